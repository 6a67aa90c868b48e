import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { SenderCommands } from '../commands/referral-commands';
import type { ReferralHead } from '../referrals/referral-head';
import { Entrance } from './entrance';
import { ResubmitDto, ReturnDto, VersionDto } from './referral.dto';
import { uuidParam } from './uuid-param';

/** What the sender's side does with a referral. */
@Controller('referrals/:id')
export class SenderCommandsController {
  constructor(
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(SenderCommands) private readonly commands: SenderCommands,
  ) {}

  /** A supervisor approves the version it read; it goes out at once. 409 `already_decided` says by whom, `approval_stale` that it was edited. */
  @Post('approve')
  @HttpCode(200)
  @Requires('approve', 'Referral')
  approve(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: VersionDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.approve, body, { route: `POST /referrals/${id}/approve`, key, body });
  }

  /** A supervisor gives it back with marked fields and a comment. */
  @Post('return')
  @HttpCode(200)
  @Requires('return', 'Referral')
  giveBack(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: ReturnDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.giveBack, body, { route: `POST /referrals/${id}/return`, key, body });
  }

  /** The worker puts it forward again with what changed. */
  @Post('resubmit')
  @HttpCode(200)
  @Requires('resubmit', 'Referral')
  resubmit(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: ResubmitDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.resubmit, body, { route: `POST /referrals/${id}/resubmit`, key, body });
  }

  /** The sender takes it back; the receiver's access ends at once. */
  @Post('revoke')
  @HttpCode(200)
  @Requires('revoke', 'Referral')
  revoke(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: VersionDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.revoke, body, { route: `POST /referrals/${id}/revoke`, key, body });
  }
}
