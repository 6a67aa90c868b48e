import { Inject, Injectable } from '@nestjs/common';
import { CaseFinder } from '@tact/server/cases';
import { NotFound, type Principal } from '@tact/server/platform';
import { ReturnFinder, seeReturn } from '../access/return-finder';
import { ReturnRepository } from '../store/return.repository';
import { type ReturnView, ReturnViewer } from './return-view';

/** What is left to say of a return that the caller no longer sees: its own command ended its sight. */
export interface ReturnOver {
  readonly id: string;
  readonly over: true;
}

/** Reads returns by their own id or by their case; the transaction must be under an access record of the case. */
@Injectable()
export class ReturnViewing {
  constructor(
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ReturnViewer) private readonly viewer: ReturnViewer,
  ) {}

  async of(principal: Principal, id: string): Promise<ReturnView> {
    return this.viewer.view(principal, await this.finder.find(principal, id));
  }

  /** After a command, which may have ended one's own sight. */
  async after(principal: Principal, id: string): Promise<ReturnView | ReturnOver> {
    const row = await this.returns.find(principal, id);
    const seen = row && seeReturn(principal, row);
    return seen ? this.viewer.view(principal, seen) : { id, over: true };
  }

  /** The id of the newest return of a case that one works on; 404 for any other case, null where none came up. */
  async kept(principal: Principal, caseId: string): Promise<string | null> {
    const { access } = await this.cases.find(principal, caseId);
    if (access !== 'write') throw new NotFound();
    return (await this.returns.newest(caseId))?.id ?? null;
  }
}
