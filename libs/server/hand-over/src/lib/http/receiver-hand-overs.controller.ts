import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { uuidParam } from '@tact/server/sharing';
import { ReceiverCommands } from '../commands/hand-over-commands';
import type { HandOverHead } from '../read/hand-over-head';
import { AnswerQuestionDto, AskDto, CodedReasonDto, PageReadDto, ProofDto, SignDto } from './hand-over.dto';
import { HandOverEntrance } from './hand-over-entrance';

/** What the duty bearer's side does with a path, and the talk of both sides. */
@ApiTags('hand-overs')
@Controller('hand-overs/:id')
export class ReceiverHandOversController {
  constructor(
    @Inject(HandOverEntrance) private readonly entrance: HandOverEntrance,
    @Inject(ReceiverCommands) private readonly commands: ReceiverCommands,
  ) {}

  /** One section of the offer is read. */
  @Post('acknowledgements')
  @HttpCode(200)
  @Requires('acknowledge', 'HandOver')
  acknowledge(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: PageReadDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.acknowledge, body, { route: `POST /hand-overs/${id}/acknowledgements`, key, body });
  }

  /** Signs for responsibility. A lead path moves the file to the named caseworker and team. */
  @Post('accept')
  @HttpCode(200)
  @Requires('accept', 'HandOver')
  accept(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: SignDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.accept, body, { route: `POST /hand-overs/${id}/accept`, key, body });
  }

  /** Does not take it on, with a code of `decline_reason`; the sender stays responsible. */
  @Post('decline')
  @HttpCode(200)
  @Requires('decline', 'HandOver')
  decline(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: CodedReasonDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.decline, body, { route: `POST /hand-overs/${id}/decline`, key, body });
  }

  /** Gives back what it owned; a lead file returns to the stage and the organisation it came from. */
  @Post('return')
  @HttpCode(200)
  @Requires('return', 'HandOver')
  giveBack(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: CodedReasonDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.giveBack, body, { route: `POST /hand-overs/${id}/return`, key, body });
  }

  /** A visit or a service since the duty bearer owns. */
  @Post('proofs')
  @HttpCode(200)
  @Requires('complete', 'HandOver')
  prove(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: ProofDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.prove, body, { route: `POST /hand-overs/${id}/proofs`, key, body });
  }

  /** Either side asks. */
  @Post('questions')
  @HttpCode(200)
  @Requires('ask', 'HandOver')
  ask(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: AskDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.ask, body, { route: `POST /hand-overs/${id}/questions`, key, body });
  }

  /** The other side answers. */
  @Post('answers')
  @HttpCode(200)
  @Requires('answer', 'HandOver')
  answer(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Body() body: AnswerQuestionDto, @IdempotencyKey() key: string | undefined): Promise<HandOverHead> {
    return this.entrance.command(principal, id, this.commands.steps.answer, body, { route: `POST /hand-overs/${id}/answers`, key, body });
  }
}
