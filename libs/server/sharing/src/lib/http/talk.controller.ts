import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { TalkCommands } from '../commands/talk-commands';
import type { ReferralHead } from '../referrals/referral-head';
import { Entrance } from './entrance';
import { AnswerDto, SaidDto, SectionReadDto } from './referral.dto';
import { uuidParam } from './uuid-param';

/** Questions, answers, feedback and pages read, within a referral. */
@Controller('referrals/:id')
export class TalkController {
  constructor(
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(TalkCommands) private readonly commands: TalkCommands,
  ) {}

  /** Either side asks while the receiver has it. */
  @Post('questions')
  @HttpCode(200)
  @Requires('ask', 'Referral')
  ask(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: SaidDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.ask, body, { route: `POST /referrals/${id}/questions`, key, body });
  }

  /** The other side answers. */
  @Post('answers')
  @HttpCode(200)
  @Requires('answer', 'Referral')
  answer(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: AnswerDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.answer, body, { route: `POST /referrals/${id}/answers`, key, body });
  }

  /** The receiver says what it did for the child. */
  @Post('feedback')
  @HttpCode(200)
  @Requires('feedback', 'Referral')
  feedback(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: SaidDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.feedback, body, { route: `POST /referrals/${id}/feedback`, key, body });
  }

  /** The receiver has read one shared section. */
  @Post('acknowledgements')
  @HttpCode(200)
  @Requires('acknowledge', 'Referral')
  acknowledgeSection(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: SectionReadDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    return this.entrance.command(principal, id, this.commands.acknowledgeSection, body, { route: `POST /referrals/${id}/acknowledgements`, key, body });
  }
}
