import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { newId } from '@tact/server/cases';
import { NotFound, type Principal, validationPipe } from '@tact/server/platform';
import { OperationHandlers } from '@tact/server/sync';
import { fieldValues, type Operation } from '@tact/sync-protocol';
import { ApprovalCommands } from './commands/approval-commands';
import { ApprovalVersionDto, ProposeApprovalDto, ReturnApprovalDto } from './http/approval.dto';

/** The commands of push on approvals: each runs the handler of its route, on the same body. */
@Injectable()
export class ApprovalOperations implements OnModuleInit {
  private readonly pipe = validationPipe();

  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(ApprovalCommands) private readonly commands: ApprovalCommands,
  ) {}

  onModuleInit(): void {
    const { propose, decide, withdraw } = this.commands;
    this.on('propose', ProposeApprovalDto, (principal, operation, body) => propose.execute(principal, operation.caseId, { ...body, id: newId(operation.id) }));
    this.on('approve', ApprovalVersionDto, (principal, { id }, { version }) => decide.approve(principal, id, version));
    this.on('return', ReturnApprovalDto, (principal, { id }, body) => decide.giveBack(principal, id, body));
    this.on('withdraw', ApprovalVersionDto, (principal, { id }, { version }) => withdraw.execute(principal, id, version));
  }

  private on<Body extends object>(name: string, type: Type<Body>, work: (principal: Principal, operation: Operation, body: Body) => Promise<void>): void {
    this.registry.register('approval', name, {
      readsFile: true,
      run: async (principal, operation) => {
        const given = name === 'propose' ? { ...fieldValues(operation), id: operation.id } : fieldValues(operation);
        const body = (await this.pipe.transform(given, { type: 'body', metatype: type })) as Body;
        if (name !== 'propose' && (await this.commands.finder.find(principal, operation.id)).row.case_id !== operation.caseId) throw new NotFound();
        await work(principal, operation, body);
        const { id, version, state } = await this.commands.head(principal, operation.id);
        return { outcome: 'applied', id, version, state };
      },
    });
  }
}
