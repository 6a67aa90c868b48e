import type { DataSource } from 'typeorm';

/** One protection taken out of the database, and how it comes back. */
export interface SqlRemoval {
  readonly name: string;
  /** The check that should notice first; all others are asked when it does not. */
  readonly likely: string;
  readonly apply: string;
  readonly revert: string;
  /** A second layer that would hide the removal: it is off while this one is judged, by problems that are new. */
  readonly alongside?: { readonly off: string; readonly on: string };
}

const guard = (table: string): SqlRemoval['alongside'] =>
  ({ off: `alter table tact.${table} disable trigger guard_${table}`, on: `alter table tact.${table} enable trigger guard_${table}` });

interface Policy {
  readonly tablename: string;
  readonly policyname: string;
  readonly permissive: string;
  readonly roles: string;
  readonly cmd: string;
  readonly qual: string | null;
  readonly with_check: string | null;
}

/** Single conditions inside policies and functions, each replaced by what no longer restricts. `.*?` never crosses a line. */
const CONDITIONS: readonly { readonly what: string; readonly pattern: RegExp; readonly by: string }[] = [
  { what: 'expiry check', pattern: /\b\w+\.valid_to > (\( SELECT tact\.access_now\(\) AS access_now\)|\(select tact\.access_now\(\)\)|tact\.access_now\(\)|mine\.at)/gi, by: 'true' },
  { what: 'beginning check', pattern: /\b\w+\.valid_from <= (\( SELECT tact\.access_now\(\) AS access_now\)|\(select tact\.access_now\(\)\)|tact\.access_now\(\)|mine\.at)/gi, by: 'true' },
  { what: 'expiry check', pattern: /\b(\w+\.)?expires_at > (\( SELECT tact\.access_now\(\) AS access_now\)|at|clock_timestamp\(\))/gi, by: 'true' },
  { what: 'section filter', pattern: /('\w+'::text|'\w+'|\w+\.section|section) = any ?\((\w+\.)?sections\)/gi, by: 'true' },
  { what: 'block check', pattern: /\bb\.blocked_id = any ?\((\(\( SELECT tact\.block_ids\(\) AS block_ids\)\)?(::uuid\[\])?|tact\.block_ids\(\)|mine\.blocked)\)/gi, by: 'false' },
  { what: 'access record', pattern: /\b[\w.]+ = ANY \(\( SELECT tact\.read_cases\(\) AS read_cases\)(::uuid\[\])?\)/gi, by: 'true' },
  { what: 'writing right', pattern: /\bg\.access = 'write'(::text)?/gi, by: 'true' },
  { what: 'own name', pattern: /\((by|created_by|proposed_by|actor_id) = \( SELECT tact\.actor\(\) AS actor\)\)/gi, by: 'true' },
  { what: 'own organisation', pattern: /\(\w*organisation_id = ANY \(\( SELECT tact\.member_orgs\(\) AS member_orgs\)::uuid\[\]\)\)/gi, by: 'true' },
  { what: 'age of the record', pattern: /a\.at > clock_timestamp\(\) - interval '10 minutes'/gi, by: 'true' },
  { what: 'another transaction', pattern: /a\.xid is distinct from pg_current_xact_id_if_assigned\(\)/gi, by: 'true' },
  { what: 'own record', pattern: /a\.actor = tact\.actor\(\)/gi, by: 'true' },
  { what: 'revoked session', pattern: /s\.revoked_at is null/gi, by: 'true' },
  { what: 'expired session', pattern: /s\.expires_at > clock_timestamp\(\)/gi, by: 'true' },
  { what: 'membership in force', pattern: /m\.valid_to > statement_timestamp\(\)/gi, by: 'true' },
];

/**
 * Every policy of the app role (gone, and open; those of the owner let definer functions through and protect nothing), every condition of one, every audit trigger and guard, and every
 * expiry check of the functions behind them.
 */
