import { v7 as uuidv7 } from 'uuid';
import { HandOverWorld, type Path, WHOLE } from '../testing/hand-over-world';

describe('a hand-over', () => {
  let w: HandOverWorld;
  beforeAll(async () => { w = await HandOverWorld.make(); }, 60_000);
  afterAll(() => w.stop());
  afterEach(() => w.resetClock());

  const status = async (who: keyof HandOverWorld['people'], path: string): Promise<number> => (await w.get(w.people[who], path)).status;
  const head = async ({ caseId }: Path): Promise<Record<string, string | null>> =>
    (await w.db.admin.query('select organisation_id, team_id, owner_id, stage, version from tact.case_file where id = $1', [caseId]))[0];

  it('shows the duty bearer nothing at 0, the scope from 1 on, and nothing more after it is stopped', async () => {
    const path = await w.begun();
    expect(await status('receiver', `/hand-overs/${path.id}`)).toBe(404);
    expect(await status('receiver', `/cases/${path.caseId}`)).toBe(404);
    await w.step(path, w.people.worker, 'propose', { sections: ['summary', 'plan'] });
    expect(await status('receiver', `/hand-overs/${path.id}`)).toBe(404);
    await w.step(path, w.people.supervisor, 'approve');
    const file = await w.get(w.people.receiver, `/cases/${path.caseId}`);
    expect(file.body.grants).toEqual({ sections: ['summary', 'plan'], access: 'read' });
    expect(await status('receiver', `/hand-overs/${path.id}/sections/plan`)).toBe(200);
    expect(await status('receiver', `/hand-overs/${path.id}/sections/legal`)).toBe(404);
    await w.step(path, w.people.worker, 'stop');
    expect(await status('receiver', `/cases/${path.caseId}`)).toBe(404);
    expect((await w.get(w.people.receiver, `/hand-overs/${path.id}`)).body).toMatchObject({ state: 'ended', outcome: 'stopped', entries: [], pages: [] });
    expect(await status('receiver', `/hand-overs/${path.id}/sections/plan`)).toBe(404);
  });

  it('moves the file when its lead is accepted, and tells the former owner the summary and its own records only', async () => {
    const path = await w.offered();
    await w.read(path);
    expect(await head(path)).toMatchObject({ organisation_id: w.organisations.ngo.id, stage: 'protection' });
    await w.step(path, w.people.receiver, 'accept', w.signature());
    expect(await head(path)).toMatchObject({ organisation_id: w.organisations.municipality.id, team_id: w.organisations.municipality.teamId, owner_id: w.people.newWorker.userId, stage: 'referral' });
    const theirs = await w.get(w.people.newWorker, `/cases/${path.caseId}`);
    expect(theirs.body).toMatchObject({ grants: { access: 'write' }, stagePath: { place: 'referral' }, head: { ownerName: 'Elira Kola' } });
    expect(theirs.body.moves.at(-1)).toMatchObject({ fromStage: 'protection', toStage: 'referral', reasonCode: 'hand_over_accepted', byName: 'Drita Shehu',
      gates: [{ key: 'lead_accepted', met: true }] });
    await w.record(path.caseId, 'note', { text: 'CANARY-THEIRS', language: 'sq' }, w.people.newWorker);
    for (const who of [w.people.worker, w.people.supervisor]) {
      const ours = await w.get(who, `/cases/${path.caseId}`);
      expect(ours.body.grants).toEqual({ sections: ['summary'], access: 'read' });
      expect(ours.body.records.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['consent', 'consent', 'identity', 'mandatory_report', 'note', 'plan_goal', 'risk_screening']);
      expect(JSON.stringify(ours.body)).not.toContain('CANARY-THEIRS');
      expect((await w.post(who, `/cases/${path.caseId}/records`, { id: uuidv7(), kind: 'note', fields: { text: 'x', language: 'en' } })).status).toBe(403);
      expect((await w.get(who, `/hand-overs/${path.id}`)).body).toMatchObject({ side: 'sender', stage: 3, informed: true, daysOwned: 0, newOwnerName: 'Elira Kola' });
    }
    const listed = await w.post(w.people.worker, '/cases/list', {});
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toContain(path.caseId);
  });

  it('is verified after 90 days with a proof, and then leaves the former owner nothing', async () => {
    const path = await w.owned();
    expect(await w.try(path, w.people.worker, 'verify')).toMatchObject({ status: 422, body: { code: 'too_early' } });
    await w.advance(89);
    expect(await w.try(path, w.people.worker, 'verify')).toMatchObject({ status: 422, body: { code: 'too_early' } });
    await w.advance(1.01);
    expect(await w.try(path, w.people.worker, 'verify')).toMatchObject({ status: 422, body: { code: 'proof_missing' } });
    await w.step(path, w.people.newWorker, 'proofs', { id: uuidv7(), kind: 'visit', on: w.day(90), text: 'Visited at home' });
    expect((await w.step(path, w.people.supervisor, 'verify')).body).toMatchObject({ stage: 4, side: 'sender' });
    for (const who of ['worker', 'supervisor'] as const) {
      expect([await status(who, `/cases/${path.caseId}`), await status(who, `/hand-overs/${path.id}`)]).toEqual([404, 404]);
    }
    expect(await status('newWorker', `/cases/${path.caseId}`)).toBe(200);
    expect(await status('receiver', `/cases/${path.caseId}`)).toBe(404);
  });

  it('comes back to the stage before, with the organisation that had it, when it is given back', async () => {
    const path = await w.owned();
    expect((await w.get(w.people.newHead, `/cases/${path.caseId}`)).body.grants.access).toBe('write');
    await w.step(path, w.people.newWorker, 'return', { reason: 'out_of_area' });
    expect(await head(path)).toMatchObject({ organisation_id: w.organisations.ngo.id, owner_id: w.people.worker.userId, team_id: w.organisations.ngo.teamId, stage: 'protection' });
    for (const who of ['newWorker', 'newHead', 'receiver'] as const) expect([who, await status(who, `/cases/${path.caseId}`)]).toEqual([who, 404]);
    const ours = await w.get(w.people.worker, `/cases/${path.caseId}`);
    expect(ours.body).toMatchObject({ grants: { access: 'write' }, stagePath: { place: 'protection' } });
    expect(ours.body.moves.at(-1)).toMatchObject({ fromStage: 'referral', toStage: 'protection', reasonCode: 'hand_over_returned', gates: [{ key: 'hand_over_returned', met: true }] });
    expect((await w.get(w.people.worker, `/hand-overs/${path.id}`)).body).toMatchObject({ state: 'ended', outcome: 'returned', reason: 'out_of_area' });
  });

  it('that does not lead gives a competence and no file', async () => {
    const path = await w.owned({ isLead: false });
    expect(await head(path)).toMatchObject({ organisation_id: w.organisations.ngo.id, stage: 'protection' });
    expect((await w.get(w.people.receiver, `/cases/${path.caseId}`)).body.grants).toEqual({ sections: ['summary', 'identity', 'risk', 'plan', 'legal', 'notes'], access: 'read' });
    await w.step(path, w.people.receiver, 'proofs', { id: uuidv7(), kind: 'service', on: w.day(0), text: 'Social assistance' });
    await w.advance(91);
    await w.step(path, w.people.worker, 'verify');
    expect(await status('receiver', `/cases/${path.caseId}`)).toBe(200);
  });

  it('ends at once when consent is withdrawn, wherever it stands', async () => {
    const withdraw = async (path: Path, who = w.people.worker): Promise<void> => {
      const file = await w.get(who, `/cases/${path.caseId}`);
      const consent = file.body.records.find(({ kind }: { kind: string }) => kind === 'consent');
      const { status: changed } = await w.api.call(who.actor, 'PATCH', `/cases/${path.caseId}/records/${consent.id}`, { version: consent.version, body: { fields: { withdrawnOn: w.day(0) } } });
      expect(changed).toBe(200);
    };
    const joint = await w.joint();
    await withdraw(joint);
    expect(await status('receiver', `/cases/${joint.caseId}`)).toBe(404);
    expect((await w.get(w.people.worker, `/hand-overs/${joint.id}`)).body).toMatchObject({ state: 'ended', outcome: 'consent_withdrawn' });
    const owned = await w.owned();
    await withdraw(owned, w.people.newWorker);
    expect(await head(owned)).toMatchObject({ organisation_id: w.organisations.ngo.id, stage: 'protection' });
    expect([await status('newWorker', `/cases/${owned.caseId}`), await status('worker', `/cases/${owned.caseId}`)]).toEqual([404, 200]);
  });

  it('keeps who signed what, on which version, and what a supervisor approved', async () => {
    const path = await w.owned();
    const { entries } = (await w.get(w.people.newHead, `/hand-overs/${path.id}`)).body;
    const { signature, byName } = entries.find(({ kind }: { kind: string }) => kind === 'signature');
    expect({ byName, ...signature }).toMatchObject({ byName: 'Drita Shehu', signedName: 'Drita Shehu' });
    expect(signature.pages.map(({ section }: { section: string }) => section)).toEqual(WHOLE);
    expect(signature.mark).toMatch(/^[0-9a-f]{64}$/);
  });
});
