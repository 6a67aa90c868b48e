import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, type Principal, Requires, SignInRequired } from '@tact/server/platform';
import { ChangeAccountDto, ChangePasswordDto, IdParam, NotificationDto, OwnDeviceDto, OwnSessionDto, PrincipalDto } from './account.dto';
import { ChangePasswordHandler } from './change-password.handler';
import { OwnNotifications } from './own-notifications';
import { OwnSessions } from './own-sessions';

/** One's own account, sessions and devices. */
@ApiTags('me')
@Controller('me')
export class MeController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(OwnSessions) private readonly own: OwnSessions,
    @Inject(ChangePasswordHandler) private readonly passwords: ChangePasswordHandler,
    @Inject(OwnNotifications) private readonly notifications: OwnNotifications,
  ) {}

  /** The signed-in principal with the memberships in force now. */
  @Get() @Requires('read', 'Session') @ApiOkResponse({ type: PrincipalDto })
  me(@CurrentPrincipal() { ability: _ability, ...principal }: Principal): PrincipalRow {
    return principal;
  }

  /** Changes the language of one's account; the principal as it is then. */
  @Patch() @Requires('update', 'User') @ApiOkResponse({ type: PrincipalDto })
  async change(@CurrentPrincipal() principal: Principal, @Body() body: ChangeAccountDto): Promise<PrincipalRow> {
    await this.uow.run(principal, () => this.uow.query(
      'update tact.app_user set language = $2, version = version + 1, updated_at = clock_timestamp() where id = $1 and language <> $2', [principal.userId, body.language]));
    const row = await this.uow.authenticate(principal);
    if (!row) throw new SignInRequired();
    return row;
  }

  /** Changes one's own password; other sessions end. 422 `password_wrong`, 400 with the rule that the new one breaks. */
  @Post('password') @HttpCode(204) @Requires('update', 'User') @ApiNoContentResponse()
  changePassword(@CurrentPrincipal() principal: Principal, @Body() body: ChangePasswordDto): Promise<void> {
    return this.passwords.handle(principal, body);
  }

  /** One's own live sessions, the last used first. */
  @Get('sessions') @Requires('read', 'Session') @ApiOkResponse({ type: [OwnSessionDto] })
  sessions(@CurrentPrincipal() principal: Principal): Promise<readonly OwnSessionDto[]> {
    return this.own.sessions(principal);
  }

  /** Ends one of one's own sessions at once. 404 for any other. */
  @Delete('sessions/:id') @HttpCode(204) @Requires('update', 'Session') @ApiNoContentResponse()
  endSession(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam): Promise<void> {
    return this.own.endSession(principal, id);
  }

  /** The devices one signed in on. */
  @Get('devices') @Requires('read', 'Session') @ApiOkResponse({ type: [OwnDeviceDto] })
  devices(@CurrentPrincipal() principal: Principal): Promise<readonly OwnDeviceDto[]> {
    return this.own.devices(principal);
  }

  /** Revokes a device and every session on it. 404 for another's. */
  @Delete('devices/:id') @HttpCode(204) @Requires('update', 'Session') @ApiNoContentResponse()
  revokeDevice(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam): Promise<void> {
    return this.own.revokeDevice(principal, id);
  }

  /** One's own newest notifications. */
  @Get('notifications') @Requires('read', 'Session') @ApiOkResponse({ type: [NotificationDto] })
  ownNotifications(@CurrentPrincipal() principal: Principal): Promise<readonly NotificationDto[]> {
    return this.notifications.list(principal);
  }

  /** Marks a notification as read. 404 for another's. */
  @Post('notifications/:id/read') @HttpCode(204) @Requires('update', 'Session') @ApiNoContentResponse()
  markRead(@CurrentPrincipal() principal: Principal, @Param() { id }: IdParam): Promise<void> {
    return this.notifications.markRead(principal, id);
  }
}