export async function sqlRemovals(admin: DataSource): Promise<SqlRemoval[]> {
  const policies = (await admin.query(`select tablename, policyname, permissive, array_to_string(roles, ', ') as roles, cmd, qual, with_check from pg_policies
    where schemaname = 'tact' and roles = '{tact_app}' order by tablename, policyname`)) as Policy[];
  const opened = (table: string): { off: string; on: string } => {
    const seen = policies.find(({ tablename, policyname }) => tablename === table && policyname === 'see')!;
    return { off: `alter policy see on tact.${table} using (true)`, on: `alter policy see on tact.${table} using (${seen.qual})` };
  };
  const [open, openApproval, openDenial] = [opened('referral'), opened('approval'), opened('case_denial')];
  const doubled = (removal: SqlRemoval): SqlRemoval => {
    const table = /tact\.(referral|approval|hand_over)\b/.exec(removal.name)?.[1];
    if (removal.name.startsWith('policy') && table) return { ...removal, alongside: guard(table) };
    if (/^policy make on tact\.approval_entry: no (expiry|beginning|writing)/.test(removal.name)) return { ...removal, alongside: openApproval };
    if (/^policy make on tact\.case_denial_note: no (expiry|beginning|writing|block)/.test(removal.name)) return { ...removal, alongside: openDenial };
    return /^policy (make|see) on tact\.referral_entry: no (expiry|beginning)/.test(removal.name) ? { ...removal, alongside: open } : removal;
  };
  return [...policies.flatMap(policyRemovals).filter(({ name }) => !SAME.some((known) => known.test(name))).map(doubled), ...await functionRemovals(admin), ...await triggerRemovals(admin)];
}

const OWN = ['idempotency', 'operation_receipt', 'import_run', 'import_row', 'import_workbook', 'import_key'];

function policyRemovals(policy: Policy): SqlRemoval[] {
  const { tablename, policyname, permissive, roles, cmd, qual, with_check: check } = policy;
  const on = `${policyname} on tact.${tablename}`;
  const likely = OWN.includes(tablename) ? 'receipts and imports'
    : tablename.startsWith('return_') ? 'a return is seen'
    : tablename.startsWith('hand_over') || policyname === 'see_own' ? 'hand-overs are for'
    : /^(case_denial|emergency|consent_)/.test(tablename) ? 'denials, emergencies' : tablename === 'case_export' ? 'exports are'
    : tablename === 'approval_entry' ? 'entries of an approval' : tablename === 'erasure' ? 'erasures are seen' : tablename === 'referral_entry' && cmd !== 'SELECT' ? 'entries of a referral'
    : cmd === 'SELECT' ? 'row-level security shows' : cmd === 'INSERT' ? 'nobody inserts' : 'a change reaches';
  const body = `${qual === null ? '' : ` using (${qual})`}${check === null ? '' : ` with check (${check})`}`;
  const create = `create policy ${on} as ${permissive} for ${cmd} to ${roles}${body}`;
  const alter = (nextQual: string | null, nextCheck: string | null): string =>
    `alter policy ${on}${nextQual === null ? '' : ` using (${nextQual})`}${nextCheck === null ? '' : ` with check (${nextCheck})`}`;
  const gone: SqlRemoval = { name: `policy ${on} is gone`, likely, apply: `drop policy ${on}`, revert: create };
  const changed = (what: string, nextQual: string | null, nextCheck: string | null): SqlRemoval =>
    ({ name: `policy ${on}: ${what}`, likely: /expiry|beginning|writing right|section/.test(what) && !likely.startsWith('denials') ? 'a grant reaches' : likely, apply: alter(nextQual, nextCheck), revert: alter(qual, check) });
  return [
    gone, ...(qual === null || permissive !== 'PERMISSIVE' ? [] : [changed('open', 'true', check)]), ...(check === null ? [] : [changed('unchecked', qual, 'true')]),
    ...(qual === null ? [] : cuts(qual).map(([what, text]) => changed(`no ${what} in using`, text, check))),
    ...(check === null ? [] : cuts(check).map(([what, text]) => changed(`no ${what} in check`, qual, text))),
  ];
}

