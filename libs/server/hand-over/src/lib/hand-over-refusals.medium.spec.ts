import { v7 as uuidv7 } from 'uuid';
import { HandOverWorld, type Path, WHOLE } from '../testing/hand-over-world';

describe('a hand-over is refused, with the reason and nothing changed', () => {
  let w: HandOverWorld;
  beforeAll(async () => { w = await HandOverWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  const row = async ({ id }: Path): Promise<unknown> =>
    (await w.db.admin.query('select h.state, h.stage, h.version, h.access, c.organisation_id, c.stage as at from tact.hand_over h join tact.case_file c on c.id = h.case_id where h.id = $1', [id]))[0];
  /** Refused so, and the path and its file are what they were. */
  const refused = async (path: Path, who: keyof HandOverWorld['people'], name: string, body: object, status: number, code: string): Promise<void> => {
    const before = await row(path);
    const answer = await w.try(path, w.people[who], name, body);
    expect([name, answer.status, answer.body.code]).toEqual([name, status, code]);
    expect(await row(path)).toEqual(before);
  };

  it('to a blocked organisation, when it is begun, proposed, approved or accepted', async () => {
    const { municipality } = w.organisations;
    const blockedFirst = await w.child();
    await w.world.block(blockedFirst, 'organisation', municipality.id);
    const begun = await w.post(w.people.worker, `/cases/${blockedFirst}/hand-overs`, { id: uuidv7(), category: 'municipality', toOrganisationId: municipality.id, isLead: true });
    expect([begun.status, begun.body.code]).toEqual([422, 'receiver_blocked']);
    const path = await w.begun();
    const proposed = await w.begun();
    await w.step(proposed, w.people.worker, 'propose', { sections: WHOLE });
    const offered = await w.offered();
    await w.read(offered);
    for (const { caseId } of [path, proposed, offered]) await w.world.block(caseId, 'organisation', municipality.id);
    await refused(path, 'worker', 'propose', { sections: WHOLE }, 422, 'receiver_blocked');
    await refused(proposed, 'supervisor', 'approve', {}, 422, 'receiver_blocked');
    await refused(offered, 'receiver', 'accept', w.signature(), 404, 'not_found');
  });

  it('into the hands of a blocked person, of one person twice, or of somebody of another office', async () => {
    const path = await w.offered();
    await w.read(path);
    const { newWorker, newHead, stranger, worker } = w.people;
    await refused(path, 'receiver', 'accept', w.signature({ supervisorId: newWorker.userId }), 422, 'same_person');
    await refused(path, 'receiver', 'accept', w.signature({ supervisorId: stranger.userId }), 422, 'cannot_take_over');
    await refused(path, 'receiver', 'accept', w.signature({ caseworkerId: worker.userId }), 422, 'cannot_take_over');
    await refused(path, 'receiver', 'accept', w.signature({ caseworkerId: newHead.userId, supervisorId: newWorker.userId }), 422, 'cannot_take_over');
    await refused(path, 'receiver', 'accept', w.signature({ signedName: 'Somebody else' }), 422, 'not_your_name');
    await w.world.block(path.caseId, 'user', newWorker.userId);
    await refused(path, 'receiver', 'accept', w.signature(), 422, 'cannot_take_over');
  });

  it('while a page is unread, a question is open, or the file has grown', async () => {
    const path = await w.offered();
    await refused(path, 'receiver', 'accept', w.signature(), 422, 'sections_unread');
    await w.read(path);
    const question = uuidv7();
    await w.ok(w.people.receiver, `/hand-overs/${path.id}/questions`, { id: question, text: 'Which school?' });
    await refused(path, 'receiver', 'accept', w.signature(), 422, 'open_questions');
    await w.ok(w.people.worker, `/hand-overs/${path.id}/answers`, { id: uuidv7(), questionId: question, text: 'Number 4' });
    await w.record(path.caseId, 'health_note', { on: w.day(0), type: 'health', narrative: 'Asthma', language: 'en' });
    await refused(path, 'receiver', 'accept', w.signature(), 422, 'scope_outgrown');
  });

  it('beyond consent, in part where the file moves, and of high risk without a talk of the supervisors', async () => {
    const path = await w.leading();
    await refused(path, 'worker', 'propose', { sections: [...WHOLE, 'health'] }, 422, 'consent_missing');
    await refused(path, 'worker', 'propose', { sections: ['summary', 'identity'] }, 422, 'whole_file_needed');
    const risky = await w.leading({}, await w.child('high'));
    await refused(risky, 'worker', 'propose', { sections: WHOLE }, 422, 'talk_needed');
    await refused(risky, 'worker', 'talk', { withWhom: 'The head of the unit', on: w.day(-1) }, 403, 'not_permitted');
    await w.step(risky, w.people.supervisor, 'talk', { withWhom: 'The head of the unit', on: w.day(-1) });
    await w.step(risky, w.people.worker, 'propose', { sections: WHOLE });
  });

  it('to the proposer, to a second supervisor, and on a file edited since', async () => {
    const own = await w.begun();
    await w.step(own, w.people.supervisor, 'propose', { sections: WHOLE });
    await refused(own, 'supervisor', 'approve', {}, 403, 'own_proposal');
    const path = await w.begun();
    await w.step(path, w.people.worker, 'propose', { sections: WHOLE });
    await w.record(path.caseId, 'note', { text: 'Moved to the uncle', language: 'en' });
    await refused(path, 'supervisor', 'approve', {}, 409, 'approval_stale');
    const { body } = await w.get(w.people.supervisor, `/hand-overs/${path.id}`);
    path.version = body.version;
    await w.step(path, w.people.supervisor, 'approve');
    expect((await w.try(path, w.people.supervisor, 'approve')).body.code).toBe('wrong_state');
  });

  it('a second time for the same category or another lead, and writes once for one key', async () => {
    const caseId = await w.child();
    const body = { id: uuidv7(), category: 'municipality', toOrganisationId: w.organisations.municipality.id, isLead: true };
    const key = uuidv7();
    const first = await w.post(w.people.worker, `/cases/${caseId}/hand-overs`, body, key);
    const again = await w.post(w.people.worker, `/cases/${caseId}/hand-overs`, body, key);
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, body.id]);
    for (const more of [{ category: 'municipality', isLead: false }, { category: 'school', isLead: true }]) {
      const answer = await w.post(w.people.worker, `/cases/${caseId}/hand-overs`, { ...body, id: uuidv7(), ...more });
      expect([answer.status, answer.body.code]).toEqual([422, 'path_exists']);
    }
    const other = await w.post(w.people.worker, `/cases/${caseId}/hand-overs`, { ...body, category: 'school' });
    expect([other.status, other.body.code]).toEqual([409, 'id_in_use']);
    expect((await w.db.admin.query('select count(*)::int as n from tact.hand_over where case_id = $1', [caseId]))[0].n).toBe(1);
  });

  it('to whoever goes past the server: no step, no grant and no file moves by SQL', async () => {
    const path = await w.offered();
    const tries: readonly [keyof HandOverWorld['people'], string][] = [
      ['receiver', `update tact.hand_over set state = 'running', stage = 3, wanted = null, accepted_by = tact.actor(), accepted_at = now() where id = $1`],
      ['worker', `update tact.hand_over set state = 'running', stage = 3, wanted = null, accepted_by = tact.actor(), accepted_at = now() where id = $1`],
      ['receiver', `update tact.hand_over set sections = '{summary,health}' where id = $1`],
      ['worker', `update tact.hand_over set to_organisation_id = from_organisation_id where id = $1`],
      ['worker', `insert into tact.hand_over_entry (id, hand_over_id, case_id, kind, section, by, organisation_id, at) select uuidv7(), id, case_id, 'acknowledgement', 'summary', tact.actor(), from_organisation_id, now() from tact.hand_over where id = $1`],
      ['receiver', `insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from) select uuidv7(), case_id, 'user', tact.actor(), '{summary}', 'write', 'handover', id, now() from tact.hand_over where id = $1`],
    ];
    for (const [who, sql] of tries) await expect(w.sqlAs(w.people[who], sql, [path.id], path.caseId)).rejects.toThrow();
    expect(await w.sqlAs(w.people.stranger, 'select 1 from tact.hand_over where id = $1', [path.id])).toEqual([]);
  });

  it('to a lead without an account; a school without one is delivered to and answers on paper', async () => {
    const sections = ['summary', 'identity', 'plan'];
    const school = { category: 'school', toOrganisationId: w.organisations.school.id, isLead: false };
    const path = await w.offered(school, undefined, sections);
    const paper = { person: 'The director', on: w.day(0), evidence: 'Register 14' };
    await refused(path, 'worker', 'outside-answer', { ...paper, accepted: true }, 422, 'not_delivered');
    await refused(path, 'worker', 'deliver', { ...paper, method: 'courier', evidence: ' ' }, 422, 'evidence_missing');
    await w.step(path, w.people.worker, 'deliver', { ...paper, method: 'courier' });
    await w.step(path, w.people.worker, 'outside-answer', { ...paper, accepted: true });
    const { body } = await w.get(w.people.worker, `/hand-overs/${path.id}`);
    expect(body).toMatchObject({ stage: 3, state: 'running', deliveredAt: expect.any(String) });
    expect(body.entries.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['delivery', 'outside_answer']));
    const known = await w.offered();
    await refused(known, 'worker', 'deliver', { ...paper, method: 'courier' }, 422, 'has_account');
  });
});
