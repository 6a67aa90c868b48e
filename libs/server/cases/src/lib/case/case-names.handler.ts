import { Inject, Injectable } from '@nestjs/common';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';
import { CaseFinder } from '../access/case-finder';

interface SealedName {
  readonly id: string;
  readonly caseId: string;
  readonly sealed: Buffer;
}

/** Shows names for a list: one access record for all, one ciphertext a name. */
@Injectable()
export class CaseNamesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The display names of those of `caseIds` (at most 500) whose identity the principal may read; the others are not mentioned. */
  execute(principal: Principal, caseIds: readonly string[]): Promise<{ names: Record<string, string> }> {
    return this.access.log(
      principal,
      'revealed',
      async () => {
        const seen = await this.finder.findMany(principal, [...new Set(caseIds)]);
        const ids = seen.filter(({ sections, forAbility }) => sections.includes('identity') && principal.ability.can('reveal', forAbility)).map(({ row }) => row.id);
        return { caseIds: ids, chosen: ids, section: 'identity' };
      },
      async (ids) => ({ names: ids.length === 0 ? {} : await this.open(ids) }),
    );
  }

  private async open(ids: readonly string[]): Promise<Record<string, string>> {
    const rows = await this.uow.query<SealedName>(
      `select n.id, n.case_id as "caseId", n.sealed from tact.case_name n where n.case_id = any($1::uuid[]) and n.kind = 'primary'`, [ids]);
    const ciphers = await this.ciphers.forCases(ids);
    return Object.fromEntries(rows.flatMap(({ id, caseId, sealed }) => {
      const cipher = ciphers.get(caseId);
      return cipher ? [[caseId, cipher.open<string>('case_name', 'sealed', id, sealed)]] : [];
    }));
  }
}
