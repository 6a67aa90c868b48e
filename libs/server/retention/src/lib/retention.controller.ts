import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { DecideErasureHandler } from './decide-erasure.handler';
import { DueCasesQuery } from './due-cases.query';
import { ErasureRows } from './erasure-rows';
import { ProposeErasureHandler } from './propose-erasure.handler';
import { DecideErasureDto, DueCasesDto, ErasureDto, ErasureIdParam, ErasuresDto, ErasuresPageDto, ProposeErasureDto, RetentionPageDto } from './retention.dto';

/** Retention and erasure: codes and dates, never content (SECURITY.md, Encryption). */
@ApiTags('oversight')
@Controller('oversight')
export class RetentionController {
  constructor(
    @Inject(DueCasesQuery) private readonly due: DueCasesQuery,
    @Inject(ErasureRows) private readonly erasures: ErasureRows,
    @Inject(ProposeErasureHandler) private readonly proposals: ProposeErasureHandler,
    @Inject(DecideErasureHandler) private readonly decisions: DecideErasureHandler,
  ) {}

  /** Closed cases whose time is over, those closed longest first. */
  @Post('retention') @HttpCode(200) @Requires('propose', 'Erasure') @ApiOkResponse({ type: DueCasesDto })
  dueCases(@CurrentPrincipal() principal: Principal, @Body() page: RetentionPageDto): Promise<DueCasesDto> {
    return this.due.page(principal, page);
  }

  /** Erasures, the newest first: all for the data protection officer, for supervisors those of cases they see, and what they decided. */
  @Get('erasures') @Requires('read', 'Erasure') @ApiOkResponse({ type: ErasuresDto })
  list(@CurrentPrincipal() principal: Principal, @Query() page: ErasuresPageDto): Promise<ErasuresDto> {
    return this.erasures.page(principal, page);
  }

  /** Proposes to erase a closed case. 404; 409 `already_proposed`; 422 `not_closed`, `not_due`. */
  @Post('erasures') @Requires('propose', 'Erasure') @ApiCreatedResponse({ type: ErasureDto })
  propose(@CurrentPrincipal() principal: Principal, @Body() body: ProposeErasureDto, @IdempotencyKey() key: string | undefined): Promise<ErasureDto> {
    return this.proposals.handle(principal, body, key);
  }

  /** Erases the case for ever, as its second person. 403 `second_person_required`; 409. */
  @Post('erasures/:id/confirm') @HttpCode(200) @Requires('confirm', 'Erasure') @ApiOkResponse({ type: ErasureDto })
  confirm(@CurrentPrincipal() principal: Principal, @Param() { id }: ErasureIdParam, @Body() { version }: DecideErasureDto, @IdempotencyKey() key: string | undefined): Promise<ErasureDto> {
    return this.decisions.handle(principal, id, 'done', version, key);
  }

  /** The case stays. 403 `second_person_required`; 409. */
  @Post('erasures/:id/refuse') @HttpCode(200) @Requires('confirm', 'Erasure') @ApiOkResponse({ type: ErasureDto })
  refuse(@CurrentPrincipal() principal: Principal, @Param() { id }: ErasureIdParam, @Body() { version }: DecideErasureDto, @IdempotencyKey() key: string | undefined): Promise<ErasureDto> {
    return this.decisions.handle(principal, id, 'refused', version, key);
  }

  /** Takes one's own proposal back. 403 `not_proposer`; 409. */
  @Post('erasures/:id/withdraw') @HttpCode(200) @Requires('propose', 'Erasure') @ApiOkResponse({ type: ErasureDto })
  withdraw(@CurrentPrincipal() principal: Principal, @Param() { id }: ErasureIdParam, @Body() { version }: DecideErasureDto, @IdempotencyKey() key: string | undefined): Promise<ErasureDto> {
    return this.decisions.handle(principal, id, 'withdrawn', version, key);
  }
}
