import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { MatchesDto, StepMatchDto } from './match.dto';
import { MatchesHandler } from './matches.handler';

/** Cases that may be of a child known elsewhere. 404 for hidden and missing; 409 `wrong_state`, `version_conflict`. */
@ApiTags('matches')
@Controller('matches')
export class MatchesController {
  constructor(@Inject(MatchesHandler) private readonly matches: MatchesHandler) {}

  /** Matches of cases that the caller supervises. */
  @Get() @Requires('assign', 'Case') @ApiOkResponse({ type: MatchesDto })
  list(@CurrentPrincipal() principal: Principal): Promise<MatchesDto> {
    return this.matches.list(principal);
  }

  /** Compares with the other supervisor: the older case's asks, the newer case's opens both for 14 days. */
  @Post(':id/agree') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: MatchesDto })
  agree(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() { version }: StepMatchDto, @IdempotencyKey() key: string | undefined): Promise<MatchesDto> {
    return this.matches.act(principal, id, 'agree', version, key);
  }

  /** Another child: it is over, and what was open is closed. */
  @Post(':id/differ') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: MatchesDto })
  differ(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() { version }: StepMatchDto, @IdempotencyKey() key: string | undefined): Promise<MatchesDto> {
    return this.matches.act(principal, id, 'differ', version, key);
  }

  /** The same child: the two cases are linked; nothing is merged. */
  @Post(':id/link') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: MatchesDto })
  link(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() { version }: StepMatchDto, @IdempotencyKey() key: string | undefined): Promise<MatchesDto> {
    return this.matches.act(principal, id, 'link', version, key);
  }

  /** Undoes the link. */
  @Post(':id/unlink') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: MatchesDto })
  unlink(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() { version }: StepMatchDto, @IdempotencyKey() key: string | undefined): Promise<MatchesDto> {
    return this.matches.act(principal, id, 'unlink', version, key);
  }
}
