import { AnchorFile, type AuditProblem, verifyAudit } from '@tact/server/audit';
import { anchorsFolder } from '@tact/server/platform';
import { withAdmin } from './with-instance';

/** `audit verify`: names the first wrong row of each stream and seal; exit code 1 when there is one. */
export async function auditVerify(): Promise<number> {
  return withAdmin(async (admin, { config }) => {
    const verdict = await verifyAudit(admin, { keys: config.keys.seal, anchors: new AnchorFile(anchorsFolder(config)) });
    for (const problem of verdict.problems) console.log(problemLine(problem));
    for (const [at, no] of verdict.restores) console.log(`Restored on ${at} to seal ${no}.`);
    console.log(`${verdict.events} events in ${verdict.streams} streams and ${verdict.accessRecords} access records checked against ${verdict.seals} seals, ${verdict.anchored} of them anchored.`);
    console.log(`${verdict.problems.length} problems, ${verdict.unsealed} rows not yet sealed.`);
    return verdict.problems.length === 0 ? 0 : 1;
  });
}

/** One problem for a person to read. */
export function problemLine({ stream, seq, problem }: AuditProblem): string {
  if (stream === 'reads') return `read log under seal ${seq}: ${problem}`;
  if (stream === 'seals') return `seal ${seq}: ${problem}`;
  if (stream === 'anchors') return `anchor file, line ${seq}: ${problem}`;
  return `${stream} event ${seq}: ${problem}`;
}
