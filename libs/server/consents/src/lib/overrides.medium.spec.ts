import { v7 as uuidv7 } from 'uuid';
import { type Answer } from '../../../cases/src/testing/case-api';
import type { MadePerson } from '../../../cases/src/testing/world';
import { SharingWorld } from '../../../sharing/src/testing/sharing-world';

const DAY = 86_400_000;

describe('an override of consent', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 120_000);
  afterEach(() => w.db.admin.query(`update tact_private.clock set ahead = '0'`));
  afterAll(() => w.stop());

  const path = (caseId: string): string => `/cases/${caseId}/consent-overrides`;
  const propose = (who: MadePerson, caseId: string, more: object = {}): Promise<Answer> => w.api.call(who.actor, 'POST', path(caseId), {
    body: { id: uuidv7(), recipientOrgId: w.municipality.id, sections: ['risk'], basis: 'serious_harm', reason: 'CANARY threatened by the uncle', until: new Date(Date.now() + 10 * DAY).toISOString(), ...more },
  });
  const step = (who: MadePerson, caseId: string, id: string, act: string, version: number): Promise<Answer> => w.api.call(who.actor, 'POST', `${path(caseId)}/${id}/${act}`, { body: { version } });
  const refer = (caseId: string, sections: string[]): Promise<Answer> => w.api.call(w.people.worker.actor, 'POST', `/cases/${caseId}/referrals`, { body: w.proposal({ sections }) });
  const live = (id: string) => w.db.admin.query(`select 1 from tact.case_grant where source_id = $1 and valid_from <= tact.access_now() and (valid_to is null or valid_to > tact.access_now())`, [id]);

  it('is two people\'s, lets go what it names, has the child told, and ends all of it at its end', async () => {
    const { worker, supervisor } = w.people;
    const caseId = await w.child();
    expect(await refer(caseId, ['risk'])).toMatchObject({ status: 422, body: { code: 'consent_missing' } });
    const { body } = await propose(worker, caseId);
    const [item] = body.items;
    expect(item).toMatchObject({ state: 'proposed', mayDecide: false, reason: 'CANARY threatened by the uncle' });
    expect((await refer(caseId, ['risk'])).status).toBe(422);
    expect((await step(worker, caseId, item.id, 'approve', 1)).status).toBe(403);
    expect(await step(supervisor, caseId, item.id, 'approve', 1)).toMatchObject({ status: 200, body: { items: [{ state: 'in_force' }] } });
    expect(await w.db.admin.query(`select 1 from tact.case_task where case_id = $1 and kind = 'tell_child' and state = 'open'`, [caseId])).toHaveLength(1);
    expect((await refer(caseId, ['risk', 'health'])).status).toBe(422);
    const { id, version } = await w.proposed({ caseId, body: { sections: ['risk', 'summary'] } });
    await w.ok(supervisor, `/referrals/${id}/approve`, { version });
    expect(await live(id)).toHaveLength(1);
    await w.db.admin.query(`update tact_private.clock set ahead = '11 days'`);
    expect(await live(id)).toHaveLength(0);
    expect((await refer(caseId, ['risk'])).status).toBe(422);
  });

  it('ends early with what was shared by it', async () => {
    const caseId = await w.child();
    const [item] = (await propose(w.people.worker, caseId)).body.items;
    await step(w.people.supervisor, caseId, item.id, 'approve', 1);
    const { id, version } = await w.proposed({ caseId, body: { sections: ['risk'] } });
    await w.ok(w.people.supervisor, `/referrals/${id}/approve`, { version });
    expect(await step(w.people.worker, caseId, item.id, 'end', 2)).toMatchObject({ status: 200, body: { items: [{ state: 'ended' }] } });
    expect(await live(id)).toHaveLength(0);
    expect(await step(w.people.supervisor, caseId, item.id, 'approve', 3)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('is nobody\'s decision alone, in the database too', async () => {
    const caseId = await w.child();
    const [item] = (await propose(w.people.supervisor, caseId)).body.items;
    expect((await step(w.people.supervisor, caseId, item.id, 'approve', 1))).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    await expect(w.db.uow.run(w.people.supervisor.actor, () => w.db.uow.query('select tact.step_override($1, 1, $2, null)', [item.id, 'in_force']))).rejects.toThrow('not allowed');
    await expect(w.db.uow.run(w.people.second.actor, () => w.db.uow.query(`update tact.consent_override set state = 'in_force' where id = $1`, [item.id]))).rejects.toThrow('permission denied');
    expect(await step(w.people.second, caseId, item.id, 'refuse', 1)).toMatchObject({ status: 200, body: { items: [{ state: 'refused' }] } });
  });

  it('refuses what it cannot be', async () => {
    const caseId = await w.child();
    expect(await propose(w.people.worker, caseId, { until: new Date(Date.now() + 100 * DAY).toISOString() })).toMatchObject({ status: 422, body: { code: 'until_too_late' } });
    expect(await propose(w.people.worker, caseId, { basis: 'convenience' })).toMatchObject({ status: 400 });
    expect((await propose(w.people.stranger, caseId)).status).toBe(404);
    expect((await w.api.call(w.people.stranger.actor, 'GET', path(caseId))).status).toBe(404);
    expect(await w.db.uow.run(w.people.stranger.actor, () => w.db.uow.query('select 1 from tact.consent_override'))).toEqual([]);
  });
});
