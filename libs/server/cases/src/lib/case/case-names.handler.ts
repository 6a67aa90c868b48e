import { Inject, Injectable } from '@nestjs/common';
import { CaseCiphers, type WrappedKey } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';
import { CaseFinder } from '../access/case-finder';

interface SealedName extends WrappedKey {
  readonly id: string;
  readonly sealed: Buffer;
}

const PRIMARY = `select n.id, n.case_id as "caseId", n.sealed, k.key_version as "keyVersion", k.wrapped from tact.case_name n join tact.case_key k on k.case_id = n.case_id where n.case_id = any($1::uuid[]) and n.kind = 'primary'`;

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
    const rows = await this.uow.lookup<SealedName>(PRIMARY, [ids]);
    return Object.fromEntries(rows.map((row) => [row.caseId, this.ciphers.unwrap(row).open<string>('case_name', 'sealed', row.id, row.sealed)]));
  }
}
