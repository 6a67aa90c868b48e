import { importedVictimStatus, type VictimStatus } from '@tact/domain';
import { findDecidingBody, findVictimStatus } from './answer-labels';
import type { CandidateRecord } from './case-candidate';
import type { RowReader } from './row-reader';

export interface RowVictimStatus {
  readonly status: VictimStatus;
  readonly records: readonly CandidateRecord[];
}

/** An NGO identifies nobody, and an identification needs the body that decided (DESIGN.md section 2, Victim status). */
export function mapVictimStatus(reader: RowReader, isExploited: boolean): RowVictimStatus {
  const written = reader.code('traffickingStatus', findVictimStatus);
  const body = reader.code('decidingBody', findDecidingBody);
  if (!written) {
    if (isExploited && reader.hasColumn('traffickingStatus')) reader.problems.warn('victim_status_assumed', 'traffickingStatus');
    return { status: isExploited ? 'potential_victim' : 'at_risk', records: [] };
  }
  const { status, changed } = importedVictimStatus(written, body);
  if (changed) reader.problems.warn(body === 'NGO' ? 'ngo_does_not_decide' : 'deciding_body_missing', 'decidingBody');
  const reason = [reader.line('traffickingStatus', 2000), reader.line('decidingBody', 2000)].filter((text) => text !== '').join(' / ');
  const fields = { status, ...(body ? { decidingBody: body } : {}), reason };
  return { status, records: [{ kind: 'victim_status_decision', fields }] };
}
