import { Inject, Injectable } from '@nestjs/common';
import { CaseAccess, Once } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import type { ReturnCommand } from '../commands/return-command';
import type { ReturnView } from '../view/return-view';
import { type ReturnOver, ReturnViewing } from '../view/return-viewing';

/** How a request is recognised when it comes again. */
export interface Asked {
  readonly name: string;
  readonly key: string | undefined;
  readonly body: object;
}

/** Runs commands once, and reads returns, under an access record of the case. */
@Injectable()
export class ReturnDesk {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Once) private readonly once: Once,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnViewing) private readonly viewing: ReturnViewing,
  ) {}

  /** The return as the principal sees it; logs `opened`. Hidden and missing are one 404. */
  read(principal: Principal, id: string): Promise<ReturnView> {
    return this.access.log(principal, 'opened', async () => {
      const { row } = await this.finder.find(principal, id);
      return { caseIds: [row.caseId], chosen: id, section: 'return' };
    }, () => this.viewing.of(principal, id));
  }

  /** The newest return of a case for who keeps the file; null where none came up. */
  readOfCase(principal: Principal, caseId: string): Promise<{ readonly return: ReturnView | null }> {
    return this.access.log(principal, 'opened', async () => ({ caseIds: [caseId], chosen: await this.viewing.kept(principal, caseId), section: 'return' }),
      async (id) => ({ return: id === null ? null : await this.viewing.of(principal, id) }));
  }

  async command<Body extends object>(principal: Principal, id: string, command: ReturnCommand<Body>, { name, key, body }: Asked): Promise<ReturnView | ReturnOver> {
    const { row } = await this.uow.run(principal, () => this.finder.find(principal, id));
    return this.once.run<ReturnView | ReturnOver>(principal, {
      route: `POST /returns/${id}/${name}`, key, body, caseId: row.caseId,
      first: async () => {
        await command.execute(principal, id, body as Body);
        const value = await this.viewing.after(principal, id);
        return { value, resource: id, version: 'version' in value ? value.version : row.version };
      },
      again: () => this.viewing.after(principal, id),
    });
  }

  /** A return of a case is begun, once. */
  begin(principal: Principal, caseId: string, asked: Asked, work: () => Promise<string>): Promise<ReturnView | ReturnOver> {
    return this.once.run<ReturnView | ReturnOver>(principal, {
      route: `POST /cases/${caseId}/${asked.name}`, key: asked.key, body: asked.body, caseId,
      first: async () => {
        const id = await work();
        return { value: await this.viewing.of(principal, id), resource: id, version: 1 };
      },
      again: (id) => this.viewing.after(principal, id),
    });
  }
}
