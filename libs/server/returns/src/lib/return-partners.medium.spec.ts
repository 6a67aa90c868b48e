import { v7 as uuidv7 } from 'uuid';
import type { MadePerson } from '../../../cases/src/testing/world';
import { ReturnsWorld } from '../testing/returns-world';

const TABLES = ['return_process', 'return_partner', 'return_attestation', 'return_evidence', 'case_file', 'case_key', 'case_record', 'case_grant', 'case_block'];
interface Step { readonly step: string; readonly state: string; readonly attestation: { readonly evidence: { readonly documents: { reference: string }[] } | null } | null }

describe('the other country', () => {
  let w: ReturnsWorld;
  beforeAll(async () => { w = await ReturnsWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  const list = async (who: MadePerson): Promise<string[]> => (await w.get(who, '/returns')).body.items.map(({ id }: { id: string }) => id);
  const steps = async (id: string, who: MadePerson): Promise<Map<string, Step>> => new Map((await w.get(who, `/returns/${id}`)).body.steps.map((step: Step) => [step.step, step]));

  it('sees every step and the state of each, and the evidence of its own', async () => {
    const { officer, head, worker } = w.people;
    const { id, caseId } = await w.considered();
    await w.close(id, ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3']);
    for (const who of [officer, head]) {
      const seen = await steps(id, who);
      expect(seen.size).toBe(35);
      expect(seen.get('A1')).toMatchObject({ state: 'closed', attestation: { evidence: null } });
      expect(seen.get('B2')?.attestation?.evidence?.documents[0]?.reference).toBe('CANARY-B2');
      expect(seen.get('B3')?.attestation?.evidence?.documents[0]?.reference).toBe('CANARY-B3');
      expect(JSON.stringify((await w.get(who, `/returns/${id}`)).body)).not.toMatch(/CANARY-A|CANARY-B1|Hoxha|Ardita Hoxha/);
      expect((await w.get(who, `/cases/${caseId}`)).status).toBe(404);
      expect((await w.get(who, `/cases/${caseId}/return`)).status).toBe(who === head ? 404 : 403);
      expect((await w.api.call(who.actor, 'POST', '/cases/list', { body: {} })).body.items ?? []).toEqual([]);
    }
    expect((await steps(id, worker)).get('A1')?.attestation?.evidence?.documents[0]?.reference).toBe('CANARY-A1');
    expect(await w.sqlAs(officer, 'select 1 from tact.return_evidence', [], caseId)).toHaveLength(2);
    expect(await w.sqlAs(officer, 'select 1 from tact.case_file')).toEqual([]);
    expect(await w.sqlAs(officer, 'select 1 from tact.case_record', [], caseId)).toEqual([]);
    expect(await w.sqlAs(officer, 'select 1 from tact.return_evidence')).toEqual([]);
  });

  it('finds what it is named on in a place of its own, and names a worker who then sees it', async () => {
    const { officer, head, receiver, teacher, stranger } = w.people;
    const { id } = await w.considered();
    expect(await list(head)).toContain(id);
    expect(await list(officer)).toContain(id);
    for (const who of [receiver, teacher, stranger]) expect(await list(who)).not.toContain(id);
    const { partners, may } = (await w.get(head, `/returns/${id}`)).body;
    expect(may).toMatchObject({ appoint: true, change: false, move: false });
    const mine = partners.find(({ organisationId }: { organisationId: string }) => organisationId === w.ngo.id).id;
    expect((await w.post(officer, `/returns/${id}/appoint`, { partnerId: mine, userId: receiver.userId })).body.code).toBe('not_the_partner');
    expect((await w.get(head, `/returns/${id}/people`)).body.items.map(({ name }: { name: string }) => name)).toEqual(['Mirela Dodaj', 'Teuta Marku']);
    expect((await w.get(w.people.worker, `/returns/${id}/people`)).body.items).toEqual([]);
    expect((await w.post(head, `/returns/${id}/appoint`, { partnerId: mine, userId: teacher.userId })).body.code).toBe('unknown_person');
    await w.ok(head, `/returns/${id}/appoint`, { partnerId: mine, userId: receiver.userId });
    expect(await list(receiver)).toContain(id);
    expect((await w.get(receiver, `/returns/${id}`)).body).toMatchObject({ role: 'partner', side: 'receiving', may: { appoint: false } });
    await w.ok(head, `/returns/${id}/appoint`, { partnerId: mine, userId: null });
    expect((await w.get(receiver, `/returns/${id}`)).status).toBe(404);
  });

  it('loses its sight with the consent, when it is let go, and with the return', async () => {
    const { worker, officer, head } = w.people;
    const one = await w.considered();
    const consents = (await w.get(worker, `/cases/${one.caseId}`)).body.records.filter(({ kind }: { kind: string }) => kind === 'consent');
    for (const { id, version } of consents.slice(0, 1)) await w.api.call(worker.actor, 'PATCH', `/cases/${one.caseId}/records/${id}`, { body: { fields: { withdrawnOn: w.day(0) } }, version });
    for (const who of [officer, head]) expect((await w.get(who, `/returns/${one.id}`)).status).toBe(404);
    const two = await w.considered();
    const unit = (await w.get(worker, `/returns/${two.id}`)).body.partners.find(({ organisationId }: { organisationId: string }) => organisationId === w.unit.id).id;
    await w.ok(worker, `/returns/${two.id}/leave`, { partnerId: unit });
    expect((await w.get(officer, `/returns/${two.id}`)).status).toBe(404);
    expect((await w.get(head, `/returns/${two.id}`)).status).toBe(200);
    await w.ok(worker, `/returns/${two.id}/stop`, { reason: 'legal_bar' });
    expect((await w.get(head, `/returns/${two.id}`)).status).toBe(404);
    expect(await list(head)).not.toContain(two.id);
    const third = await w.considered();
    await w.world.block(third.caseId, 'user', officer.userId);
    expect((await w.get(officer, `/returns/${third.id}`)).status).toBe(404);
    expect(await list(officer)).not.toContain(third.id);
  });

  it('answers hidden and missing alike, and everything with row-level security off too', async () => {
    const { stranger, teacher, receiver, officer } = w.people;
    const { id, caseId } = await w.considered();
    await w.close(id, ['A1']);
    const gone = await w.considered();
    await w.ok(w.people.worker, `/returns/${gone.id}/stop`, { reason: 'other' });
    const same = async (who: MadePerson, path: (id: string) => string): Promise<void> => {
      const missing = uuidv7();
      const [hidden, none] = [await w.get(who, path(id)), await w.get(who, path(missing))];
      expect(hidden).toEqual(none);
      expect(hidden.status).toBe(404);
    };
    const check = async (): Promise<void> => {
      for (const who of [stranger, teacher, receiver]) {
        await same(who, (which) => `/returns/${which}`);
        expect(await list(who)).toEqual([]);
      }
      expect((await w.get(stranger, `/cases/${caseId}/return`)).status).toBe(404);
      expect((await w.get(officer, `/returns/${gone.id}`)).status).toBe(404);
      expect((await steps(id, officer)).get('A1')?.attestation?.evidence).toBeNull();
    };
    await check();
    for (const table of TABLES) await w.db.admin.query(`alter table tact.${table} disable row level security`);
    await check().finally(async () => { for (const table of TABLES) await w.db.admin.query(`alter table tact.${table} enable row level security`); });
  });

  it('makes a repeated request answer once', async () => {
    const { id } = await w.considered();
    const body = w.evidence('A1');
    const first = await w.post(w.people.worker, `/returns/${id}/attest`, body, 'attest-once-1');
    const again = await w.post(w.people.worker, `/returns/${id}/attest`, body, 'attest-once-1');
    expect([first.status, again.status]).toEqual([200, 200]);
    const [count] = (await w.db.admin.query('select count(*)::int as n from tact.return_attestation where process_id = $1', [id])) as { n: number }[];
    expect(count?.n).toBe(1);
    expect((await w.post(w.people.worker, `/returns/${id}/attest`, { ...body, note: 'x' }, 'attest-once-1')).body.code).toBe('idempotency_key_reused');
  });
});
