import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { NotFound, type Principal, validationPipe } from '@tact/server/platform';
import { OperationHandlers, type OperationResult } from '@tact/server/sync';
import { COMMANDS, type Operation, fieldValues } from '@tact/sync-protocol';
import { BeginHandOverHandler } from './commands/begin-hand-over.handler';
import type { HandOverCommand } from './commands/hand-over-command';
import { ReceiverCommands, SenderCommands } from './commands/hand-over-commands';
import { AdvanceDto, AnswerQuestionDto, AskDto, CodedReasonDto, CommentDto, DeliverDto, HandOverVersionDto, NewHandOverDto, NotedDto, OutsideAnswerDto, PageReadDto, ProofDto,
  ProposeStepDto, SignDto, TalkDto } from './http/hand-over.dto';
import { HandOverFinder } from './read/hand-over-finder';
import { HandOverHeads } from './read/hand-over-heads';

type Name = (typeof COMMANDS)['hand_over'][number];
type Bound = readonly [body: Type, command: HandOverCommand<never>];

/** Where an operation's path is, and what it came to. */
@Injectable()
export class HandOverReach {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverHeads) private readonly heads: HandOverHeads,
  ) {}

  /** 404 where the path is of another case than the operation says. */
  async demandCase(principal: Principal, { id, caseId }: Operation): Promise<void> {
    if ((await this.finder.find(principal, id)).row.case_id !== caseId) throw new NotFound();
  }

  async result(principal: Principal, id: string): Promise<OperationResult> {
    const { version, state } = await this.heads.of(principal, id);
    return { outcome: 'applied', id, version, state };
  }
}

/** The commands of push: each runs the handler of its route, on the same body. */
@Injectable()
export class HandOverOperations implements OnModuleInit {
  private readonly pipe = validationPipe();

  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(BeginHandOverHandler) private readonly beginning: BeginHandOverHandler,
    @Inject(SenderCommands) private readonly sender: SenderCommands,
    @Inject(ReceiverCommands) private readonly receiver: ReceiverCommands,
    @Inject(HandOverReach) private readonly reach: HandOverReach,
  ) {}

  onModuleInit(): void {
    this.registry.register('hand_over', 'begin', { readsFile: true, run: (principal, operation) => this.begin(principal, operation) });
    for (const [name, [body, command]] of Object.entries(this.bound())) {
      this.registry.register('hand_over', name, { readsFile: true, run: (principal, operation) => this.run(principal, operation, body, command) });
    }
  }

  private bound(): Record<Exclude<Name, 'begin'>, Bound> {
    const { sender, receiver } = this;
    return {
      propose: [ProposeStepDto, sender.propose], approve: [HandOverVersionDto, sender.approve], sendBack: [CommentDto, sender.steps.sendBack],
      advance: [AdvanceDto, sender.steps.advance], talk: [TalkDto, sender.steps.talk], takeBack: [HandOverVersionDto, sender.steps.takeBack],
      stop: [NotedDto, sender.steps.stop], deliver: [DeliverDto, sender.steps.deliver], outsideAnswer: [OutsideAnswerDto, sender.steps.outsideAnswer],
      verify: [NotedDto, sender.steps.verify], acknowledge: [PageReadDto, receiver.steps.acknowledge], accept: [SignDto, receiver.accept],
      decline: [CodedReasonDto, receiver.steps.decline], giveBack: [CodedReasonDto, receiver.steps.giveBack], prove: [ProofDto, receiver.steps.prove],
      ask: [AskDto, receiver.steps.ask], answer: [AnswerQuestionDto, receiver.steps.answer],
    };
  }

  private async run(principal: Principal, operation: Operation, body: Type, command: HandOverCommand<never>): Promise<OperationResult> {
    const checked = (await this.pipe.transform(fieldValues(operation), { type: 'body', metatype: body })) as never;
    await this.reach.demandCase(principal, operation);
    const { row } = await command.execute(principal, operation.id, checked);
    return { outcome: 'applied', id: row.id, version: row.version, state: row.state };
  }

  private async begin(principal: Principal, operation: Operation): Promise<OperationResult> {
    const values = { ...fieldValues(operation), id: operation.id };
    const body = (await this.pipe.transform(values, { type: 'body', metatype: NewHandOverDto })) as NewHandOverDto;
    await this.beginning.execute(principal, operation.caseId, body);
    return this.reach.result(principal, operation.id);
  }
}
