import { v7 as uuidv7 } from 'uuid';
import { SharingWorld } from '../testing/sharing-world';
import { ReferralClock } from './clock/referral-clock';

describe('talk and silence', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 60_000);
  afterAll(() => w.stop());
  afterEach(() => w.resetClock());

  it('lets each side answer the other, and nobody itself or what was not asked', async () => {
    const { worker, receiver, school, supervisor } = w.people;
    const { id } = await w.sent();
    const asked = uuidv7();
    await w.ok(receiver, `/referrals/${id}/questions`, { id: asked, text: 'Does she speak Albanian?' });
    expect(await w.post(receiver, `/referrals/${id}/answers`, { id: uuidv7(), questionId: asked, text: 'Yes' })).toMatchObject({ status: 403, body: { code: 'own_question' } });
    expect(await w.post(worker, `/referrals/${id}/answers`, { id: uuidv7(), questionId: uuidv7(), text: 'Yes' })).toMatchObject({ status: 422, body: { code: 'unknown_question' } });
    expect(await w.post(worker, `/referrals/${id}/answers`, { id: uuidv7(), questionId: asked, text: 'Yes, Ardita does' })).toMatchObject({ status: 422, body: { code: 'names_in_text' } });
    const waiting = async (who: typeof worker, box: string): Promise<number> =>
      (await w.get(who, `/referrals?box=${box}`)).body.items.find((one: { id: string }) => one.id === id).openQuestions;
    expect([await waiting(worker, 'outgoing'), await waiting(receiver, 'incoming')]).toEqual([1, 0]);
    await w.ok(worker, `/referrals/${id}/answers`, { id: uuidv7(), questionId: asked, text: 'Yes, and Romani' });
    const back = uuidv7();
    await w.ok(supervisor, `/referrals/${id}/questions`, { id: back, text: 'Do you have a place?' });
    expect([await waiting(worker, 'outgoing'), await waiting(receiver, 'incoming')]).toEqual([0, 1]);
    await w.ok(receiver, `/referrals/${id}/answers`, { id: uuidv7(), questionId: back, text: 'One' });
    const { body } = await w.get(receiver, `/referrals/${id}`);
    expect(body.entries.map(({ kind, text, replyTo }: { kind: string; text: string; replyTo: string | null }) => [kind, text, replyTo])).toEqual([
      ['question', 'Does she speak Albanian?', null], ['answer', 'Yes, and Romani', asked], ['question', 'Do you have a place?', null], ['answer', 'One', back],
    ]);
    expect((await w.post(school, `/referrals/${id}/questions`, { id: uuidv7(), text: 'Who is it?' })).status).toBe(404);
    expect((await w.post(receiver, `/referrals/${id}/feedback`, { id: uuidv7(), text: 'Too early' }))).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect((await w.post(receiver, `/referrals/${id}/acknowledgements`, { section: 'summary' })).status).toBe(409);
  });

  it('takes the same entry again, and refuses its id for other words', async () => {
    const { receiver } = w.people;
    const { id } = await w.sent();
    const asked = { id: uuidv7(), text: 'Which school?' };
    await w.ok(receiver, `/referrals/${id}/questions`, asked);
    await w.ok(receiver, `/referrals/${id}/questions`, asked);
    expect(await w.post(receiver, `/referrals/${id}/questions`, { ...asked, text: 'Which class?' })).toMatchObject({ status: 409, body: { code: 'id_taken' } });
    expect((await w.get(receiver, `/referrals/${id}`)).body.entries).toMatchObject([{ text: 'Which school?' }]);
  });

  it('stores no text in clear', async () => {
    const { receiver } = w.people;
    const { id } = await w.accepted();
    await w.ok(receiver, `/referrals/${id}/feedback`, { id: uuidv7(), text: 'CANARY-FEEDBACK' });
    const rows = await w.db.admin.query(`select encode(sealed, 'escape') as text from tact.referral_entry where referral_id = $1 and sealed is not null`, [id]);
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/CANARY|school/);
  });

  it('needs a coded reason to decline, and words for `other`', async () => {
    const { receiver, worker } = w.people;
    const { id, version } = await w.sent();
    expect(await w.post(receiver, `/referrals/${id}/decline`, { version, reason: 'busy' })).toMatchObject({ status: 422, body: { code: 'unknown_reason' } });
    expect(await w.post(receiver, `/referrals/${id}/decline`, { version, reason: 'other' })).toMatchObject({ status: 422, body: { code: 'text_missing' } });
    expect(await w.post(worker, `/referrals/${id}/decline`, { version, reason: 'other', note: 'x' })).toMatchObject({ status: 403 });
    await w.ok(receiver, `/referrals/${id}/decline`, { version, reason: 'other', note: 'We moved' });
    expect((await w.get(worker, `/referrals/${id}`)).body).toMatchObject({ state: 'declined', declineReason: 'other', entries: [{ kind: 'decline_note', text: 'We moved' }] });
  });

  it('refuses to acknowledge a section that was not shared', async () => {
    const { id } = await w.accepted();
    expect(await w.post(w.people.receiver, `/referrals/${id}/acknowledgements`, { section: 'health' })).toMatchObject({ status: 422, body: { code: 'section_not_shared' } });
  });

  it('escalates silence to the owner, later to the supervisors, and closes the task when there is an answer', async () => {
    const { worker, receiver, supervisor } = w.people;
    const clock = w.api.app.get(ReferralClock);
    const { id, caseId, version } = await w.sent();
    const tasks = (): Promise<unknown> => w.db.admin.query(`select assignee_id, state from tact.case_task where case_id = $1 and kind = 'referral_silent'`, [caseId]);
    const told = async (): Promise<string[]> =>
      (await w.db.admin.query(`select user_id from tact.notification where kind = 'referral_silent' and resource = $1`, [`referral:${id}`])).map((row: { user_id: string }) => row.user_id);
    await clock.runReferralClock();
    expect(await tasks()).toEqual([]);
    await w.advance(3.5);
    await clock.runReferralClock();
    await clock.runReferralClock();
    expect(await tasks()).toEqual([{ assignee_id: worker.userId, state: 'open' }]);
    expect(await told()).toEqual([worker.userId]);
    await w.advance(1.5);
    await clock.runReferralClock();
    await clock.runReferralClock();
    expect((await told()).filter((user) => user === supervisor.userId)).toHaveLength(1);
    await w.ok(receiver, `/referrals/${id}/accept`, { version });
    await clock.runReferralClock();
    expect(await tasks()).toEqual([{ assignee_id: worker.userId, state: 'cancelled' }]);
    await w.advance(8);
    await clock.runReferralClock();
    expect(await tasks()).toEqual([{ assignee_id: worker.userId, state: 'cancelled' }, { assignee_id: worker.userId, state: 'open' }]);
    await w.ok(receiver, `/referrals/${id}/feedback`, { id: uuidv7(), text: 'First visit done' });
    await clock.runReferralClock();
    expect(await w.db.admin.query(`select 1 from tact.case_task where case_id = $1 and kind = 'referral_silent' and state = 'open'`, [caseId])).toEqual([]);
  });
});
