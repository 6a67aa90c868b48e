import { BUILT_IN_ROLES } from '@tact/permissions';
import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { ORACLE_SECTIONS, type OracleCase, type OracleReferral, type OracleWorld } from '../../oracle/world';
import { BLANK, type Content } from './content';
import { handOverEntryRows, handOverRow, takenOver, writerOf, WRITTEN_LATER } from './hand-overs';
import { insertRows, type Row } from './rows';

export const IMPORT_SOURCE = 'import_source';
/** Texts of a loaded case: one that goes with its summary, one that stays with who works on it. */
export const CASE_TEXTS = [{ field: 'accompaniment', section: 'summary' }, { field: 'nextStep', section: 'work' }] as const;
const LATER = ['accepted', 'in_service', 'completed'];
const ACCESS: Readonly<Record<string, string>> = { sent: 'header', acknowledged: 'header', accepted: 'scope', in_service: 'scope' };

/** A loaded world: its people's sessions and the programme it stands in. */
export interface LoadedWorld {
  readonly programmeId: string;
  readonly sessions: ReadonlyMap<string, string>;
}

/** Loads a world behind the policies, as the owner: real triggers make the grants. One record a section, one of everything else a case. */
export async function load(db: TestDatabase, world: OracleWorld, content: Content = BLANK): Promise<LoadedWorld> {
  const programmeId = world.programmes[0]!;
  const put = (table: string, rows: readonly Row[]): Promise<void> => insertRows(db.admin, table, rows);
  const roles = await rolesOf(db);
  const sessions = new Map(world.users.map(({ id }) => [id, uuidv7()]));
  await put('programme', world.programmes.map((id) => ({ id, key: id, name: 'TACT III' })));
  await put('organisation', world.organisations.map(({ id, kind }) => ({ id, kind, category: kind === 'ngo' ? null : 'municipality', name: id, country: 'AL' })));
  await put('team', world.teams.map(({ id, organisationId }) => ({ id, organisation_id: organisationId, name: 'Team' })));
  await put('app_user', world.users.map(({ id, active }) => ({ id, email: `${id}@example.org`, display_name: 'Somebody', active })));
  await put('membership', world.memberships.map((m) => ({
    id: m.id, user_id: m.userId, organisation_id: m.organisationId, team_id: m.teamId, programme_id: m.programmeId, role_id: roles.get(m.role), valid_from: iso(m.from),
    valid_to: m.to === null ? null : iso(m.to) })));
  await put('deputy', world.deputies.map((d) => {
    const { id, userId, organisationId, teamId, programmeId: inProgramme } = world.memberships.find((m) => m.id === d.membershipId)!;
    return { id: uuidv7(), kind: 'named', membership_id: id, supervisor_id: userId, deputy_id: d.userId, organisation_id: organisationId, team_id: teamId, programme_id: inProgramme,
      role_id: roles.get('supervisor'), valid_from: iso(d.from), valid_to: iso(d.to), created_by: userId, created_at: iso(world.now), version: 1 };
  }));
  await put('session', world.users.map(({ id }) => ({ id: sessions.get(id), user_id: id, expires_at: iso(world.now + 86_400_000) })));
  const author = world.users[0]!.id;
  const by = { created_by: author, updated_by: author };
  const stamp = { by: author, at: iso(world.now) };
  await put('case_file', world.cases.map((c) => ({ ...caseRow(c, world.now), ...by })));
  await put('case_key', world.cases.map((c) => ({ case_id: c.id, key_version: 1, wrapped: content.key(c.id) })));
  await put('case_name', world.cases.map((c) => ({ case_id: c.id, kind: 'primary', ...content.name(c.id) })));
  await put('case_record', world.cases.flatMap((c) => [...ORACLE_SECTIONS.map((section) => ({ section, kind: content.kindIn(section) })), { section: 'notes', kind: IMPORT_SOURCE }]
    .map((what) => ({ ...content.record(c.id, what), case_id: c.id, ...what, clear: {}, field_versions: {}, version: 1, organisation_id: writerOf(world, c), ...by,
      created_at: iso(world.now), updated_at: iso(world.now) }))));
  await put('case_record', takenOver(world).map((c) => ({ ...content.record(c.id, { section: 'notes', kind: WRITTEN_LATER }), case_id: c.id, section: 'notes', kind: WRITTEN_LATER, clear: {},
    field_versions: {}, version: 1, organisation_id: c.organisationId, ...by, created_at: iso(world.now), updated_at: iso(world.now) })));
  await put('case_text', world.cases.flatMap((c) => CASE_TEXTS.map(({ field, section }) => ({ case_id: c.id, field, section, sealed: content.text(c.id, field), updated_by: author }))));
  await put('case_task', world.cases.map((c) => ({ id: uuidv7(), case_id: c.id, kind: 'visit', due_at: iso(world.now), organisation_id: c.organisationId, ...by })));
  await put('stage_move', world.cases.map((c) => ({ id: uuidv7(), case_id: c.id, to_stage: 'protection', to_status: 'open', ...stamp })));
  await put('subject_link', world.cases.map((c) => ({ id: uuidv7(), subject_id: uuidv7(), case_id: c.id, role: 'same', by: author })));
  await put('case_block', world.blocks.map((b) => ({ id: uuidv7(), case_id: b.caseId, blocked_kind: b.kind, blocked_id: b.blockedId })));
  await put('case_assignment', world.cases.map((c) => ({ id: uuidv7(), case_id: c.id, command_id: uuidv7(), to_owner_id: c.ownerId, reason_code: 'caseload', real_at: iso(world.now), ...stamp })));
  await put('referral', world.referrals.map((r) => ({ ...referralRow(r, world.now), ...by })));
  await put('referral_entry', world.referrals.flatMap((r) => entriesOf(r, world.now, author, content)));
  const approvals = new Map(world.referrals.map((r) => [r, uuidv7()]));
  await put('approval', world.referrals.map((r) => ({ id: approvals.get(r), case_id: r.caseId, subject_kind: 'referral', subject_id: r.id, subject_version: 1,
    state: 'withdrawn', proposed_by: r.proposedById, proposed_at: iso(world.now), organisation_id: r.fromOrganisationId,
    team_id: world.cases.find((c) => c.id === r.caseId)!.teamId })));
  await put('approval_entry', world.referrals.map((r) => ({ ...content.approvalEntry(r.caseId), approval_id: approvals.get(r), case_id: r.caseId, kind: 'request', by: r.proposedById,
    organisation_id: r.fromOrganisationId, at: iso(world.now) })));
  await put('hand_over', world.handOvers.map((h) => ({ ...handOverRow(h, author, world.now), ...by })));
  await put('hand_over_entry', world.handOvers.flatMap((h) => handOverEntryRows(h, author, world.now, content)));
  return { programmeId, sessions };
}

