import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, IfMatch, type Principal, Requires } from '@tact/server/platform';
import { AdminRows, type Page } from '../admin/admin-rows';
import { IdParam, PageDto } from '../admin/page.dto';
import { MaybeChangeDto } from '../changes/change.dto';
import { ChangeRoleDto, NewRoleDto, RoleDto, RolesDto } from './people.dto';
import { ROLES } from './people-registers';
import { RoleHandler } from './role.handler';

/** Roles: verbs on subjects, as data. */
@ApiTags('admin')
@Controller('admin/roles')
export class RolesController {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(RoleHandler) private readonly roles: RoleHandler,
  ) {}

  /** Roles with their permissions. */
  @Get() @Requires('read', 'Role') @ApiOkResponse({ type: RolesDto })
  list(@CurrentPrincipal() principal: Principal, @Query() page: PageDto): Promise<Page<RoleDto>> {
    return this.rows.page(principal, ROLES, [], page);
  }

  /** Adds a role: done, or a change that waits when it opens cases. */
  @Post() @Requires('create', 'Role') @ApiCreatedResponse({ type: MaybeChangeDto })
  add(@CurrentPrincipal() principal: Principal, @Body() body: NewRoleDto, @IdempotencyKey() key: string | undefined): Promise<MaybeChangeDto> {
    return this.roles.add(principal, body, key);
  }

  /** Changes a role at the version in If-Match: done, or a change that waits when it opens cases before or after. */
  @Patch(':id') @Requires('update', 'Role') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: MaybeChangeDto })
  change(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IfMatch() version: number, @Body() body: ChangeRoleDto): Promise<MaybeChangeDto> {
    return this.roles.edit(principal, id, version, body);
  }
}
