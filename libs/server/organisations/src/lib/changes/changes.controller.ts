import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import type { Page } from '../admin/admin-rows';
import { IdParam } from '../admin/page.dto';
import { ChangeDto, ChangesDto, ChangesPageDto, DecideChangeDto } from './change.dto';
import { ChangeRows } from './change-rows';
import { DecideChangeHandler } from './decide-change.handler';

/** Changes that take a second person. */
@ApiTags('admin')
@Controller('admin/changes')
export class ChangesController {
  constructor(
    @Inject(ChangeRows) private readonly changes: ChangeRows,
    @Inject(DecideChangeHandler) private readonly decisions: DecideChangeHandler,
  ) {}

  /** The newest first: all for administrators and the DPO, for supervisors those of their own people. */
  @Get() @Requires('read', 'Change') @ApiOkResponse({ type: ChangesDto })
  list(@CurrentPrincipal() principal: Principal, @Query() page: ChangesPageDto): Promise<Page<ChangeDto>> {
    return this.changes.page(principal, page);
  }

  /** Confirms and makes it effective. 403 `second_person_required`; 409. A reset answers the invitation to hand over. */
  @Post(':id/confirm') @HttpCode(200) @Requires('confirm', 'Change') @ApiOkResponse({ type: ChangeDto })
  confirm(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @Body() { version }: DecideChangeDto, @IdempotencyKey() key: string | undefined): Promise<ChangeDto> {
    return this.decisions.handle(principal, id, 'confirmed', version, key);
  }

  /** Refuses; nothing changes. 403 `second_person_required`; 409. */
  @Post(':id/refuse') @HttpCode(200) @Requires('confirm', 'Change') @ApiOkResponse({ type: ChangeDto })
  refuse(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @Body() { version }: DecideChangeDto, @IdempotencyKey() key: string | undefined): Promise<ChangeDto> {
    return this.decisions.handle(principal, id, 'refused', version, key);
  }

  /** Takes one's own proposal back. 403 `not_proposer`; 409. */
  @Post(':id/withdraw') @HttpCode(200) @Requires('create', 'Change') @ApiOkResponse({ type: ChangeDto })
  withdraw(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @Body() { version }: DecideChangeDto, @IdempotencyKey() key: string | undefined): Promise<ChangeDto> {
    return this.decisions.handle(principal, id, 'withdrawn', version, key);
  }
}