async function functionRemovals(admin: DataSource): Promise<SqlRemoval[]> {
  const functions = (await admin.query(`select p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('tact', 'tact_audit', 'tact_private') and p.prokind = 'f' order by 1`)) as { name: string; body: string }[];
  const views = (await admin.query(`select schemaname || '.' || viewname as name, definition from pg_views where schemaname like 'tact%'`)) as { name: string; definition: string }[];
  return [
    ...functions.filter(({ name }) => !ELSEWHERE.some((known) => name.includes(known))).flatMap(({ name, body }) => branches(body).filter(([what]) => !SAME_IN_FUNCTIONS.some((known) => known.test(`${name}: no ${what}`))).map(([what, text]): SqlRemoval =>
      ({ name: `function ${name}: no ${what}`, likely: name.includes('search_names') ? 'name search' : name.includes('record_access') || name.includes('read_cases') ? 'nothing sealed' : name.includes('actor') ? 'only a signed' : 'a grant reaches', apply: text, revert: body }))),
    ...views.flatMap(({ name, definition }) => cuts(definition).map(([what, text]): SqlRemoval => {
      const create = (body: string): string => `create or replace view ${name} as ${body}`;
      return { name: `view ${name}: no ${what}`, likely: 'row-level security shows', apply: create(text), revert: create(definition) };
    })),
  ];
}

async function triggerRemovals(admin: DataSource): Promise<SqlRemoval[]> {
  const triggers = (await admin.query(`select t.tgname, t.tgrelid::regclass::text as target, p.proname = 'record' as audits from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    join pg_namespace n on n.oid = p.pronamespace where not t.tgisinternal and n.nspname in ('tact_audit', 'tact_private') order by 2, 1`)) as { tgname: string; target: string; audits: boolean }[];
  return triggers.filter(({ tgname, audits }) => audits || tgname.startsWith('guard_')).map(({ tgname, target, audits }) => ({
    name: `trigger ${tgname} on ${target} is off`, likely: audits ? 'every change leaves' : tgname === 'guard_referral' ? 'steps of a referral' : 'row-level security shows',
    apply: `alter table ${target} disable trigger ${tgname}`, revert: `alter table ${target} enable trigger ${tgname}`,
  }));
}

/** The policy `change` of referrals demands the same expiry of the receiver: without the one in the trigger nothing more is reached. */
const SAME_IN_FUNCTIONS = [/guard_referral\(\): no expiry check/];

/** Says in the check what `using` says of the same row already: the addressee cannot be changed once it is sent. */
const SAME = [/^policy change on tact\.referral: no own organisation \(\d+\) in check$/];

/** Sign-in and invitations have tests of their own in libs/server/identity; what follows a grant only writes what the policies check. */
const ELSEWHERE = ['sign_in', 'refresh', 'session', 'device', 'invit', 'follow_', 'member_until', 'credential', 'password', 'principal'];

/** Search has a second branch for actors with many cases: what is cut there is judged with that branch taken. */
function branches(body: string): [string, string][] {
  const small = body.indexOf('cardinality(mine) <= 1000');
  return cuts(body).map(([what, text]) => [what, small >= 0 && Number(/\((\d+)\)$/.exec(what)![1]) > body.indexOf('return;', small) ? text.replace('cardinality(mine) <= 1000', 'cardinality(mine) <= 0') : text]);
}

/** Each occurrence of each condition cut out once. */
function cuts(text: string): [string, string][] {
  return CONDITIONS.flatMap(({ what, pattern, by }) => [...text.matchAll(pattern)].map((match): [string, string] =>
    [`${what} (${match.index})`, `${text.slice(0, match.index)}${by}${text.slice(match.index + match[0].length)}`]));
}
