import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, NotPermitted, type Principal } from '@tact/server/platform';
import { ErasureLedger, erasureProof } from './erasure-ledger';
import { ErasureRows, shown } from './erasure-rows';
import type { ErasureDto } from './retention.dto';

type Verdict = 'done' | 'refused' | 'withdrawn';

/**
 * A second person confirms, and the case is erased in that transaction; or refuses; the proposer may withdraw. 403 `second_person_required`,
 * `not_proposer`; 409 `version_conflict`, `already_decided`. A repeat with the same Idempotency-Key shows the decided one.
 */
@Injectable()
export class DecideErasureHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(ErasureRows) private readonly rows: ErasureRows,
    @Inject(ErasureLedger) private readonly ledger: ErasureLedger,
  ) {}

  async handle(principal: Principal, id: string, verdict: Verdict, version: number, key: string | undefined): Promise<ErasureDto> {
    const route = `POST erasure/${verdict}`;
    const decided = await this.uow.run(principal, async () => {
      if (!(await this.idempotency.recall(route, key, { id, version }))) {
        await this.decide(principal, id, verdict, version);
        await this.idempotency.remember(route, key, { id, version }, { resource: id, version: version + 1 });
      }
      return shown(await this.rows.one(id), principal);
    });
    if (verdict !== 'done') return decided;
    await this.ledger.anchorQuietly();
    return this.uow.run(principal, async () => shown(await this.rows.one(id), principal));
  }

  private async decide(principal: Principal, id: string, verdict: Verdict, version: number): Promise<void> {
    const erasure = await this.rows.one(id);
    if (verdict === 'withdrawn' && erasure.proposedBy !== principal.userId) throw new NotPermitted('not_proposer');
    if (verdict !== 'withdrawn' && (erasure.proposedBy === principal.userId || !principal.ability.can('confirm', 'Erasure'))) throw new NotPermitted('second_person_required');
    if (erasure.state !== 'proposed') throw new Conflict('already_decided', { state: erasure.state });
    if (erasure.version !== version) throw new Conflict('version_conflict', { current: shown(erasure, principal) });
    const at = new Date().toISOString();
    const proof = verdict === 'done' ? erasureProof({ ...erasure, decidedBy: principal.userId, decidedAt: at }) : null;
    await this.uow.because(`erasure ${verdict}`);
    const [row] = await this.uow.query<{ ok: boolean }>('select tact.decide_erasure($1, $2, $3, $4, $5) as ok', [id, version, verdict, at, proof]);
    if (!row?.ok) throw new Conflict('version_conflict');
  }
}
