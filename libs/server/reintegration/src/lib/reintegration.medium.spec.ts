import { CHILD_MODULE, CHILD_WEIGHT_SET } from '@tact/domain';
import { ApprovalWorld } from '../../../approvals/src/testing/approval-world';
import { MissedVisits } from './missed-visits';
import { ReintegrationModule } from './reintegration.module';

const ANSWERS = Object.fromEntries(CHILD_MODULE.map(({ id, answers }) => [id, Object.entries(answers).find(([, value]) => value === 1)![0]]));

describe('reintegration and closure', () => {
  let w: ApprovalWorld;
  beforeAll(async () => {
    w = await ApprovalWorld.make([ReintegrationModule]);
  }, 120_000);
  afterAll(() => w.stop());
  beforeEach(() => w.db.admin.query(`update tact_private.clock set ahead = '0'`));

  interface Task { readonly kind: string; readonly state: string; readonly dueAt: string }
  const tasks = async (id: string, kind: string, state = 'open'): Promise<Task[]> => (await w.file(id)).tasks.filter((task: Task) => task.kind === kind && task.state === state);
  const score = (id: string, more: object = {}): Promise<string> => w.record(id, 'reintegration_score', { on: w.day(0), weightSet: CHILD_WEIGHT_SET, respondent: 'child', ...ANSWERS, ...more });

  /** A case in reintegration with an approved plan and a safe placement. */
  const returned = async (): Promise<string> => {
    const id = await w.child('medium');
    await w.record(id, 'mandatory_report', { made: true });
    await w.move(id, 'protection');
    const plan = await w.record(id, 'reintegration_plan', { safety: 'The aunt fetches her from school', responsible: 'Mira' });
    expect((await w.move(id, 'reintegration')).body.gates.map(({ code }: { code: string }) => code)).toEqual(['safe_placement', 'reintegration_plan']);
    await w.record(id, 'placement', { arrangement: 'kinship_care', safe: true });
    const { body } = await w.propose(id, { subjectKind: 'reintegration_plan', subjectId: plan });
    expect((await w.approve(body)).status).toBe(200);
    expect((await w.move(id, 'reintegration')).status).toBe(200);
    return id;
  };

  it('starts the visits with the stage, and a visit does the one it belongs to', async () => {
    const id = await returned();
    const dates = (await tasks(id, 'reintegration_visit')).map(({ dueAt }) => Math.round((Date.parse(dueAt) - Date.now()) / 86_400_000));
    expect(dates).toEqual([3, 7, 14, 30, 60, 90, 180, 270, 365]);
    expect(await tasks(id, 'reintegration_score')).toHaveLength(3);
    await w.record(id, 'visit', { on: w.day(7), seenChild: true, narrative: 'At home', language: 'en' });
    expect([(await tasks(id, 'reintegration_visit', 'done')).length, (await tasks(id, 'reintegration_visit', 'cancelled')).length]).toEqual([1, 1]);
  });

  it('asks for an unannounced visit after two missed ones, once', async () => {
    const id = await returned();
    const clock = w.api.app.get(MissedVisits);
    await w.advance(8);
    expect(await clock.run()).toBe(0);
    await w.advance(3);
    expect([await clock.run(), await clock.run()]).toEqual([1, 0]);
    expect(await tasks(id, 'unannounced_visit')).toHaveLength(1);
    const told = (await w.db.admin.query(`select count(*)::int as n from tact.notification where kind = 'visits_missed' and user_id = $1`, [w.people.supervisor.actor.userId])) as { n: number }[];
    expect(told[0]?.n).toBe(1);
    await w.record(id, 'visit', { on: w.day(11), seenChild: true, narrative: 'Found at home', language: 'en' });
    expect(await tasks(id, 'unannounced_visit')).toHaveLength(0);
  });

  it('keeps every score, and a red flag raises the risk and opens the way back', async () => {
    const id = await returned();
    await score(id);
    const gate = async (): Promise<boolean> => (await w.file(id)).stagePath.gates.find(({ code }: { code: string }) => code === 'red_flag').met;
    expect([await gate(), (await w.file(id)).head.risk]).toEqual([false, 'medium']);
    await score(id, { CP8: 'attempted' });
    expect([await gate(), (await w.file(id)).head.risk]).toEqual([true, 'high']);
    expect((await w.move(id, 'protection')).status).toBe(200);
    expect(await tasks(id, 'reintegration_visit')).toHaveLength(0);
  });

  it('brings a handed-over case back to protection at once, and tells its people', async () => {
    const id = await returned();
    await w.db.admin.query(`update tact.case_file set stage = 'referral' where id = $1`, [id]);
    await w.record(id, 'incident', { type: 'contact_with_exploiter', on: w.day(0) });
    const { head, moves } = await w.file(id);
    expect([head.stage, moves.at(-1).reasonCode, moves.at(-1).gates]).toEqual(['protection', 'new_incident', [expect.objectContaining({ key: 'new_danger', met: true })]]);
    const told = (await w.db.admin.query(`select user_id from tact.notification where kind = 'back_to_protection' and resource = $1`, [id])) as { user_id: string }[];
    expect(told.map(({ user_id }) => user_id).sort()).toEqual([w.people.worker.actor.userId, w.people.supervisor.actor.userId, w.people.second.actor.userId].sort());
    await w.db.admin.query(`update tact.case_file set stage = 'referral', risk = 'medium' where id = $1`, [id]);
    await w.post(w.people.worker, `/cases/${id}/alerts`, { kind: 'danger' });
    expect((await w.file(id)).head.stage).toBe('protection');
  });

  const REVIEW = { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true, dutyBearer: 'Child protection unit, Kamëz', reason: 'goals_met' };
  const closed = async (): Promise<string> => {
    const id = await w.child('low', 'low');
    await w.move(id, 'prevention');
    await w.db.admin.query(`update tact.case_task set state = 'done' where case_id = $1`, [id]);
    await w.record(id, 'closure_review', REVIEW);
    const { body, status } = await w.propose(id, { subjectKind: 'closure' });
    expect([status, body.code]).toEqual([201, undefined === body.code ? undefined : body.code]);
    expect((await w.approve(body)).status).toBe(200);
    const answer = await w.move(id, 'closed', w.people.worker, 'All goals are met');
    expect(answer.body).toMatchObject({ status: 'closed' });
    return id;
  };

  it('closes by the criteria with approval, names what is unmet, and goes on visiting', async () => {
    const early = await w.child('low');
    expect((await w.propose(early, { subjectKind: 'closure' })).body.code).toBe('no_closure_review');
    await w.record(early, 'closure_review', { ...REVIEW, childAgrees: false });
    expect((await w.propose(early, { subjectKind: 'closure' })).body.gates).toEqual([
      expect.objectContaining({ code: 'closure_criteria', missing: ['two_low_reviews', 'child_agrees'] }),
      expect.objectContaining({ code: 'nothing_pending', missing: ['safety_task'] }),
    ]);
    const id = await closed();
    const { head } = await w.file(id);
    expect([head.closureReason, head.status]).toEqual(['goals_met', 'closed']);
    expect(await tasks(id, 'post_closure_visit')).toHaveLength(2);
  });

  it('takes no exception that the file does not bear out', async () => {
    const id = await w.child('low');
    await w.record(id, 'closure_review', { ...REVIEW, goalsMet: false, exception: 'turned_18_linked', reason: 'turned_18' });
    expect((await w.propose(id, { subjectKind: 'closure' })).body.gates[0].missing).toContain('exception_unfounded');
  });

  it('leaves a closed file to be read, until it is reopened with a reason', async () => {
    const id = await closed();
    const add = (kind: string, fields: object) => w.post(w.people.worker, `/cases/${id}/records`, { id: crypto.randomUUID().replace(/^(.{14})./, '$17'), kind, fields });
    expect((await add('plan_goal', { goal: 'Another' })).body.code).toBe('case_closed');
    expect((await w.patch(w.people.worker, `/cases/${id}`, { fields: { nextStep: 'call' } }, await w.version(id))).body.code).toBe('case_closed');
    expect((await add('visit', { on: w.day(90), seenChild: true, risk: 'low' })).status).toBe(201);
    expect([(await tasks(id, 'post_closure_visit', 'done')).length, (await w.file(id)).head.status]).toEqual([1, 'closed']);
    expect((await w.move(id, 'prevention')).body.gates[0].code).toBe('reason');
    expect((await w.move(id, 'prevention', w.people.worker, 'The family asks for help again')).body).toMatchObject({ stage: 'prevention', status: 'open' });
    expect(await tasks(id, 'post_closure_visit')).toHaveLength(0);
    expect((await w.move(id, 'closed')).body.gates.map(({ code }: { code: string }) => code)).toEqual(['approval']);
  });

  it('reopens a closed case by itself for a red flag', async () => {
    const id = await closed();
    await w.record(id, 'incident', { type: 'missing', on: w.day(0), redFlag: true });
    expect((await w.file(id)).head).toMatchObject({ stage: 'protection', status: 'open' });
  });
});
