import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { AskDenialDto, DenialsDto, FindPeopleDto, FoundPersonDto, ProposeRemovalDto, StepDenialDto } from './denial.dto';
import { DenialsHandler } from './denials.handler';

/** Blocked persons of a case. Every answer is the case's list as it is then. */
@ApiTags('blocks')
@Controller()
export class BlocksController {
  constructor(@Inject(DenialsHandler) private readonly denials: DenialsHandler) {}

  /** Who is denied the case, and why; logs `opened`. */
  @Get('cases/:id/blocks') @Requires('update', 'Case') @ApiOkResponse({ type: DenialsDto })
  list(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<DenialsDto> {
    return this.denials.list(principal, id);
  }

  /** People who may be meant, at most 20. */
  @Post('cases/:id/blocks/people') @HttpCode(200) @Requires('update', 'Case') @ApiOkResponse({ type: [FoundPersonDto] })
  people(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() { find }: FindPeopleDto): Promise<readonly FoundPersonDto[]> {
    return this.denials.people(principal, id, find);
  }

  /** Denies the case: a supervisor at once, an owner proposes. 422 `nobody_left`; 409 `already_blocked`. */
  @Post('cases/:id/blocks') @Requires('update', 'Case') @ApiCreatedResponse({ type: DenialsDto })
  ask(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: AskDenialDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.ask(principal, id, body, key);
  }

  /** A supervisor puts a proposed one in force. 403 `second_person_required`; 422 `nobody_left`. */
  @Post('blocks/:id/confirm') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: DenialsDto })
  confirm(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: StepDenialDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.step(principal, id, 'confirm', body, key);
  }

  /** A supervisor refuses a proposed one. */
  @Post('blocks/:id/refuse') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: DenialsDto })
  refuse(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: StepDenialDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.step(principal, id, 'refuse', body, key);
  }

  /** Asks that it be taken away; it stays in force until a supervisor has decided. */
  @Post('blocks/:id/propose-removal') @HttpCode(200) @Requires('update', 'Case') @ApiOkResponse({ type: DenialsDto })
  proposeRemoval(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: ProposeRemovalDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.step(principal, id, 'propose_removal', body, key);
  }

  /** Takes it away, as its second person. 403 `second_person_required`. */
  @Post('blocks/:id/remove') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: DenialsDto })
  remove(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: StepDenialDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.step(principal, id, 'remove', body, key);
  }

  /** It stays, as its second person. */
  @Post('blocks/:id/keep') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: DenialsDto })
  keep(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: StepDenialDto, @IdempotencyKey() key: string | undefined): Promise<DenialsDto> {
    return this.denials.step(principal, id, 'keep', body, key);
  }
}
