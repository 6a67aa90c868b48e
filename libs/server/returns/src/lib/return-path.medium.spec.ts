import { RETURN_STEP_CODES, type ReturnStepCode } from '@tact/domain';
import { ReturnsWorld } from '../testing/returns-world';

interface Step { readonly step: string; readonly state: string; readonly attestation: { readonly id: string; readonly evidence: unknown; readonly signatures: unknown[] } | null }
const steps = (letters: string, ...but: string[]): ReturnStepCode[] => RETURN_STEP_CODES.filter((code) => letters.includes(code.charAt(0)) && !but.includes(code));

describe('an assisted return', () => {
  let w: ReturnsWorld;
  beforeAll(async () => { w = await ReturnsWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  const view = async (id: string, who = w.people.worker): Promise<{ steps: Step[]; version: number } & Record<string, unknown>> => (await w.get(who, `/returns/${id}`)).body;
  const step = async (id: string, code: string, who = w.people.worker): Promise<Step> => (await view(id, who)).steps.find((one) => one.step === code)!;

  it('goes from protection over clearance and travel to arrival, gate by gate', async () => {
    const { worker, supervisor, officer } = w.people;
    const { caseId, id } = await w.considered();
    expect((await w.get(worker, `/cases/${caseId}/return`)).body.return).toMatchObject({ id, state: 'considered', role: 'keeper', side: 'sending', fromCountry: 'GR', toCountry: 'AL', counts: { closed: 0, gates: 21 } });
    expect((await w.move(caseId, 'assisted_return')).body).toMatchObject({ code: 'gates_unmet', gates: [{ code: 'return_entry' }] });
    await w.close(id, ['A1', 'A2', 'A3', 'A4', 'A5']);
    expect((await w.move(caseId, 'assisted_return')).status).toBe(200);
    const early = await w.post(worker, `/returns/${id}/move`, { to: 'cleared', version: (await view(id)).version });
    expect(early).toMatchObject({ status: 422, body: { code: 'gates_unmet' } });
    expect(early.body.gates.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['A6', 'B1', 'D1', 'E1', 'F3']));

    await w.close(id, steps('ABCDEFG', 'A1', 'A2', 'A3', 'A4', 'A5', 'C5'), { G3: { documents: [{ kind: 'transfer_receipt', on: w.day(-12), reference: 'x', holder: 'y' }] },
      G4: { documents: ['notice', 'acknowledgement'].map((kind) => ({ kind, on: w.day(-12), reference: 'x', holder: 'y' })) } });
    expect((await w.post(worker, `/returns/${id}/move`, { to: 'cleared', version: (await view(id)).version })).body).toMatchObject({ state: 'cleared' });
    expect((await w.post(worker, `/returns/${id}/move`, { to: 'travelling', version: (await view(id)).version })).body.gates).toEqual([expect.objectContaining({ code: 'travel_on' })]);
    await w.ok(worker, `/returns/${id}/change`, { travelOn: w.day(0), version: (await view(id)).version });
    expect((await w.ok(worker, `/returns/${id}/move`, { to: 'travelling', version: (await view(id)).version })).body.state).toBe('travelling');
    expect((await w.post(worker, `/returns/${id}/move`, { to: 'arrived', version: (await view(id)).version })).body.gates.map(({ code }: { code: string }) => code)).toEqual(['H1', 'H2']);
    await w.close(id, ['H1', 'H2']);
    expect((await w.ok(worker, `/returns/${id}/move`, { to: 'arrived', version: (await view(id)).version })).body).toMatchObject({ state: 'arrived' });
    expect((await w.move(caseId, 'reintegration')).body).toMatchObject({ code: 'gates_unmet', gates: [{ code: 'arrival_care' }] });
    const care = w.evidence('I1');
    await w.ok(officer, `/returns/${id}/attest`, care);
    await w.ok(supervisor, `/returns/${id}/countersign`, { attestationId: care.id });
    expect((await w.move(caseId, 'reintegration')).body).toMatchObject({ stage: 'reintegration' });
    const [row] = (await w.db.admin.query('select presence_country as country from tact.case_file where id = $1', [caseId])) as { country: string }[];
    expect(row?.country).toBe('AL');
  }, 90_000);

  it('times its steps, and an answered step is no task any more', async () => {
    const { id, caseId } = await w.considered();
    const tasks = async (): Promise<string[]> => ((await w.db.admin.query(`select kind from tact.case_task where case_id = $1 and state = 'open' and kind like 'return_%' order by kind`, [caseId])) as { kind: string }[]).map(({ kind }) => kind);
    expect(await tasks()).toEqual(['return_A1', 'return_A2', 'return_A3', 'return_A4']);
    await w.close(id, ['A1', 'A2', 'A3', 'A4', 'A5', 'B1']);
    expect(await tasks()).toEqual(['return_B2']);
    await w.close(id, ['B2']);
    expect(await tasks()).toEqual(['return_B3', 'return_B4', 'return_C1']);
    const signed = w.evidence('B3');
    await w.ok(w.people.officer, `/returns/${id}/attest`, signed);
    await w.ok(w.people.head, `/returns/${id}/countersign`, { attestationId: signed.id });
    expect(await tasks()).toEqual(['return_B4', 'return_C1']);
    await w.ok(w.people.worker, `/returns/${id}/stop`, { reason: 'health' });
    expect(await tasks()).toEqual([]);
  });

  it('opens again what an incident puts in question, and takes a clearance back', async () => {
    const { id, caseId } = await w.considered();
    await w.close(id, steps('ABCDEFG', 'C5', 'G2', 'G3', 'G4'));
    await w.ok(w.people.worker, `/returns/${id}/move`, { to: 'cleared', version: (await view(id)).version });
    await w.record(caseId, 'incident', { type: 'contact_with_exploiter', on: w.day(0) });
    const after = await view(id);
    expect(after['state']).toBe('considered');
    expect(after.steps.filter(({ state }) => state === 'reopened').map(({ step: code }) => code)).toEqual(['B4', 'C1', 'C4', 'D1', 'E1', 'F1', 'F3']);
    await w.close(id, ['B4']);
    expect((await step(id, 'B4')).state).toBe('closed');
  }, 60_000);

  it('respects a refusal: from fifteen on it stops the return at once', async () => {
    const young = await w.considered(12);
    await w.close(young.id, ['A1', 'A2', 'A3', 'A4', 'A5'], {});
    await w.ok(w.people.worker, `/returns/${young.id}/attest`, w.evidence('D1', { outcome: 'refuses' }));
    expect((await view(young.id))['state']).toBe('considered');
    const older = await w.considered(16);
    await w.close(older.id, ['A1', 'A2', 'A3', 'A4', 'A5']);
    expect((await w.ok(w.people.worker, `/returns/${older.id}/attest`, w.evidence('D1', { outcome: 'refuses' }))).body).toMatchObject({ state: 'stopped', stopReason: 'child_withdrew' });
    expect((await w.get(w.people.officer, `/returns/${older.id}`)).status).toBe(404);
    expect((await w.move(older.caseId, 'assisted_return')).body.gates).toEqual([expect.objectContaining({ code: 'return_considered' })]);
  });

  it('ends when the panel decides that the child stays', async () => {
    const { id, caseId } = await w.considered();
    await w.close(id, ['A1', 'A2', 'A3', 'A4', 'A5']);
    await w.move(caseId, 'assisted_return');
    await w.close(id, steps('BCDE', 'C5', 'E2'), { E1: { outcome: 'stay' } });
    expect((await view(id))['state']).toBe('stayed');
    expect((await w.move(caseId, 'protection')).status).toBe(200);
  }, 60_000);

  it('makes a child that absconds a missing child at once, whoever says so, and the case stays open', async () => {
    const one = await w.considered();
    await w.ok(w.people.worker, `/returns/${one.id}/stop`, { reason: 'absconded', text: 'Left the shelter at night.' });
    const two = await w.considered();
    await w.ok(w.people.officer, `/returns/${two.id}/missing`, { text: 'Not at the station.' });
    for (const { caseId } of [one, two]) {
      const file = (await w.get(w.people.worker, `/cases/${caseId}`)).body;
      expect(file.head).toMatchObject({ risk: 'high', status: 'open', stage: 'protection' });
      expect(file.records.filter(({ kind }: { kind: string }) => kind === 'incident').map(({ fields }: { fields: { type: string } }) => fields.type)).toEqual(['missing']);
      expect(file.tasks.filter(({ kind, state }: { kind: string; state: string }) => kind === 'child_missing' && state === 'open')).toHaveLength(1);
    }
    expect((await view(one.id))['state']).toBe('stopped');
    expect((await view(two.id))['state']).toBe('considered');
  });

  it('shows years later who signed what, and that it was not changed', async () => {
    const { id } = await w.considered();
    await w.close(id, ['A1']);
    const signed = (await step(id, 'A1')).attestation!;
    expect(signed).toMatchObject({ signatures: [{ byName: 'Eleni Markou', side: 'sending' }, { byName: 'Sofia Karydi' }], evidence: { documents: [{ kind: 'presumption_record', reference: 'CANARY-A1' }], intact: true } });
    await w.db.admin.query(`update tact.return_evidence set documents = jsonb_set(documents, '{0,on}', '"2020-01-01"') where attestation_id = $1`, [signed.id]);
    expect((await step(id, 'A1')).attestation).toMatchObject({ evidence: { intact: false } });
    await w.ok(w.people.worker, `/returns/${id}/reopen`, { attestationId: signed.id });
    const after = (await view(id)).steps.find(({ step: code }) => code === 'A1') as unknown as { state: string; earlier: { signatures: unknown[] }[] };
    expect(after.state).toBe('open');
    expect(after.earlier[0]?.signatures).toHaveLength(2);
  });
});
