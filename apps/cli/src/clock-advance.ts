import { parseDays } from './parse-days';
import { withAdmin } from './with-instance';

/** `clock advance 90d`: adds to the domain time of a demo instance. Tokens and sessions keep real time. */
export async function clockAdvance(args: readonly string[]): Promise<number> {
  const days = parseDays(args[0] ?? '');
  return withAdmin(async (admin, instance) => {
    if (!instance.config.demo) throw new Error('The clock moves in demo data only');
    const [row] = (await admin.query(`update tact_private.clock set ahead = ahead + make_interval(days => $1) returning ahead::text`, [days])) as [{ ahead: string }[], number];
    console.log(`The domain time is now ${row[0]?.ahead ?? ''} ahead.`);
    return 0;
  });
}
