import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { NotFound, type Principal, validationPipe } from '@tact/server/platform';
import { type OperationHandler, OperationHandlers, type OperationResult } from '@tact/server/sync';
import { COMMANDS, type Operation, fieldValues } from '@tact/sync-protocol';
import { ProposeReferralHandler } from './commands/propose-referral.handler';
import { ReceiverCommands, SenderCommands } from './commands/referral-commands';
import type { ReferralCommand } from './commands/referral-command';
import { TalkCommands } from './commands/talk-commands';
import { AnswerDto, CompleteDto, DeclineDto, NewReferralDto, ResubmitDto, ReturnDto, SaidDto, SectionReadDto, VersionDto } from './http/referral.dto';
import { ReferralHeads } from './referrals/referral-heads';

type Name = (typeof COMMANDS)['referral'][number];
interface Bound {
  readonly body: Type;
  readonly command: ReferralCommand<never>;
}

/** The commands of push: each runs the handler of its route, on the same body. */
@Injectable()
export class ReferralOperations implements OnModuleInit {
  private readonly pipe = validationPipe();

  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(ProposeReferralHandler) private readonly propose: ProposeReferralHandler,
    @Inject(SenderCommands) private readonly sender: SenderCommands,
    @Inject(ReceiverCommands) private readonly receiver: ReceiverCommands,
    @Inject(TalkCommands) private readonly talk: TalkCommands,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
  ) {}

  onModuleInit(): void {
    this.registry.register('referral', 'propose', { readsFile: true, run: (principal, operation) => this.runProposal(principal, operation) });
    for (const [name, { body, command }] of Object.entries(this.bound())) this.registry.register('referral', name, this.handler(body, command));
  }

  private bound(): Record<Exclude<Name, 'propose'>, Bound> {
    return {
      approve: { body: VersionDto, command: this.sender.approve }, return: { body: ReturnDto, command: this.sender.giveBack },
      resubmit: { body: ResubmitDto, command: this.sender.resubmit }, revoke: { body: VersionDto, command: this.sender.revoke },
      acknowledge: { body: VersionDto, command: this.receiver.acknowledge }, accept: { body: VersionDto, command: this.receiver.accept },
      decline: { body: DeclineDto, command: this.receiver.decline }, start: { body: VersionDto, command: this.receiver.start },
      complete: { body: CompleteDto, command: this.receiver.complete }, ask: { body: SaidDto, command: this.talk.ask },
      answer: { body: AnswerDto, command: this.talk.answer }, feedback: { body: SaidDto, command: this.talk.feedback },
      acknowledgeSection: { body: SectionReadDto, command: this.talk.acknowledgeSection },
    };
  }

  private handler(body: Type, command: ReferralCommand<never>): OperationHandler {
    return {
      readsFile: command.opens,
      run: async (principal, operation) => {
        const checked = (await this.pipe.transform(fieldValues(operation), { type: 'body', metatype: body })) as never;
        if ((await this.heads.of(principal, operation.id)).caseId !== operation.caseId) throw new NotFound();
        await command.execute(principal, operation.id, checked);
        return this.result(principal, operation.id);
      },
    };
  }

  private async runProposal(principal: Principal, operation: Operation): Promise<OperationResult> {
    const values = { submit: true, ...fieldValues(operation), id: operation.id };
    const body = (await this.pipe.transform(values, { type: 'body', metatype: NewReferralDto })) as NewReferralDto;
    await this.propose.execute(principal, operation.caseId, body);
    return this.result(principal, operation.id);
  }

  private async result(principal: Principal, id: string): Promise<OperationResult> {
    const { version, state } = await this.heads.of(principal, id);
    return { outcome: 'applied', id, version, state };
  }
}
