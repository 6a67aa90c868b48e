import { v7 as uuidv7 } from 'uuid';
import type { MadePerson } from '../../../cases/src/testing/world';
import { ApprovalWorld } from '../testing/approval-world';

const MOVE = { subjectKind: 'move', target: 'prevention' };

describe('approvals of the file', () => {
  let w: ApprovalWorld;
  beforeAll(async () => {
    w = await ApprovalWorld.make();
  }, 120_000);
  afterAll(() => w.stop());

  /** A case in protection whose risk has come down. */
  const calm = async (): Promise<string> => {
    const id = await w.child('medium');
    await w.record(id, 'mandatory_report', { made: true, to: 'Child protection unit', on: w.day(-1) });
    expect((await w.move(id, 'protection')).status).toBe(200);
    for (const level of ['low', 'low']) await w.record(id, 'risk_screening', { level, individual: [], household: [], community: [], reason: 'Calm for three months' });
    return id;
  };

  it('carries a case from protection to prevention with a supervisor\'s word, and without it not', async () => {
    const id = await calm();
    const refused = await w.move(id, 'prevention');
    expect([refused.status, refused.body.code, refused.body.gates.map(({ code }: { code: string }) => code)]).toEqual([422, 'gates_unmet', ['approval']]);
    const { body: approval, status } = await w.propose(id, { ...MOVE, note: 'Three months calm' });
    expect([status, approval.state, approval.target, approval.subjectVersion]).toEqual([201, 'waiting', 'prevention', 1]);
    expect((await w.approve(approval, w.people.worker)).status).toBe(403);
    expect((await w.approve(approval, w.people.stranger)).status).toBe(404);
    expect((await w.approve(approval)).body).toMatchObject({ state: 'approved', decidedByName: 'Arben Prifti' });
    expect((await w.move(id, 'prevention')).body).toMatchObject({ stage: 'prevention' });
  });

  it('serves once: back in protection it has to be asked for again', async () => {
    const id = await calm();
    await w.approve((await w.propose(id, MOVE)).body);
    await w.move(id, 'prevention');
    await w.record(id, 'risk_screening', { level: 'medium', individual: [], household: [], community: [], reason: 'Worse' });
    await w.move(id, 'protection');
    for (const level of ['low', 'low']) await w.record(id, 'risk_screening', { level, individual: [], household: [], community: [], reason: 'Calm' });
    expect((await w.move(id, 'prevention')).body.gates.map(({ code }: { code: string }) => code)).toEqual(['approval']);
  });

  it('names the gates that are not met when it is asked for too early', async () => {
    const id = await w.child('medium');
    await w.record(id, 'mandatory_report', { made: true });
    await w.move(id, 'protection');
    const answer = await w.propose(id, MOVE);
    expect([answer.status, answer.body.code, answer.body.gates.map(({ code }: { code: string }) => code)]).toEqual([422, 'gates_unmet', ['low_risk_twice']]);
    expect((await w.propose(id, { subjectKind: 'move', target: 'referral' })).body.code).toBe('no_such_move');
    expect((await w.propose(id, { subjectKind: 'assessment', subjectId: uuidv7() })).body.code).toBe('no_such_subject');
    expect((await w.propose(uuidv7(), MOVE)).status).toBe(404);
  });

  it('goes stale by a later edit and asks again; the first version stays readable, and is proved', async () => {
    const id = await w.child('low');
    const goal = await w.record(id, 'plan_goal', { goal: 'Back in school', state: 'open', leadBy: 'Mira' });
    const { body: first } = await w.propose(id, { subjectKind: 'plan', note: 'Agreed with the mother' });
    await w.approve(first);
    expect((await w.patch(w.people.worker, `/cases/${id}/records/${goal}`, { fields: { state: 'met' } }, 1)).status).toBe(200);
    expect((await w.get(w.people.supervisor, `/approvals/${first.id}`)).body.state).toBe('approved');
    await w.patch(w.people.worker, `/cases/${id}/records/${goal}`, { fields: { goal: 'In a second-chance class' } }, 2);
    const { body: old } = await w.get(w.people.supervisor, `/approvals/${first.id}`);
    expect(old).toMatchObject({ state: 'stale', request: 'Agreed with the mother', decidedByName: 'Arben Prifti', snapshot: { intact: true } });
    const goals = (pages: { records: { fields: { goal?: string } }[] }[]): unknown[] => pages.flatMap(({ records }) => records.map(({ fields }) => fields.goal));
    expect(goals(old.snapshot.sections)).toEqual(['Back in school']);
    const { body: next } = await w.get(w.people.supervisor, `/approvals/${old.nextId}`);
    expect(next).toMatchObject({ state: 'waiting', subjectVersion: 2, previous: { subjectVersion: 1 } });
    expect([goals(next.proposed), goals(next.previous.sections)]).toEqual([['In a second-chance class'], ['Back in school']]);
    expect((await w.approve(first)).body).toMatchObject({ code: 'approval_stale', nextId: next.id });
  });

  it('shows a changed snapshot as not intact', async () => {
    const id = await w.child('low');
    await w.record(id, 'plan_goal', { goal: 'A place in the day centre', state: 'open' });
    const { body: approval } = await w.propose(id, { subjectKind: 'plan' });
    await w.approve(approval);
    const pages = (await w.db.admin.query(`select id from tact.approval_entry where approval_id = $1 and section = 'plan'`, [approval.id])) as { id: string }[];
    expect(pages).toHaveLength(1);
    await w.db.admin.query('delete from tact.approval_entry where id = $1', [pages[0]!.id]);
    expect((await w.get(w.people.supervisor, `/approvals/${approval.id}`)).body.snapshot.intact).toBe(false);
  });

  it('lets one of two racing supervisors win and tells the other who', async () => {
    const id = await calm();
    const { body: approval } = await w.propose(id, MOVE);
    const answers = await Promise.all([w.approve(approval, w.people.supervisor), w.approve(approval, w.people.second)]);
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect([won!.status, lost!.status, lost!.body.code]).toEqual([200, 409, 'already_decided']);
    expect(lost!.body.decidedByName).toBe(won!.body.decidedByName);
  });

  it('is returned with marked parts and words, which are the proposer\'s work, and asked for again', async () => {
    const id = await w.child('low');
    await w.record(id, 'plan_goal', { goal: 'School', state: 'open' });
    const { body: approval } = await w.propose(id, { subjectKind: 'plan' });
    expect((await w.propose(id, { subjectKind: 'plan' })).body).toMatchObject({ code: 'already_waiting', id: approval.id });
    const back = (body: object) => w.post(w.people.supervisor, `/approvals/${approval.id}/return`, { version: approval.version, ...body });
    expect((await back({ fields: ['plan_goal'], comment: ' ' })).body.code).toBe('comment_missing');
    expect((await back({ fields: ['nonsense'], comment: 'x' })).status).toBe(400);
    expect((await back({ fields: ['plan_goal'], comment: 'Ask the mother first' })).body).toMatchObject({ state: 'returned', markedFields: ['plan_goal'] });
    const tasks = async (): Promise<string[]> => (await w.file(id)).tasks.filter(({ state }: { state: string }) => state === 'open').map(({ kind }: { kind: string }) => kind);
    expect(await tasks()).toContain('approval_returned');
    expect((await w.get(w.people.worker, `/approvals/${approval.id}`)).body).toMatchObject({ comment: 'Ask the mother first', snapshot: { intact: true } });
    expect((await w.propose(id, { subjectKind: 'plan' })).body).toMatchObject({ state: 'waiting', subjectVersion: 2 });
    expect(await tasks()).not.toContain('approval_returned');
  });

  it('is taken back by its proposer only, and a retry doubles nothing', async () => {
    const id = await calm();
    const body = { id: uuidv7(), ...MOVE };
    const key = uuidv7();
    const answers = [await w.post(w.people.worker, `/cases/${id}/approvals`, body, key), await w.post(w.people.worker, `/cases/${id}/approvals`, body, key)];
    expect(answers.map(({ status, body: { id: made } }) => [status, made])).toEqual([[201, body.id], [201, body.id]]);
    const path = `/approvals/${body.id}/withdraw`;
    expect((await w.post(w.people.supervisor, path, { version: 1 })).status).toBe(403);
    expect((await w.post(w.people.worker, path, { version: 1 })).body.state).toBe('withdrawn');
    expect((await w.approve({ id: body.id, version: 2 })).status).toBe(409);
  });

  it('asks again when the risk changes before the approved move is made', async () => {
    const id = await calm();
    const { body: approval } = await w.propose(id, MOVE);
    await w.approve(approval);
    await w.record(id, 'incident', { type: 'violence', on: w.day(0) });
    expect((await w.get(w.people.supervisor, `/approvals/${approval.id}`)).body.state).toBe('stale');
    expect((await w.move(id, 'prevention')).status).toBe(422);
  });

  it('takes words and pages from who works on the case only, and none once it is decided', async () => {
    const id = await w.child('low');
    await w.record(id, 'plan_goal', { goal: 'School', state: 'open' });
    const { body: approval } = await w.propose(id, { subjectKind: 'plan', note: 'CANARY-NOTE' });
    const [{ organisation_id: ngo }] = (await w.db.admin.query('select organisation_id from tact.approval where id = $1', [approval.id])) as [{ organisation_id: string }];
    const write = (who: MadePerson): Promise<unknown> => w.db.uow.run(who.actor, () => w.db.uow.query(`insert into tact.approval_entry (id, approval_id, case_id, kind, section, sealed, by, organisation_id, at)
      values (uuidv7(), $1, $2, 'page', 'plan', '\\x00', $3, $4, now())`, [approval.id, id, who.actor.userId, ngo]));
    await expect(write(w.people.stranger)).rejects.toThrow();
    await expect(write(w.people.colleague)).rejects.toThrow();
    await w.approve(approval);
    await expect(write(w.people.worker)).rejects.toThrow();
    const seen = await w.db.uow.run(w.people.worker.actor, () => w.db.uow.query('select 1 from tact.approval_entry where approval_id = $1', [approval.id]));
    expect(seen).toEqual([]);
    expect(await w.get(w.people.colleague, `/approvals/${approval.id}`)).toMatchObject({ status: 404 });
    const [row] = (await w.db.admin.query(`select sealed from tact.approval_entry where approval_id = $1 and kind = 'request'`, [approval.id])) as [{ sealed: Buffer }];
    expect(row.sealed.toString('latin1')).not.toContain('CANARY');
  });

  it('stays readable to whoever keeps the case next, and to nobody else of the team', async () => {
    const id = await w.child('low');
    await w.record(id, 'plan_goal', { goal: 'School', state: 'open' });
    const { body: approval } = await w.propose(id, { subjectKind: 'plan' });
    await w.approve(approval);
    expect((await w.get(w.people.colleague, `/approvals/${approval.id}`)).status).toBe(404);
    await w.ok(w.people.supervisor, `/cases/${id}/assign`, { ownerId: w.people.colleague.actor.userId, version: await w.version(id) });
    expect((await w.get(w.people.colleague, `/approvals/${approval.id}`)).body).toMatchObject({ state: 'approved', snapshot: { intact: true } });
    expect((await w.file(id, w.people.colleague)).approvals).toHaveLength(1);
  });
});
