import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AnchorFile, type ErasureAnchor } from '@tact/server/audit';
import { UnitOfWork } from '@tact/server/persistence';
import { anchorsFolder, API_CONFIG, type ApiConfig, metrics } from '@tact/server/platform';

const EVERY_MS = 60_000;

interface Done {
  readonly id: string;
  readonly case_id: string;
  readonly decided_at: Date;
  readonly proof: string;
}

/** What of an erasure the proof is made over. */
export interface LedgerEntry {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  /** Instant, UTC, milliseconds. */
  readonly decidedAt: string | null;
}

/** SHA-256 over the ledger's entry, hex: who keeps the entry can show later what was erased when and by whom. */
export function erasureProof({ id, caseId, caseCode, reason, proposedBy, decidedBy, decidedAt }: LedgerEntry): string {
  return createHash('sha256').update(JSON.stringify(['tact erasure 1', id, caseId, caseCode, reason, proposedBy, decidedBy, decidedAt])).digest('hex');
}

/** Writes done erasures to the ledger outside the database, from which `restore` replays them: at once, and every minute what is left. */
@Injectable()
export class ErasureLedger implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly anchors: AnchorFile;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {
    this.anchors = new AnchorFile(anchorsFolder(config));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.anchorQuietly(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Answers how many were written. An entry may stand twice after a crash; it is the same erasure. */
  anchor(): Promise<number> {
    return this.uow.system(async () => {
      await this.uow.query(`select pg_advisory_xact_lock(hashtext('tact seal'))`);
      const rows = await this.uow.query<Done>('select * from tact_private.erasures_to_anchor()');
      const entries = rows.map(({ id, case_id, decided_at, proof }): ErasureAnchor => ({ kind: 'erasure', at: decided_at.toISOString(), erasureId: id, caseId: case_id, proof }));
      this.anchors.append(entries, this.config.keys.seal);
      if (rows.length > 0) await this.uow.query('select tact_private.erasures_anchored($1::uuid[])', [rows.map(({ id }) => id)]);
      return rows.length;
    });
  }

  /** The erasure itself is done; a ledger that cannot be written is tried again. */
  async anchorQuietly(): Promise<void> {
    await metrics.job('erasure_ledger', () => this.anchor()).catch((error: unknown) => new Logger('Erasures').warn(error instanceof Error ? error.constructor.name : 'failed'));
  }
}
