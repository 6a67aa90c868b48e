import { Oracle } from '../../oracle/oracle';
import type { FixedWorld, PersonName } from '../worlds/fixed';
import { CASE_TEXTS } from '../worlds/load';
import type { Check } from './check';
import { attempt } from './probe';
import { CASE_INSERTS, DENIED, entryProbes, forgeries, INSERT_CASES, INSERTERS, referralSteps, SWEEPERS, type WriteProbe } from './write-probes';

const RECORDS_A_CASE = 13;

/** Attempts as the app role, and what each must reach. */
function probing(name: string, probes: (world: FixedWorld) => readonly WriteProbe[]): Check {
  return {
    name,
    async run(db, world, sessions) {
      const problems: string[] = [];
      for (const { name: what, as, sql, values, expected } of probes(world)) {
        const userId = world.person(as);
        const reached = await attempt(db, { userId, sessionId: sessions.get(userId)! }, sql, values);
        if (reached !== expected) problems.push(`${what}: ${reached} instead of ${expected}`);
      }
      return problems;
    },
  };
}

/** Row-level security lets nobody write what is not theirs: inserts on and off the case, changes of every row in reach, forgeries, steps of a referral. */
export const writes: readonly Check[] = [
  probing('nobody inserts into a case they do not work on', (world) => inserts(world)), probing('a change reaches the rows that may be changed', (world) => sweeps(world)),
  probing('entries of a referral are written by their side, while it lasts', entryProbes), probing('nothing is forged', forgeries), probing('steps of a referral are taken by who may', referralSteps),
];

function inserts(world: FixedWorld): WriteProbe[] {
  const oracle = new Oracle(world);
  return INSERTERS.flatMap((as) => INSERT_CASES.flatMap((theCase) => Object.entries(CASE_INSERTS).map(([table, sql]) => {
    const member = world.memberships.find((m) => m.userId === world.person(as) && m.to === null)!;
    const expected = oracle.worksOn(world.person(as), world.theCase(theCase)) ? 1 : DENIED;
    return { name: `${as} inserts ${table} into ${theCase}`, as, sql, values: [world.theCase(theCase), world.person(as), member.organisationId], expected };
  })));
}

/** A change without a condition reaches exactly the rows that may be changed: reading rights play no part. */
function sweeps(world: FixedWorld): WriteProbe[] {
  const oracle = new Oracle(world);
  return SWEEPERS.flatMap((as) => {
    const count = oracleCount(world, oracle, as);
    const sweep = (table: string, sql: string, expected: number | string): WriteProbe => ({ name: `${as} sweeps ${table}`, as, sql, values: [], expected });
    return [
      sweep('case_file', `update tact.case_file set closure_reason = 'x'`, count.cases), sweep('case_name', 'update tact.case_name set version = 7', count.cases),
      sweep('case_name', 'delete from tact.case_name', count.cases), sweep('case_record', 'update tact.case_record set version = 7', count.cases * RECORDS_A_CASE),
      sweep('case_text', 'update tact.case_text set updated_at = now()', count.cases * CASE_TEXTS.length), sweep('case_text', 'delete from tact.case_text', count.cases * CASE_TEXTS.length),
      sweep('case_task', 'update tact.case_task set version = 7', count.cases), sweep('subject_link', 'update tact.subject_link set undone_at = now()', count.cases),
      sweep('case_assignment', 'update tact.case_assignment set undone_at = now()', as === 'worker' ? count.cases : 0),
      sweep('referral', 'update tact.referral set version = 7', count.referrals),
      sweep('approval', 'update tact.approval set version = 7', count.sent > 0 ? DENIED : 0),
    ];
  });
}

function oracleCount(world: FixedWorld, oracle: Oracle, as: PersonName): { cases: number; referrals: number; sent: number } {
  const userId = world.person(as);
  const sights = world.referrals.map((referral) => oracle.referralSight(userId, referral));
  return {
    cases: world.cases.filter(({ id }) => oracle.worksOn(userId, id)).length, sent: sights.filter((sight) => sight === 'sender').length,
    referrals: sights.filter((sight) => sight !== null && sight !== 'ended').length,
  };
}
