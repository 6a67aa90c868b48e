import { verifyAudit } from '@tact/server/audit';
import { withAdmin } from './with-instance';

/** `audit verify`: names the first broken event of each stream; exit code 1 when there is one. */
export async function auditVerify(): Promise<number> {
  return withAdmin(async (admin) => {
    const { streams, events, unsealed, problems } = await verifyAudit(admin);
    for (const { stream, seq, problem } of problems) console.log(`${stream} event ${seq}: ${problem}`);
    console.log(`${events} events in ${streams} streams checked, ${problems.length} streams broken, ${unsealed} events not yet sealed.`);
    return problems.length === 0 ? 0 : 1;
  });
}
