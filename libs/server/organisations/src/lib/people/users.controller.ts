import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, IfMatch, NotPermitted, type Principal, Requires } from '@tact/server/platform';
import { AdminRows, type Page } from '../admin/admin-rows';
import { IdParam } from '../admin/page.dto';
import { ChangeDto } from '../changes/change.dto';
import { ChangeUserDto, NewUserDto, UserDto, UsersDto, UsersPageDto } from './people.dto';
import { USERS } from './people-registers';
import { UserHandler } from './user.handler';

/** People's accounts. Passwords and second factors are set by their owners through an invitation only. */
@ApiTags('admin')
@Controller('admin/users')
export class UsersController {
  constructor(
    @Inject(AdminRows) private readonly rows: AdminRows,
    @Inject(UserHandler) private readonly users: UserHandler,
  ) {}

  /** People in order of name, of one organisation when it is named. */
  @Get() @Requires('read', 'Membership') @ApiOkResponse({ type: UsersDto })
  list(@CurrentPrincipal() principal: Principal, @Query() page: UsersPageDto): Promise<Page<UserDto>> {
    return this.rows.page(principal, USERS, [page.organisationId ?? null, page.find ?? null], page);
  }

  /** Adds a person and answers the invitation to hand over, once. 409 `already_exists` for an address in use. */
  @Post() @Requires('create', 'User') @ApiCreatedResponse({ type: UserDto })
  add(@CurrentPrincipal() principal: Principal, @Body() body: NewUserDto, @IdempotencyKey() key: string | undefined): Promise<UserDto> {
    return this.users.add(principal, body, key);
  }

  /** Changes name, language or whether the account is active, at the version in If-Match. Nobody closes the own account: the last administrator would be gone. */
  @Patch(':id') @Requires('create', 'User') @ApiHeader({ name: 'If-Match', required: true }) @ApiOkResponse({ type: UserDto })
  change(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IfMatch() version: number, @Body() body: ChangeUserDto): Promise<UserDto> {
    if (id === principal.userId && body.active === false) throw new NotPermitted('second_person_required');
    return this.rows.patch(principal, USERS, [null, null], id, version, { ...body, updatedAt: new Date().toISOString() });
  }

  /** Asks for a password reset: waits for the DPO or the person's supervisor. */
  @Post(':id/password-reset') @HttpCode(202) @Requires('create', 'Change') @ApiAcceptedResponse({ type: ChangeDto })
  resetPassword(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IdempotencyKey() key: string | undefined): Promise<ChangeDto> {
    return this.users.proposeReset(principal, id, 'password_reset', key);
  }

  /** Asks for a new second factor: waits for the DPO or the person's supervisor. */
  @Post(':id/second-factor-reset') @HttpCode(202) @Requires('create', 'Change') @ApiAcceptedResponse({ type: ChangeDto })
  resetSecondFactor(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam, @IdempotencyKey() key: string | undefined): Promise<ChangeDto> {
    return this.users.proposeReset(principal, id, 'second_factor_reset', key);
  }
}
