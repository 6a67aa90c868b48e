import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { OverrideLogDto, OverridesDto, ProposeOverrideDto, StepOverrideDto } from './override.dto';
import { OverridesHandler } from './overrides.handler';

/** Sharing without consent, only to prevent serious harm or by legal duty. Every answer is the case's list as it is then. */
@ApiTags('consents')
@Controller()
export class OverridesController {
  constructor(@Inject(OverridesHandler) private readonly overrides: OverridesHandler) {}

  /** The overrides of a case with their reasons; logs `opened`. */
  @Get('cases/:id/consent-overrides') @Requires('update', 'Case') @ApiOkResponse({ type: OverridesDto })
  list(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<OverridesDto> {
    return this.overrides.list(principal, id);
  }

  /** Proposes one: named sections, one recipient, an end. 422 `until_too_late`, `receiver_blocked`. */
  @Post('cases/:id/consent-overrides') @Requires('update', 'Case') @ApiCreatedResponse({ type: OverridesDto })
  propose(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Body() body: ProposeOverrideDto, @IdempotencyKey() key: string | undefined): Promise<OverridesDto> {
    return this.overrides.propose(principal, id, body, key);
  }

  /** A supervisor other than the proposer puts it in force; a task to tell the child begins. 403 `second_person_required`; 422 `override_over`. */
  @Post('cases/:id/consent-overrides/:override/approve') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: OverridesDto })
  approve(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Param('override', IdPipe) override: string, @Body() body: StepOverrideDto, @IdempotencyKey() key: string | undefined): Promise<OverridesDto> {
    return this.overrides.step(principal, id, override, 'approve', body, key);
  }

  /** A supervisor other than the proposer refuses it. */
  @Post('cases/:id/consent-overrides/:override/refuse') @HttpCode(200) @Requires('assign', 'Case') @ApiOkResponse({ type: OverridesDto })
  refuse(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Param('override', IdPipe) override: string, @Body() body: StepOverrideDto, @IdempotencyKey() key: string | undefined): Promise<OverridesDto> {
    return this.overrides.step(principal, id, override, 'refuse', body, key);
  }

  /** Ends one in force at once, with what was shared by it. */
  @Post('cases/:id/consent-overrides/:override/end') @HttpCode(200) @Requires('update', 'Case') @ApiOkResponse({ type: OverridesDto })
  end(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @Param('override', IdPipe) override: string, @Body() body: StepOverrideDto, @IdempotencyKey() key: string | undefined): Promise<OverridesDto> {
    return this.overrides.step(principal, id, override, 'end', body, key);
  }

  /** All overrides for the data protection officer: codes and names, no reason; newest 200. */
  @Post('oversight/consent-overrides') @HttpCode(200) @Requires('read', 'AccessLog') @ApiOkResponse({ type: OverrideLogDto })
  async log(@CurrentPrincipal() principal: Principal): Promise<OverrideLogDto> {
    return { items: await this.overrides.log(principal) };
  }
}
