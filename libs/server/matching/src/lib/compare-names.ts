import { Inject, Injectable } from '@nestjs/common';
import { isLikelySameChild, nameRanker } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { SYSTEM_SESSION_ID, SYSTEM_USER_ID, UnitOfWork } from '@tact/server/persistence';

interface Row {
  readonly case_id: string;
  readonly name_id: string;
  readonly sealed: Buffer;
  readonly key_version: number;
  readonly wrapped: Buffer;
  readonly sex: string | null;
  readonly birth_year: number | null;
  readonly registered_at: Date;
}

interface Known {
  readonly caseId: string;
  readonly name: string;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly registeredAt: number;
}

/** Two cases that may be of one child. */
export interface Likeness {
  readonly older: string;
  readonly newer: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Opens names in the system's name, under its own committed access record, and keeps nothing of them but how alike they are. */
@Injectable()
export class CompareNames {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  async compare(caseId: string, candidates: readonly string[]): Promise<readonly Likeness[]> {
    const caseIds = [caseId, ...candidates];
    const rows = await this.uow.withAccess({ userId: SYSTEM_USER_ID, sessionId: SYSTEM_SESSION_ID }, { kind: 'system', caseIds, section: 'identity' },
      () => this.uow.query<Row>('select * from tact_private.names_to_compare($1::uuid[])', [caseIds]));
    const known = rows.map((row) => this.open(row));
    const own = known.filter((one) => one.caseId === caseId).map((one) => ({ ...one, rank: nameRanker(one.name) }));
    return candidates.flatMap((candidate): Likeness[] => {
      const others = known.filter((one) => one.caseId === candidate);
      const pairs = own.flatMap((one) => others.map((other) => ({ one, other, score: one.rank(other.name) }))).sort((a, b) => b.score - a.score);
      const best = pairs[0];
      if (!best || !isLikelySameChild(best.one, { nameScore: best.score, sex: best.other.sex, birthYear: best.other.birthYear })) return [];
      const isNewer = best.one.registeredAt > best.other.registeredAt || best.one.registeredAt === best.other.registeredAt && caseId > candidate;
      return [{ older: isNewer ? candidate : caseId, newer: isNewer ? caseId : candidate, score: best.score }];
    });
  }

  private open(row: Row): Known {
    const cipher = this.ciphers.unwrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped });
    return {
      caseId: row.case_id, name: cipher.open<string>('case_name', 'sealed', row.name_id, row.sealed), sex: row.sex, birthYear: row.birth_year, registeredAt: row.registered_at.getTime(),
    };
  }
}
