import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { emergencyAskProblems, normaliseCaseCode, searchTokenStrings } from '@tact/domain';
import { newId } from '@tact/server/cases';
import { CaseCiphers, NameIndex } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Idempotency, NotFound, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { FreshCode } from './fresh-code';
import type { OpenEmergencyDto } from './emergency.dto';

const ROUTE = 'POST emergency-access';
/** Nothing is answered before this many milliseconds: what was found must not show in the time. */
const ANSWER_AFTER_MS = 400;
const OPEN = 'select tact.open_emergency($1, $2, $3, $4, $5, $6) as "caseId"';

/**
 * Opens one case for an hour (DESIGN.md section 3, Break-glass). 404 for no match, more than one, a blocked person, a fourth try and a missing
 * case: one answer. 422 `code_wrong`; 403 `second_factor_missing` for who has none. Every one but the fourth counts as a try.
 */
@Injectable()
export class OpenEmergencyHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(FreshCode) private readonly codes: FreshCode,
  ) {}

  /** The case that was opened. A repetition with the same key answers the same without another try. */
  async execute(principal: Principal, ask: OpenEmergencyDto, key: string | undefined): Promise<{ readonly caseId: string }> {
    const problems = emergencyAskProblems(ask);
    if (problems.length > 0) throw new BadRequest(problems);
    const accessId = newId(ask.id);
    const known = await this.uow.run(principal, () => this.idempotency.recall(ROUTE, key, ask));
    if (known?.resource) return { caseId: known.resource };
    const floor = wait(ANSWER_AFTER_MS);
    const caseId = await this.open(principal, accessId, ask, key).finally(() => floor);
    if (caseId === null) throw new NotFound();
    return { caseId };
  }

  private async open(principal: Principal, accessId: string, ask: OpenEmergencyDto, key: string | undefined): Promise<string | null> {
    const tryId = uuidv7();
    const outcome = await this.codes.begin(principal, tryId, ask.code);
    if (outcome === 'code_wrong') throw new Refused('code_wrong', {}, [{ path: 'code', code: 'code_wrong' }]);
    if (outcome === 'no_second_factor') throw new NotPermitted('second_factor_missing');
    return this.uow.run(principal, async () => {
      await this.uow.because(`emergency: ${ask.reasonCode}`);
      const [row] = await this.uow.query<{ caseId: string | null }>(OPEN, [tryId, accessId, ...this.meant(ask), ask.reasonCode]);
      if (!row?.caseId) return null;
      await this.keepReason(principal, accessId, row.caseId, ask.reason.trim());
      await this.idempotency.remember(ROUTE, key, ask, { resource: row.caseId, version: 1 }, 201);
      return row.caseId;
    });
  }

  /** Code, hashed name and birth year, as the database compares them. */
  private meant({ caseCode, name, birthYear }: OpenEmergencyDto): readonly [string | null, string, number | null] {
    if (caseCode?.trim()) return [normaliseCaseCode(caseCode) ?? caseCode.trim().toUpperCase(), '{}', null];
    const { full, strict, sound } = searchTokenStrings(name ?? '');
    const tokens = (texts: readonly string[]): string[] => texts.map((text) => this.index.token(text).toString());
    return [null, JSON.stringify({ full: tokens(full), strict: tokens(strict), sound: tokens(sound) }), birthYear ?? null];
  }

  /** Nothing where the person sees the case anyway: there is no access then. */
  private async keepReason(principal: Principal, accessId: string, caseId: string, reason: string): Promise<void> {
    const [made] = await this.uow.query('select 1 from tact.emergency_access where id = $1 and case_id = $2', [accessId, caseId]);
    if (!made) return;
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    const id = uuidv7();
    await this.uow.query(`insert into tact.emergency_note (id, access_id, case_id, kind, sealed, by, at) values ($1, $2, $3, 'reason', $4, $5, tact.now())`,
      [id, accessId, caseId, cipher.seal('emergency_note', 'sealed', id, reason), principal.userId]);
  }
}
