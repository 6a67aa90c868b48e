import { withAdmin } from './with-instance';

interface Broken {
  readonly stream: string;
  readonly seq: string;
  readonly problem: string;
}

/** `audit verify`: names the first broken event of each stream; exit code 1 when there is one. */
export async function auditVerify(): Promise<number> {
  return withAdmin(async (admin) => {
    const broken = (await admin.query('select stream, seq, problem from tact_audit.verify()')) as Broken[];
    const [count] = (await admin.query('select count(*)::int as events, count(distinct stream)::int as streams from tact_audit.audit_event')) as { events: number; streams: number }[];
    for (const { stream, seq, problem } of broken) console.log(`${stream} event ${seq}: ${problem}`);
    console.log(`${count?.events ?? 0} events in ${count?.streams ?? 0} streams checked, ${broken.length} streams broken. None is sealed yet: see docs/not-yet.md.`);
    return broken.length === 0 ? 0 : 1;
  });
}
