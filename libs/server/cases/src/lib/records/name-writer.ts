import { Inject, Injectable } from '@nestjs/common';
import { allTokenStrings, nameTokenStrings } from '@tact/domain';
import { type CaseCipher, NameIndex } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import { CaseNameEntity, type CaseNameRow } from './case-name-row';
import { namesOf } from './names-of';

/** Keeps `case_name` beside the identity record: sealed display names and the tokens they are found by. */
@Injectable()
export class NameWriter {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(NameIndex) private readonly index: NameIndex,
  ) {}

  /** Adds the names of an identity to a case that has none yet. */
  add(cipher: CaseCipher, identity: Readonly<Record<string, unknown>>): Promise<void> {
    return this.addAll([{ cipher, identity }]);
  }

  /** As `add` for many cases, in one statement. */
  async addAll(cases: readonly { readonly cipher: CaseCipher; readonly identity: Readonly<Record<string, unknown>> }[]): Promise<void> {
    const rows = cases.flatMap(({ cipher, identity }) => namesOf(identity).map(({ kind, text }): CaseNameRow => {
      const id = uuidv7();
      const tokens = allTokenStrings(text).map((token) => this.index.token(token).toString());
      return { id, caseId: cipher.caseId, kind, sealed: cipher.seal('case_name', 'sealed', id, text), tokens, partCount: nameTokenStrings(text).length, version: 1 };
    }));
    if (rows.length > 0) await this.uow.manager.insert(CaseNameEntity, rows);
  }

  /** Replaces the names; the transaction must be under an access record of the case, or the old ones stay hidden from it. */
  async replace(cipher: CaseCipher, identity: Readonly<Record<string, unknown>>): Promise<void> {
    await this.uow.manager.delete(CaseNameEntity, { caseId: cipher.caseId });
    await this.add(cipher, identity);
  }
}
