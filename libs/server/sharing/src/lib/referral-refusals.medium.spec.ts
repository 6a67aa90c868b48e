import { v7 as uuidv7 } from 'uuid';
import { SharingWorld } from '../testing/sharing-world';

describe('proposing and deciding', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  it('shares only what consent covers, and names each section that is not and why', async () => {
    const { worker } = w.people;
    const caseId = await w.child();
    const body = w.proposal({ sections: ['summary', 'health', 'plan'] });
    const refused = await w.post(worker, `/cases/${caseId}/referrals`, body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'consent_missing', fields: [{ path: 'sections.health', code: 'not_asked' }] } });
    expect((await w.get(worker, '/referrals?box=outgoing')).body.items).toEqual([]);
    const draft = await w.ok(worker, `/cases/${caseId}/referrals`, { ...body, submit: false });
    expect(draft.body).toMatchObject({ state: 'draft', proposedBy: null });
    const preview = await w.ok(worker, `/cases/${caseId}/referrals/preview`, body);
    expect(preview.body.after.sections.map(({ section }: { section: string }) => section)).toEqual(['summary', 'plan']);
    expect(preview.body.withheld).toContainEqual({ section: 'health', why: 'not_asked' });
    expect(preview.body.withheld).toContainEqual({ section: 'legal', why: 'not_chosen' });
    expect(JSON.stringify(preview.body)).not.toMatch(/CANARY|\+355|Hoxha/);
    const submitted = await w.ok(worker, `/cases/${caseId}/referrals`, { ...body, sections: ['summary'] });
    expect(submitted.body).toMatchObject({ id: body.id, state: 'proposed', sections: ['summary'] });
    expect(submitted.body.consentIds).toHaveLength(2);
  });

  it('refuses names and numbers in texts that are read before acceptance', async () => {
    const { worker } = w.people;
    const caseId = await w.child();
    for (const [field, text] of [['reason', 'Ardita has left school'], ['reason', 'Call 069 123 4567'], ['note', 'The mother of Hoxhës'], ['purpose', 'Place for Ardita']] as const) {
      expect(await w.post(worker, `/cases/${caseId}/referrals`, w.proposal({ [field]: text })))
        .toMatchObject({ status: 422, body: { code: 'names_in_text', fields: [{ path: field }] } });
    }
    const { body } = await w.ok(worker, `/cases/${caseId}/referrals/preview`, w.proposal({ reason: 'Ardita has left' }));
    expect(body.textFindings).toMatchObject([{ field: 'reason', kind: 'name', certain: true, start: 0, end: 6 }]);
  });

  it('refuses a receiver whom the case denies, past ends and unknown fields', async () => {
    const { worker } = w.people;
    const caseId = await w.child();
    const path = `/cases/${caseId}/referrals`;
    expect(await w.post(worker, path, w.proposal({ expiresAt: '2020-01-01T00:00:00Z' }))).toMatchObject({ status: 422, body: { code: 'expiry_in_past' } });
    expect(await w.post(worker, path, w.proposal({ services: [] }))).toMatchObject({ status: 422, body: { code: 'no_services' } });
    expect(await w.post(worker, path, w.proposal({ reason: ' ' }))).toMatchObject({ status: 422, body: { code: 'no_reason' } });
    expect(await w.post(worker, path, w.proposal({ state: 'sent' }))).toMatchObject({ status: 400, body: { fields: [{ path: 'state', code: 'unknown_field' }] } });
    expect(await w.post(worker, path, w.proposal({ toOrganisationId: uuidv7() }))).toMatchObject({ status: 422, body: { code: 'unknown_receiver' } });
    await w.world.block(caseId, 'organisation', w.municipality.id);
    expect(await w.post(worker, path, w.proposal())).toMatchObject({ status: 422, body: { code: 'receiver_blocked' } });
  });

  it('answers a case one does not see as one that is not there', async () => {
    const { stranger, receiver } = w.people;
    const caseId = await w.child();
    const hidden = await w.post(stranger, `/cases/${caseId}/referrals`, w.proposal());
    expect(hidden).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await w.post(stranger, `/cases/${uuidv7()}/referrals`, w.proposal())).toEqual(hidden);
    expect((await w.post(receiver, `/cases/${caseId}/referrals`, w.proposal())).status).toBe(403);
    const { id } = await w.proposed({ caseId });
    expect(await w.get(stranger, `/referrals/${id}`)).toEqual(hidden);
    expect(await w.get(receiver, `/referrals/${id}`)).toEqual(hidden);
    expect((await w.get(stranger, '/approvals')).body.items).toEqual([]);
  });

  it('is never approved by whoever proposed it: not by its route, not by SQL as the app role', async () => {
    const { supervisor, worker, second } = w.people;
    const caseId = await w.child();
    const body = w.proposal();
    const { body: { version } } = await w.ok(supervisor, `/cases/${caseId}/referrals`, body);
    expect(await w.post(supervisor, `/referrals/${body.id}/approve`, { version })).toMatchObject({ status: 403, body: { code: 'own_proposal' } });
    expect(await w.post(worker, `/referrals/${body.id}/approve`, { version })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    const approve = `update tact.referral set state = 'sent', access = 'header', sent_at = now(), decided_by = $2, decided_at = now() where id = $1`;
    for (const [who, by] of [[supervisor, supervisor], [supervisor, second], [worker, worker], [worker, second]] as const) {
      await expect(w.sqlAs(who, approve, [body.id, by.userId])).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
    await expect(w.sqlAs(supervisor, `update tact.approval set state = 'approved', decided_by = $2 where subject_id = $1`, [body.id, supervisor.userId])).rejects.toMatchObject({ driverError: { code: '42501' } });
    await expect(w.sqlAs(worker, `update tact.approval set state = 'approved', decided_by = $2 where subject_id = $1`, [body.id, worker.userId])).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect((await w.get(second, `/referrals/${body.id}`)).body).toMatchObject({ state: 'proposed', access: 'none' });
    expect((await w.post(second, `/referrals/${body.id}/approve`, { version })).status).toBe(200);
  });

  it('lets one of two racing supervisors decide and tells the other who did', async () => {
    const { supervisor, second } = w.people;
    for (let round = 0; round < 5; round += 1) {
      const { id, version } = await w.proposed();
      const answers = await Promise.all([supervisor, second].map((who) => w.post(who, `/referrals/${id}/approve`, { version })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0]!.status === 200 ? supervisor : second;
      const told = answers.find(({ status }) => status === 409)!.body;
      expect(told).toMatchObject({ code: 'already_decided', decidedBy: winner.userId, state: 'sent' });
      expect(['Arben Prifti', 'Besnik Toska']).toContain(told.decidedByName);
      expect(await w.db.admin.query(`select count(*)::int as n from tact.approval where subject_id = $1 and state = 'approved'`, [id])).toEqual([{ n: 1 }]);
    }
  });

  it('is returned with marks and a comment, mended and put forward again', async () => {
    const { supervisor, worker } = w.people;
    const { id, version } = await w.proposed();
    expect(await w.post(supervisor, `/referrals/${id}/return`, { version, fields: [], comment: 'x' })).toMatchObject({ status: 422, body: { code: 'fields_missing' } });
    expect(await w.post(supervisor, `/referrals/${id}/return`, { version, fields: ['colour'], comment: 'x' })).toMatchObject({ status: 422, body: { code: 'unknown_field' } });
    const returned = await w.ok(supervisor, `/referrals/${id}/return`, { version, fields: ['reason'], comment: 'Say since when.' });
    expect(returned.body).toMatchObject({ state: 'returned', returnedFields: ['reason'], access: 'none' });
    const view = await w.get(worker, `/referrals/${id}`);
    expect(view.body.entries).toMatchObject([{ kind: 'return_comment', text: 'Say since when.', byName: 'Arben Prifti', fields: ['reason'] }]);
    expect(await w.db.admin.query(`select kind, state from tact.case_task where assignee_id = $1 and kind = 'referral_returned' and state = 'open'`, [worker.userId])).toHaveLength(1);
    const again = await w.ok(worker, `/referrals/${id}/resubmit`, { version: returned.body.version, reason: 'Out of school since 1 September.' });
    expect(again.body).toMatchObject({ state: 'proposed', returnedFields: [] });
    expect(await w.db.admin.query(`select state from tact.case_task where assignee_id = $1 and kind = 'referral_returned' and state = 'open'`, [worker.userId])).toEqual([]);
    const sent = await w.ok(supervisor, `/referrals/${id}/approve`, { version: again.body.version });
    const seen = await w.get(w.people.receiver, `/referrals/${id}`);
    expect(seen.body.request.reason.reason).toBe('Out of school since 1 September.');
    expect(JSON.stringify(seen.body)).not.toMatch(/Say since when|no regular income/);
    expect(sent.body.state).toBe('sent');
  });

  it('asks again where what is shared was edited between proposal and approval', async () => {
    const { supervisor, worker } = w.people;
    const { id, caseId, version } = await w.proposed();
    await w.record(caseId, 'note', { text: 'Not shared', language: 'en' });
    expect((await w.get(supervisor, `/referrals/${id}`)).body.version).toBe(version);
    await w.record(caseId, 'plan_goal', { goal: 'Another goal', state: 'open' });
    const stale = await w.post(supervisor, `/referrals/${id}/approve`, { version });
    expect(stale).toMatchObject({ status: 409, body: { code: 'approval_stale', version: version + 1 } });
    const queue = (await w.get(supervisor, '/approvals')).body.items.find(({ subjectId }: { subjectId: string }) => subjectId === id);
    expect(queue).toMatchObject({ changedSinceProposed: true, referralVersion: version + 1 });
    expect((await w.get(worker, `/referrals/${id}`)).body.approvals.map(({ state }: { state: string }) => state)).toEqual(['stale', 'waiting']);
    expect((await w.post(supervisor, `/referrals/${id}/approve`, { version: version + 1 })).body.state).toBe('sent');
  });

  it('checks consent again at approval', async () => {
    const { supervisor, worker } = w.people;
    const { id, caseId, version } = await w.proposed();
    const [consent] = await w.db.admin.query(`select id, version from tact.case_record where case_id = $1 and clear ->> 'givenBy' = 'carer'`, [caseId]);
    const changed = await w.api.call(worker.actor, 'PATCH', `/cases/${caseId}/records/${consent.id}`, { version: consent.version, body: { fields: { withdrawnOn: w.day(0) } } });
    expect(changed.status).toBe(200);
    expect(await w.post(supervisor, `/referrals/${id}/approve`, { version })).toMatchObject({ status: 422, body: { code: 'consent_missing', fields: [{ code: 'withdrawn' }, {}, {}] } });
  });
});
