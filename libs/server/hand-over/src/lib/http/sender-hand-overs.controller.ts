import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { uuidParam } from '@tact/server/sharing';
import { SenderCommands } from '../commands/hand-over-commands';
import type { HandOverHead } from '../read/hand-over-head';
import { AdvanceDto, CommentDto, DeliverDto, HandOverVersionDto, NotedDto, OutsideAnswerDto, ProposeStepDto, TalkDto } from './hand-over.dto';
import { HandOverEntrance } from './hand-over-entrance';

/** What the sender's side does with a path. */
@ApiTags('hand-overs')
@Controller('hand-overs/:id')
export class SenderHandOversController {
  constructor(
    @Inject(HandOverEntrance) private readonly entrance: HandOverEntrance,
    @Inject(SenderCommands) private readonly commands: SenderCommands,
  ) {}

  /** Puts the next step before a supervisor: from 0 opening the file, from 2 offering responsibility. 422 names what lacks consent and why. */
  @Post('propose')
  @HttpCode(200)
  @Requires('propose', 'HandOver')
  propose(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: ProposeStepDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.propose, body, { route: `POST /hand-overs/${id}/propose`, key, body });
  }

  /** A supervisor approves the version it read. 409 `already_decided` says by whom, `approval_stale` that it was edited. */
  @Post('approve')
  @HttpCode(200)
  @Requires('approve', 'HandOver')
  approve(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: HandOverVersionDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.approve, body, { route: `POST /hand-overs/${id}/approve`, key, body });
  }

  /** A supervisor gives a proposed step back with a comment. */
  @Post('send-back')
  @HttpCode(200)
  @Requires('approve', 'HandOver')
  sendBack(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: CommentDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.sendBack, body, { route: `POST /hand-overs/${id}/send-back`, key, body });
  }

  /** From joint work (1) to the duty bearer leading (2), or back. */
  @Post('advance')
  @HttpCode(200)
  @Requires('update', 'HandOver')
  advance(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: AdvanceDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.advance, body, { route: `POST /hand-overs/${id}/advance`, key, body });
  }

  /** A supervisor records the talk with the supervisor of the other side; a transfer of high risk needs it. */
  @Post('talk')
  @HttpCode(200)
  @Requires('approve', 'HandOver')
  talk(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: TalkDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.talk, body, { route: `POST /hand-overs/${id}/talk`, key, body });
  }

  /** Takes a proposal or an offer back before it is accepted. */
  @Post('take-back')
  @HttpCode(200)
  @Requires('revoke', 'HandOver')
  takeBack(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: HandOverVersionDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.takeBack, body, { route: `POST /hand-overs/${id}/take-back`, key, body });
  }

  /** Ends a path that the duty bearer does not own; its access ends at once. */
  @Post('stop')
  @HttpCode(200)
  @Requires('revoke', 'HandOver')
  stop(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: NotedDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.stop, body, { route: `POST /hand-overs/${id}/stop`, key, body });
  }

  /** An offer reached an organisation without an account on paper. */
  @Post('deliver')
  @HttpCode(200)
  @Requires('update', 'HandOver')
  deliver(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: DeliverDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.deliver, body, { route: `POST /hand-overs/${id}/deliver`, key, body });
  }

  /** What an organisation without an account answered, marked so. */
  @Post('outside-answer')
  @HttpCode(200)
  @Requires('update', 'HandOver')
  outsideAnswer(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: OutsideAnswerDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.outsideAnswer, body, { route: `POST /hand-overs/${id}/outside-answer`, key, body });
  }

  /** Stage 4: owned long enough (setting `handOverVerifyDays`) and proved. 422 `too_early`, `proof_missing`. */
  @Post('verify')
  @HttpCode(200)
  @Requires('confirm', 'HandOver')
  verify(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: NotedDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.verify, body, { route: `POST /hand-overs/${id}/verify`, key, body });
  }
}
