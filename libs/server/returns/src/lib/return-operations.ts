import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { NotFound, type Principal, validationPipe } from '@tact/server/platform';
import { type OperationHandler, OperationHandlers, type OperationResult } from '@tact/server/sync';
import { COMMANDS, fieldValues } from '@tact/sync-protocol';
import { ConsiderReturnHandler } from './commands/consider-return.handler';
import type { ReturnCommand } from './commands/return-command';
import { ReturnCommandSet } from './commands/return-commands';
import { AppointDto, AttestationDto, AttestDto, ChangeReturnDto, MissingDto, MoveReturnDto, NamePartnerDto, NewReturnDto, OverrideDto, PartnerDto, StopReturnDto } from './http/return.dto';
import { ReturnFinder } from './access/return-finder';
import { ReturnRepository } from './store/return.repository';

type Name = (typeof COMMANDS)['return'][number];
interface Bound {
  readonly body: new () => object;
  readonly command: ReturnCommand<never>;
}

/** The commands of push: each runs the handler of its route, on the same body. */
@Injectable()
export class ReturnOperations implements OnModuleInit {
  private readonly pipe = validationPipe();

  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(ConsiderReturnHandler) private readonly begin: ConsiderReturnHandler,
    @Inject(ReturnCommandSet) private readonly commands: ReturnCommandSet,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('return', 'consider', {
      readsFile: true,
      run: async (principal, operation) => {
        const body = (await this.pipe.transform({ ...fieldValues(operation), id: operation.id }, { type: 'body', metatype: NewReturnDto })) as NewReturnDto;
        await this.begin.execute(principal, operation.caseId, body);
        return this.result(principal, operation.id);
      },
    });
    for (const [name, { body, command }] of Object.entries(this.bound())) this.registry.register('return', name, this.handler(body, command));
  }

  private bound(): Record<Exclude<Name, 'consider'>, Bound> {
    const { steps, process, partners } = this.commands;
    return {
      attest: { body: AttestDto, command: steps.attest }, countersign: { body: AttestationDto, command: steps.countersign }, override: { body: OverrideDto, command: steps.override },
      reopen: { body: AttestationDto, command: steps.reopen }, change: { body: ChangeReturnDto, command: process.change }, move: { body: MoveReturnDto, command: process.move },
      stop: { body: StopReturnDto, command: process.stop }, missing: { body: MissingDto, command: process.missing }, name: { body: NamePartnerDto, command: partners.name },
      leave: { body: PartnerDto, command: partners.end }, appoint: { body: AppointDto, command: partners.appoint },
    };
  }

  private handler(body: new () => object, command: ReturnCommand<never>): OperationHandler {
    return {
      readsFile: true,
      run: async (principal, operation) => {
        const checked = (await this.pipe.transform(fieldValues(operation), { type: 'body', metatype: body })) as never;
        if ((await this.finder.find(principal, operation.id)).row.caseId !== operation.caseId) throw new NotFound();
        await command.execute(principal, operation.id, checked);
        return this.result(principal, operation.id);
      },
    };
  }

  private async result(principal: Principal, id: string): Promise<OperationResult> {
    const row = await this.returns.find(principal, id);
    return row ? { outcome: 'applied', id, version: row.version, state: row.state } : { outcome: 'applied', id };
  }
}