async function rolesOf(db: TestDatabase): Promise<ReadonlyMap<string, string>> {
  for (const role of BUILT_IN_ROLES) {
    await db.admin.query(`insert into tact.role (id, key, name, built_in, case_scope, permissions) values ($1, $2, $2, true, $3, $4) on conflict (key) do nothing`,
      [uuidv7(), role.key, role.caseScope, JSON.stringify(role.permissions)]);
  }
  const rows = (await db.admin.query('select id, key from tact.role')) as { id: string; key: string }[];
  return new Map(rows.map(({ id, key }) => [key, id]));
}

function caseRow(c: OracleCase, now: number): Row {
  return { id: c.id, code: c.id.slice(-10), programme_id: c.programmeId, organisation_id: c.organisationId, team_id: c.teamId, owner_id: c.ownerId, subject_id: uuidv7(),
    stage: 'protection', status: 'open', registered_at: iso(now), stage_since: iso(now) };
}

function referralRow(r: OracleReferral, now: number): Row {
  return { id: r.id, case_id: r.caseId, case_code: r.caseId.slice(-10), code: r.id.slice(-10), from_organisation_id: r.fromOrganisationId, from_user_id: r.proposedById,
    to_organisation_id: r.toOrganisationId, to_user_id: r.toUserId, state: r.state, urgency: 'normal', kind: 'service', sections: r.sections,
    services: ['legal'], expires_at: iso(r.expiresAt), access: ACCESS[r.state] ?? 'none', proposed_by: r.proposedById, proposed_at: iso(now - 7_200_000),
    sent_at: r.wasSent ? iso(now - 3_600_000) : null };
}

/** The kinds of entry a referral has in its state; the first header is older than the proposal that was sent. */
export function entryKinds(r: Pick<OracleReferral, 'state' | 'wasSent'>): readonly string[] {
  const always = ['header old', 'header', 'snapshot', 'return_comment'];
  if (!r.wasSent) return always;
  return [...always, 'question', 'answer', ...(LATER.includes(r.state) ? ['feedback', 'acknowledgement'] : [])];
}

function entriesOf(r: OracleReferral, now: number, by: string, content: Content): Row[] {
  return entryKinds(r).map((kind) => ({ ...content.entry(r, kind), referral_id: r.id, case_id: r.caseId, kind: kind.split(' ')[0], section: kind === 'acknowledgement' ? r.sections[0] : null,
    by, organisation_id: r.fromOrganisationId, at: iso(kind === 'header old' ? now - 8_000_000 : now - 7_200_000) }));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
