import { SECTIONS } from '@tact/domain';
import { v7 as uuidv7 } from 'uuid';
import { SharingWorld } from '../testing/sharing-world';
import { ReferralClock } from './clock/referral-clock';

const SHARED = ['summary', 'identity', 'plan'];

describe('what a receiver can reach', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 60_000);
  afterAll(() => w.stop());
  afterEach(() => w.resetClock());

  const missing = async (): Promise<unknown> => w.get(w.people.receiver, `/referrals/${uuidv7()}/sections/summary`);
  const reachable = async (id: string, who = w.people.receiver): Promise<string[]> => {
    const gone = await missing();
    const open: string[] = [];
    for (const section of [...SECTIONS, 'work', 'nothing']) {
      const answer = await w.get(who, `/referrals/${id}/sections/${section}`);
      if (answer.status === 200) open.push(section);
      else expect(answer).toEqual(gone);
    }
    return open;
  };
  /** Sections whose records row-level security shows, asked directly under a committed access record; null where it refuses one. */
  const bySql = async (caseId: string, who = w.people.receiver): Promise<string[] | null> => {
    try {
      const rows = await w.sqlAs<{ section: string }>(who, `select distinct section from tact.case_record where case_id = $1
        union select 'summary' from tact.case_file where id = $1 union select 'names' from tact.case_name where case_id = $1 order by 1`, [caseId], caseId);
      return rows.map(({ section }) => section);
    } catch (error) {
      expect((error as { driverError?: { code: string }; code?: string }).driverError?.code ?? (error as { code?: string }).code).toBe('42501');
      return null;
    }
  };

  it('is nothing of the file before acceptance, the shared sections after it, and no other organisation ever', async () => {
    const { receiver, school, supervisor } = w.people;
    const made = await w.proposed();
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toBeNull();
    const sent = await w.ok(supervisor, `/referrals/${made.id}/approve`, { version: made.version });
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toEqual([]);
    expect(await w.get(receiver, `/cases/${made.caseId}`)).toMatchObject({ status: 404 });
    await w.ok(receiver, `/referrals/${made.id}/accept`, { version: sent.body.version });
    expect(await reachable(made.id)).toEqual(SHARED);
    expect(await bySql(made.caseId)).toEqual(['identity', 'names', 'plan', 'summary']);
    expect(await reachable(made.id, school)).toEqual([]);
    expect(await bySql(made.caseId, school)).toBeNull();
    expect((await w.post(school, `/referrals/${made.id}/complete`, { version: 1, outcome: 'x' })).status).toBe(404);
  });

  it('is read-only, and no record of a kind that never leaves the office', async () => {
    const { receiver } = w.people;
    const caseId = await w.child();
    await w.db.admin.query(`insert into tact.case_record (id, case_id, section, kind, clear, organisation_id, created_by, updated_by)
      values ($1, $2, 'plan', 'import_source', '{"register": "office"}', $3, $4, $4)`, [uuidv7(), caseId, w.ngo.id, w.people.worker.userId]);
    const { id } = await w.accepted({ caseId });
    const plan = await w.get(receiver, `/referrals/${id}/sections/plan`);
    expect(plan.body.records.map(({ kind }: { kind: string }) => kind)).toEqual(['plan_goal']);
    expect(await w.sqlAs(receiver, `select kind from tact.case_record where case_id = $1 and section = 'plan'`, [caseId], caseId)).toEqual([{ kind: 'plan_goal' }]);
    expect(await w.sqlAs(receiver, `with x as (update tact.case_record set clear = '{}' where case_id = $1 returning id) select * from x`, [caseId], caseId)).toEqual([]);
    expect((await w.post(receiver, `/cases/${caseId}/records`, { id: uuidv7(), kind: 'note', fields: { text: 'x', language: 'en' } })).status).toBeGreaterThanOrEqual(403);
    for (const change of ["sections = '{summary,health,legal}'", "expires_at = expires_at + interval '1 year'", `to_user_id = '${receiver.userId}'`, "state = 'revoked', access = 'none'"]) {
      await expect(w.sqlAs(receiver, `update tact.referral set ${change} where id = $1`, [id])).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  });

  it.each([
    ['declined', 'receiver', 'decline', { reason: 'no_capacity' }, false],
    ['completed', 'receiver', 'complete', { outcome: 'Done' }, true],
    ['revoked', 'worker', 'revoke', {}, true],
    ['revoked', 'supervisor', 'revoke', {}, false],
  ] as const)('is nothing once %s by the %s', async (state, who, command, body, wasAccepted) => {
    const { receiver } = w.people;
    const made = wasAccepted ? await w.accepted() : await w.sent();
    const ended = await w.ok(w.people[who], `/referrals/${made.id}/${command}`, { version: made.version, ...body });
    expect(ended.body).toMatchObject({ state, access: 'none' });
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toBeNull();
    expect((await w.get(receiver, `/referrals/${made.id}`)).body).toMatchObject({ state, request: null, entries: [] });
    expect((await w.post(receiver, `/referrals/${made.id}/feedback`, { id: uuidv7(), text: 'x' })).status).toBeGreaterThanOrEqual(400);
    expect((await w.post(receiver, `/referrals/${made.id}/accept`, { version: ended.body.version }))).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect((await w.get(w.people.worker, '/referrals?box=outgoing')).body.items[0]).toMatchObject({ id: made.id, state });
  });

  it('is nothing at the end of its term, also before any job has run; the job then says so', async () => {
    const { receiver, worker } = w.people;
    const made = await w.accepted({ body: { expiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString() } });
    expect(await reachable(made.id)).toEqual(SHARED);
    await w.advance(4);
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toBeNull();
    expect((await w.get(receiver, '/referrals?box=incoming')).body.items.map(({ id }: { id: string }) => id)).not.toContain(made.id);
    expect((await w.post(receiver, `/referrals/${made.id}/feedback`, { id: uuidv7(), text: 'x' }))).toMatchObject({ status: 409, body: { code: 'expired' } });
    for (const [who, box] of [[worker, 'outgoing'], [receiver, 'answered']] as const) {
      const listed = (await w.get(who, `/referrals?box=${box}`)).body.items.find((one: { id: string }) => one.id === made.id);
      expect([box, listed]).toMatchObject([box, { state: 'expired', access: 'none', endedAt: listed.expiresAt }]);
    }
    expect((await w.api.app.get(ReferralClock).runReferralClock()).expired).toBeGreaterThanOrEqual(1);
    expect((await w.get(worker, `/referrals/${made.id}`)).body).toMatchObject({ state: 'expired', access: 'none' });
    expect(await w.api.app.get(ReferralClock).runReferralClock()).toMatchObject({ expired: 0 });
  });

  it('ends at once where the consent it rested on is withdrawn', async () => {
    const { worker, receiver } = w.people;
    const made = await w.accepted();
    const [consent] = await w.db.admin.query(`select id, version from tact.case_record where case_id = $1 and clear ->> 'givenBy' = 'child'`, [made.caseId]);
    const withdrawn = await w.api.call(worker.actor, 'PATCH', `/cases/${made.caseId}/records/${consent.id}`, { version: consent.version, body: { fields: { withdrawnOn: w.day(0) } } });
    expect(withdrawn.status).toBe(200);
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toBeNull();
    expect((await w.get(receiver, `/referrals/${made.id}`)).body).toMatchObject({ state: 'revoked', request: null });
    const refusal = await w.accepted();
    await w.record(refusal.caseId, 'consent', { given: false, purpose: 'share_for_referral', kind: 'consent', givenBy: 'carer', on: w.day(0), ageAtTime: 10 });
    expect((await w.get(receiver, `/referrals/${refusal.id}`)).body.state).toBe('revoked');
    const untouched = await w.accepted();
    await w.consent(untouched.caseId, 'carer', 'consent', ['health']);
    expect((await w.get(receiver, `/referrals/${untouched.id}`)).body.state).toBe('accepted');
  });

  it('is hidden from somebody whom the case denies', async () => {
    const { receiver } = w.people;
    const made = await w.accepted();
    await w.world.block(made.caseId, 'user', receiver.userId);
    expect(await reachable(made.id)).toEqual([]);
    expect(await bySql(made.caseId)).toBeNull();
    expect((await w.get(receiver, `/referrals/${made.id}`)).status).toBe(404);
    expect((await w.get(receiver, '/referrals?box=incoming')).body.items.map(({ id }: { id: string }) => id)).not.toContain(made.id);
  });
});
