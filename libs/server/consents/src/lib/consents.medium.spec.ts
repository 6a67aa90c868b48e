import { v7 as uuidv7 } from 'uuid';
import { ConsentClock } from './clock/consent-clock';
import { SharingWorld } from '../../../sharing/src/testing/sharing-world';

const DAY = 86_400_000;
const day = (from: number): string => new Date(Date.now() + from * DAY).toISOString().slice(0, 10);

describe('consent by the clock', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 120_000);
  afterEach(() => w.db.admin.query(`update tact_private.clock set ahead = '0'`));
  afterAll(() => w.stop());

  const ahead = async (days: number): Promise<void> => { await w.db.admin.query('update tact_private.clock set ahead = make_interval(days => $1)', [days]); };
  const run = (): Promise<{ asked: number; ended: number }> => w.api.app.get(ConsentClock).run();
  const tasks = async (caseId: string, kind: string): Promise<number> =>
    (await w.db.admin.query(`select 1 from tact.case_task where case_id = $1 and kind = $2 and state = 'open'`, [caseId, kind])).length;
  const grants = (id: string) => w.db.admin.query(`select sections from tact.case_grant where source_id = $1 and valid_from <= tact.access_now() and (valid_to is null or valid_to > tact.access_now())`, [id]);
  const expiring = async (caseId: string, inDays: number): Promise<void> => {
    for (const [givenBy, kind] of [['carer', 'consent'], ['child', 'assent']] as const) {
      await w.record(caseId, 'consent', { given: true, purpose: 'share_for_referral', kind, givenBy, on: w.day(-1), sections: ['notes'], recipientOrgIds: [w.municipality.id],
        expiresOn: day(inDays) });
    }
  };
  const shared = async (inDays: number): Promise<{ caseId: string; id: string }> => {
    const caseId = await w.child();
    await expiring(caseId, inDays);
    const { id, version } = await w.proposed({ caseId, body: { sections: ['notes'] } });
    await w.ok(w.people.supervisor, `/referrals/${id}/approve`, { version });
    return { caseId, id };
  };

  it('ends access at the end of the last day, not a moment after, marks it within a run and has the receiver told', async () => {
    const { caseId, id } = await shared(40);
    expect(await grants(id)).toHaveLength(1);
    await ahead(40);
    expect(await grants(id)).toHaveLength(1);
    await ahead(41);
    expect(await grants(id)).toHaveLength(0);
    expect((await run()).ended).toBeGreaterThanOrEqual(1);
    expect(await w.db.admin.query('select state, access from tact.referral where id = $1', [id])).toEqual([{ state: 'expired', access: 'none' }]);
    expect(await tasks(caseId, 'tell_receiver')).toBe(1);
    expect(await w.db.admin.query(`select kind from tact.notification where user_id = $1 and resource = $2 and kind = 'referral_ended'`, [w.people.receiver.userId, `referral:${id}`])).toHaveLength(1);
    expect((await run()).ended).toBe(0);
  });

  it('asks again once, thirty days before', async () => {
    const { caseId } = await shared(45);
    await ahead(14);
    await run();
    expect(await tasks(caseId, 'consent_renewal')).toBe(0);
    await ahead(16);
    await run();
    await run();
    expect(await tasks(caseId, 'consent_renewal')).toBe(1);
  });

  it('stands longer where a later consent covers it', async () => {
    const { caseId, id } = await shared(20);
    await expiring(caseId, 60);
    await ahead(30);
    expect(await grants(id)).toHaveLength(1);
    await ahead(62);
    expect(await grants(id)).toHaveLength(0);
  });

  it('asks on the birthday that changes the band, bars new sharing and leaves what runs', async () => {
    const birth = day(3).replace(/^\d{4}/, (year) => String(Number(year) - 12));
    const caseId = await w.child({ birthDate: birth });
    const { id, version } = await w.proposed({ caseId });
    await w.ok(w.people.supervisor, `/referrals/${id}/approve`, { version });
    await ahead(2);
    await run();
    expect(await tasks(caseId, 'consent_renewal')).toBe(0);
    await ahead(3);
    await run();
    expect(await tasks(caseId, 'consent_renewal')).toBe(1);
    expect(await grants(id)).toHaveLength(1);
    const again = await w.api.call(w.people.worker.actor, 'POST', `/cases/${caseId}/referrals`, { body: w.proposal() });
    expect(again).toMatchObject({ status: 422, body: { code: 'consent_missing', fields: expect.arrayContaining([{ path: 'sections.summary', code: 'age_band_changed' }]) } });
  });

  it('ends at eighteen what rested on a carer', async () => {
    const birth = day(5).replace(/^\d{4}/, (year) => String(Number(year) - 18));
    const caseId = await w.child({ birthDate: birth });
    await w.record(caseId, 'consent', { given: true, purpose: 'share_for_referral', kind: 'consent', givenBy: 'child', on: w.day(-1), sections: ['summary', 'identity', 'plan'] });
    const { id, version } = await w.proposed({ caseId });
    await w.ok(w.people.supervisor, `/referrals/${id}/approve`, { version });
    await ahead(4);
    expect(await grants(id)).toHaveLength(1);
    await ahead(5);
    expect(await grants(id)).toHaveLength(0);
  });

  it('never holds back an alert', async () => {
    const caseId = uuidv7();
    await w.ok(w.people.worker, '/cases', { id: caseId, firstName: 'Era', sex: 'female', programmeId: w.world.programmeId });
    for (const kind of ['missing', 'danger']) expect((await w.api.call(w.people.worker.actor, 'POST', `/cases/${caseId}/alerts`, { body: { kind } })).status).toBe(200);
  });
});
