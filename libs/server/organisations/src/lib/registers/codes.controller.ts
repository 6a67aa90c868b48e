import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CODE_LISTS } from '@tact/domain';
import { BadRequest, CurrentPrincipal, IdempotencyKey, IfMatch, type Principal, Requires } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { AdminRows, type Page } from '../admin/admin-rows';
import { PageDto } from '../admin/page.dto';
import { AreaDto } from '../reference/reference.dto';
import { ChangeSettingHandler } from './change-setting.handler';
import { ChangeCodeDto, ChangeSettingDto, CodeParams, CodesPageDto, CodeValueDto, CodeValuesDto, NewAreaDto, NewCodeDto, SettingDto, SettingParam, SettingsDto } from './code.dto';
import { RegisterHistory, RegisterVersionDto } from './register-history';
import { AREAS, CODES, SETTINGS } from './registers';

/** Code lists, settings and localities. A code is never removed, only offered no more. */
@ApiTags('admin')
@Controller('admin')
export class CodesController {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(ChangeSettingHandler) private readonly settingChanges: ChangeSettingHandler,
    @Inject(RegisterHistory) private readonly history: RegisterHistory,
  ) {}

  /** Codes of one list or of all, in their order. */
  @Get('codes') @Requires('update', 'Code') @ApiOkResponse({ type: CodeValuesDto })
  codes(@CurrentPrincipal() principal: Principal, @Query() page: CodesPageDto): Promise<Page<CodeValueDto>> {
    return this.rows.page(principal, CODES, [page.list ?? null], page);
  }

  /** Adds a code to a list that exists. */
  @Post('codes') @Requires('create', 'Code') @ApiCreatedResponse({ type: CodeValueDto })
  addCode(@CurrentPrincipal() principal: Principal, @Body() body: NewCodeDto, @IdempotencyKey() key: string | undefined): Promise<CodeValueDto> {
    if (!Object.hasOwn(CODE_LISTS, body.list)) throw new BadRequest([{ path: 'list', code: 'unknown_list' }]);
    return this.rows.create(principal, CODES, [null], `${body.list}:${body.code}`, { position: 1000, ...body }, { key, body });
  }

  /** Changes labels, order or whether a code is offered, at the version in If-Match. */
  @Patch('codes/:list/:code') @Requires('update', 'Code') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: CodeValueDto })
  changeCode(@CurrentPrincipal() principal: Principal, @Param() { list, code }: CodeParams, @IfMatch() version: number, @Body() body: ChangeCodeDto): Promise<CodeValueDto> {
    return this.rows.patch(principal, CODES, [null], `${list}:${code}`, version, { ...body, updatedAt: new Date().toISOString() });
  }

  /** Versions of a code, newest first: who changed it when, from what to what. */
  @Get('codes/:list/:code/history') @Requires('update', 'Code') @ApiOkResponse({ type: [RegisterVersionDto] })
  codeHistory(@CurrentPrincipal() principal: Principal, @Param() { list, code }: CodeParams): Promise<readonly RegisterVersionDto[]> {
    return this.history.of(principal, 'code_value', `${list}:${code}`);
  }

  /** Versions of a setting, newest first: who changed it when, from what to what. Tasks keep the version they were made with. */
  @Get('settings/:key/history') @Requires('update', 'Setting') @ApiOkResponse({ type: [RegisterVersionDto] })
  settingHistory(@CurrentPrincipal() principal: Principal, @Param() { key }: SettingParam): Promise<readonly RegisterVersionDto[]> {
    return this.history.of(principal, 'setting', key);
  }

  /** Every setting with its version. */
  @Get('settings') @Requires('update', 'Setting') @ApiOkResponse({ type: SettingsDto })
  settings(@CurrentPrincipal() principal: Principal, @Query() page: PageDto): Promise<Page<SettingDto>> {
    return this.rows.page(principal, SETTINGS, [], page);
  }

  /** Changes a setting at the version in If-Match. 400 `invalid_setting` names where the shape differs. */
  @Patch('settings/:key') @Requires('update', 'Setting') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: SettingDto })
  changeSetting(@CurrentPrincipal() principal: Principal, @Param() { key }: SettingParam, @IfMatch() version: number, @Body() { value }: ChangeSettingDto): Promise<SettingDto> {
    return this.settingChanges.handle(principal, key, version, value);
  }

  /** Adds a locality below an area. */
  @Post('areas') @Requires('create', 'Organisation') @ApiCreatedResponse({ type: AreaDto })
  addArea(@CurrentPrincipal() principal: Principal, @Body() body: NewAreaDto, @IdempotencyKey() key: string | undefined): Promise<AreaDto> {
    const id = uuidv7();
    return this.rows.create(principal, AREAS, [null], id, { ...body, id, kind: 'locality', codeSystem: 'Tact', code: id }, { key, body });
  }
}
