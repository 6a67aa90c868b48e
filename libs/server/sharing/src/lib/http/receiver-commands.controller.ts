import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { ReceiverCommands } from '../commands/referral-commands';
import type { ReferralHead } from '../referrals/referral-head';
import { Entrance } from './entrance';
import { CompleteDto, DeclineDto, VersionDto } from './referral.dto';
import { uuidParam } from './uuid-param';

/** What the receiver's side does with a referral. */
@Controller('referrals/:id')
export class ReceiverCommandsController {
  constructor(
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(ReceiverCommands) private readonly commands: ReceiverCommands,
  ) {}

  /** The receiver has seen the request. */
  @Post('acknowledge')
  @HttpCode(200)
  @Requires('acknowledge', 'Referral')
  acknowledge(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: VersionDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.acknowledge, body, { route: `POST /referrals/${id}/acknowledge`, key, body });
  }

  /** The receiver accepts; the shared sections open. */
  @Post('accept')
  @HttpCode(200)
  @Requires('accept', 'Referral')
  accept(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: VersionDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.accept, body, { route: `POST /referrals/${id}/accept`, key, body });
  }

  /** The receiver declines with a code of `decline_reason`; `other` needs a note. */
  @Post('decline')
  @HttpCode(200)
  @Requires('decline', 'Referral')
  decline(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: DeclineDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.decline, body, { route: `POST /referrals/${id}/decline`, key, body });
  }

  /** The service has begun. */
  @Post('start')
  @HttpCode(200)
  @Requires('start', 'Referral')
  start(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: VersionDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.start, body, { route: `POST /referrals/${id}/start`, key, body });
  }

  /** The receiver ends its work with an outcome; its access ends at once. */
  @Post('complete')
  @HttpCode(200)
  @Requires('complete', 'Referral')
  complete(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: CompleteDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.complete, body, { route: `POST /referrals/${id}/complete`, key, body });
  }
}
