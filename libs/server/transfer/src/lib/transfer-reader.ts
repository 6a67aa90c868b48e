import { Inject, Injectable } from '@nestjs/common';
import { transferActs, type TransferSide, type TransferState } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound } from '@tact/server/platform';
import type { TransferDto } from './transfer.dto';

export interface TransferRow {
  readonly id: string;
  readonly side: TransferSide;
  readonly case_id: string;
  readonly case_code: string;
  readonly state: TransferState;
  readonly reason_code: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly to_organisation_id: string;
  readonly asked_by_name: string;
  readonly asked_at: Date;
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly decided_code: string | null;
  readonly talked_on: string | null;
  readonly informed_until: Date | null;
  readonly asked_sealed: Buffer | null;
  readonly decided_sealed: Buffer | null;
  readonly version: number;
}

/** What is sealed of a decision. */
export interface DecisionWords {
  readonly words: string;
  readonly talkedWith?: string | null;
}

/** Reads and seals transfers. Everything runs inside a unit of work; words need an access record of the case. */
@Injectable()
export class TransferReader {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** The newest first; at most 100. */
  rows(): Promise<TransferRow[]> {
    return this.uow.query<TransferRow>('select * from tact.my_transfers()');
  }

  /** 404 for hidden and missing. */
  async find(id: string): Promise<TransferRow> {
    const row = (await this.rows()).find((one) => one.id === id);
    if (!row) throw new NotFound();
    return row;
  }

  async opened(id: string): Promise<TransferDto> {
    const row = await this.find(id);
    const cipher = await this.ciphers.forCase(row.case_id);
    if (!cipher) throw new NotFound();
    const asked = row.asked_sealed ? cipher.open<{ words: string }>('transfer', 'asked_sealed', row.id, row.asked_sealed) : null;
    const decided = row.decided_sealed ? cipher.open<DecisionWords>('transfer', 'decided_sealed', row.id, row.decided_sealed) : null;
    return { ...transferDto(row), words: asked?.words ?? null, decisionWords: decided?.words ?? null, talkedWith: decided?.talkedWith ?? null };
  }

  async seal(caseId: string, column: 'asked_sealed' | 'decided_sealed', id: string, content: DecisionWords): Promise<Buffer> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher.seal('transfer', column, id, content);
  }
}

export function transferDto(row: TransferRow): TransferDto {
  return {
    id: row.id, side: row.side, caseId: row.case_id, caseCode: row.case_code, state: row.state, reasonCode: row.reason_code, fromName: row.from_name, toName: row.to_name,
    askedByName: row.asked_by_name, askedAt: row.asked_at.toISOString(), decidedByName: row.decided_by_name, decidedAt: row.decided_at?.toISOString() ?? null,
    declineCode: row.decided_code, talkedOn: row.talked_on, informedUntil: row.informed_until?.toISOString() ?? null, acts: transferActs(row.state, row.side), version: row.version,
  };
}
