import { v7 as uuidv7 } from 'uuid';
import { SharingWorld } from '../testing/sharing-world';

describe('a referral from proposal to completion', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  it('goes the whole way, and the worker sees every state', async () => {
    const { worker, supervisor, receiver } = w.people;
    const caseId = await w.child();
    const body = w.proposal();
    const proposed = await w.ok(worker, `/cases/${caseId}/referrals`, body);
    expect(proposed.body).toMatchObject({ id: body.id, state: 'proposed', access: 'none', side: 'sender', proposedByName: 'Mira Lleshi', toOrganisationName: 'Municipality of Kamëz' });
    expect((await w.get(receiver, '/referrals?box=incoming')).body.items).toEqual([]);

    const queue = await w.get(supervisor, '/approvals');
    expect(queue.body.items).toMatchObject([{ subjectId: body.id, subjectKind: 'referral', mayDecide: true, proposedByName: 'Mira Lleshi', risk: 'medium', changedSinceProposed: false }]);
    expect(JSON.stringify(queue.body)).not.toMatch(/Ardita|Hoxha/);
    const reading = await w.get(supervisor, `/approvals/${queue.body.items[0].id}`);
    const shown = reading.body.preview;
    expect(shown.after.sections.map(({ section }: { section: string }) => section)).toEqual(['summary', 'identity', 'plan']);

    const sent = await w.ok(supervisor, `/referrals/${body.id}/approve`, { version: proposed.body.version });
    expect(sent.body).toMatchObject({ state: 'sent', access: 'header', decidedByName: 'Arben Prifti' });
    expect(Date.parse(sent.body.respondBy)).toBeGreaterThan(Date.now());

    const inbox = await w.get(receiver, '/referrals?box=incoming');
    expect(inbox.body.items).toMatchObject([{ id: body.id, state: 'sent', side: 'receiver' }]);
    expect(inbox.body.items[0]).not.toHaveProperty('returnedFields');
    const before = await w.get(receiver, `/referrals/${body.id}`);
    expect(before.body.request).toMatchObject({ person: { sex: 'female', victimStatus: 'at_risk' }, reason: { reason: body['reason'], services: ['education'], risk: 'medium' } });
    expect(before.body.request.person).toEqual(shown.before.person);
    expect(before.body.request.reason).toEqual(shown.before.reason);
    expect(JSON.stringify(before.body)).not.toMatch(/Ardita|Hoxha|\+355|CANARY/);

    const seen = await w.ok(receiver, `/referrals/${body.id}/acknowledge`, { version: sent.body.version });
    const accepted = await w.ok(receiver, `/referrals/${body.id}/accept`, { version: seen.body.version });
    expect(accepted.body).toMatchObject({ state: 'accepted', access: 'scope', answeredByName: 'Drita Shehu' });
    for (const page of shown.after.sections) {
      const served = await w.get(receiver, `/referrals/${body.id}/sections/${page.section}`);
      const { referralId: _id, caseId: _case, expiresAt: _end, ...section } = served.body;
      expect(section).toEqual(page);
      await w.ok(receiver, `/referrals/${body.id}/acknowledgements`, { section: page.section });
    }
    expect((await w.get(receiver, `/referrals/${body.id}/sections/identity`)).body.names).toEqual(['Ardita Hoxha']);

    const question = uuidv7();
    await w.ok(receiver, `/referrals/${body.id}/questions`, { id: question, text: 'Which school did she go to?' });
    await w.ok(worker, `/referrals/${body.id}/answers`, { id: uuidv7(), questionId: question, text: 'The one in Bathore.' });
    const started = await w.ok(receiver, `/referrals/${body.id}/start`, { version: accepted.body.version });
    const fed = await w.ok(receiver, `/referrals/${body.id}/feedback`, { id: uuidv7(), text: 'Enrolled on Monday.' });
    expect(fed.body.version).toBe(started.body.version + 1);
    const done = await w.ok(receiver, `/referrals/${body.id}/complete`, { version: fed.body.version, outcome: 'She attends school.' });
    expect(done.body).toMatchObject({ state: 'completed', access: 'none' });

    const view = await w.get(worker, `/referrals/${body.id}`);
    expect(view.body.entries.map(({ kind, text }: { kind: string; text: string | null }) => [kind, text])).toEqual([
      ['acknowledgement', null], ['acknowledgement', null], ['acknowledgement', null], ['question', 'Which school did she go to?'],
      ['answer', 'The one in Bathore.'], ['feedback', 'Enrolled on Monday.'], ['completion', 'She attends school.'],
    ]);
    expect(view.body.pages).toMatchObject([{ section: 'summary', acknowledgedByName: 'Drita Shehu' }, { section: 'identity' }, { section: 'plan' }]);
    expect((await w.get(worker, '/referrals?box=outgoing')).body.items).toMatchObject([{ id: body.id, state: 'completed' }]);
    expect((await w.get(receiver, '/referrals?box=answered')).body.items).toMatchObject([{ id: body.id, state: 'completed' }]);
    expect((await w.get(receiver, `/referrals/${body.id}`)).body).toMatchObject({ state: 'completed', request: null, entries: [] });
  });

  it('logs each opened section before it is read', async () => {
    const { receiver } = w.people;
    const { id, caseId } = await w.accepted();
    await w.get(receiver, `/referrals/${id}/sections/plan`);
    const log = await w.db.admin.query(`select kind, section from tact_audit.access_record where actor = $1 and $2 = any(case_ids)`, [receiver.userId, caseId]);
    expect(log).toEqual([{ kind: 'opened', section: 'plan' }]);
  });

  it('keeps what was approved readable and proves it', async () => {
    const { supervisor, worker } = w.people;
    const { id, caseId } = await w.sent();
    await w.record(caseId, 'plan_goal', { goal: 'Added afterwards', state: 'open' });
    const { body } = await w.get(supervisor, `/referrals/${id}`);
    const approval = await w.get(worker, `/approvals/${body.approvals[0].id}`);
    expect(approval.body).toMatchObject({ state: 'approved', snapshot: { intact: true } });
    const plan = approval.body.snapshot.sections.find(({ section }: { section: string }) => section === 'plan');
    expect(plan.records.map(({ fields }: { fields: { goal: string } }) => fields.goal)).toEqual(['Back in school by January']);
    await w.db.admin.query(`update tact.approval set hmac = sha256('x') where id = $1`, [body.approvals[0].id]);
    expect((await w.get(worker, `/approvals/${body.approvals[0].id}`)).body.snapshot.intact).toBe(false);
  });

  it('does not double what comes twice', async () => {
    const { worker, receiver, supervisor } = w.people;
    const caseId = await w.child();
    const body = w.proposal();
    const first = await w.post(worker, `/cases/${caseId}/referrals`, body, 'key-propose-1');
    expect(await w.post(worker, `/cases/${caseId}/referrals`, body, 'key-propose-1')).toEqual(first);
    expect((await w.post(worker, `/cases/${caseId}/referrals`, { ...body, purpose: 'Another' }, 'key-propose-1'))).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect((await w.post(worker, `/cases/${caseId}/referrals`, body))).toMatchObject({ status: 409, body: { code: 'id_in_use' } });
    const sent = await w.ok(supervisor, `/referrals/${body.id}/approve`, { version: first.body.version });
    const accept = { version: sent.body.version };
    const accepted = await w.post(receiver, `/referrals/${body.id}/accept`, accept, 'key-accept-1');
    expect(await w.post(receiver, `/referrals/${body.id}/accept`, accept, 'key-accept-1')).toEqual(accepted);
    expect(await w.post(receiver, `/referrals/${body.id}/accept`, accept)).toMatchObject({ status: 409, body: { code: 'version_conflict', state: 'accepted' } });
    const question = { id: uuidv7(), text: 'Once?' };
    await w.ok(receiver, `/referrals/${body.id}/questions`, question);
    await w.ok(receiver, `/referrals/${body.id}/questions`, question);
    expect((await w.get(worker, `/referrals/${body.id}`)).body.entries).toHaveLength(1);
  });
});
