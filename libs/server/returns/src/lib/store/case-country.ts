import { Inject, Injectable } from '@nestjs/common';
import { CaseFinder, ChangeCaseHandler } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import { fieldWrites } from '@tact/sync-protocol';

/** Where the child is, in its file. */
@Injectable()
export class CaseCountry {
  constructor(
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(ChangeCaseHandler) private readonly changes: ChangeCaseHandler,
  ) {}

  async set(principal: Principal, caseId: string, presenceCountry: string): Promise<void> {
    const { row } = await this.cases.find(principal, caseId);
    if (row.presenceCountry !== presenceCountry) await this.changes.execute(principal, caseId, fieldWrites({ presenceCountry }, row.version));
  }
}
