import { v7 as uuidv7 } from 'uuid';
import { ReturnsWorld } from '../testing/returns-world';

describe('what an assisted return refuses', () => {
  let w: ReturnsWorld;
  let id: string;
  let caseId: string;
  beforeAll(async () => {
    w = await ReturnsWorld.make();
    ({ id, caseId } = await w.considered());
    await w.close(id, ['A1', 'A2', 'A3', 'A4', 'A5']);
  }, 60_000);
  afterAll(() => w.stop());

  const closed = async (): Promise<number> => (await w.get(w.people.worker, `/returns/${id}`)).body.counts.closed;

  it('is a gate without evidence, with free text alone, with expired evidence', async () => {
    const before = await closed();
    const attest = (body: object) => w.post(w.people.worker, `/returns/${id}/attest`, body);
    expect(await attest({ id: uuidv7(), step: 'A7', documents: [], note: 'The prosecutor agreed on the phone.' })).toMatchObject({ status: 422, body: { code: 'evidence_missing', fields: [{ path: 'documents.prosecutor_note', code: 'required' }] } });
    expect(await attest(w.evidence('A7', { documents: [{ kind: 'prosecutor_note', on: w.day(-1), reference: ' ', holder: '' }] }))).toMatchObject({ status: 422, body: { fields: [{ path: 'documents.0.reference' }, { path: 'documents.0.holder' }] } });
    expect(await attest(w.evidence('A7', { documents: [{ kind: 'prosecutor_note', on: w.day(-9), reference: '1', holder: 'x', validUntil: w.day(-1) }] }))).toMatchObject({ status: 422, body: { code: 'evidence_expired', steps: ['A7'] } });
    expect(await attest(w.evidence('B2'))).toMatchObject({ status: 422, body: { code: 'steps_before', steps: ['B1'] } });
    expect(await attest({ ...w.evidence('A7'), step: 'Z9' })).toMatchObject({ status: 400, body: { fields: [{ path: 'step' }] } });
    expect(await closed()).toBe(before);
  });

  it('is the same person twice, and one country twice', async () => {
    const { worker, supervisor, officer, head } = w.people;
    const before = await closed();
    const one = w.evidence('A7');
    await w.ok(worker, `/returns/${id}/attest`, one);
    expect(await w.post(worker, `/returns/${id}/countersign`, { attestationId: one.id })).toMatchObject({ status: 403, body: { code: 'same_person', steps: ['A7'] } });
    expect(await w.post(officer, `/returns/${id}/countersign`, { attestationId: one.id })).toMatchObject({ status: 403, body: { code: 'no_side' } });
    expect(await closed()).toBe(before);
    await w.close(id, ['B1']);
    const both = w.evidence('B2');
    await w.ok(worker, `/returns/${id}/attest`, both);
    expect(await w.post(supervisor, `/returns/${id}/countersign`, { attestationId: both.id })).toMatchObject({ status: 403, body: { code: 'same_side', steps: ['B2'] } });
    expect((await w.ok(head, `/returns/${id}/countersign`, { attestationId: both.id })).body.counts.closed).toBe(before + 2);
    expect(await w.post(officer, `/returns/${id}/countersign`, { attestationId: both.id })).toMatchObject({ status: 422, body: { code: 'step_closed' } });
  });

  it('is a partner at the other country’s steps, and a person who is not of the return at all', async () => {
    const { officer, receiver, stranger, teacher, colleague } = w.people;
    expect(await w.post(officer, `/returns/${id}/attest`, w.evidence('A6'))).toMatchObject({ status: 403, body: { code: 'no_side' } });
    for (const who of [receiver, stranger, teacher, colleague]) {
      expect((await w.get(who, `/returns/${id}`)).status).toBe(404);
      expect((await w.post(who, `/returns/${id}/attest`, w.evidence('B3'))).status).toBe(404);
    }
    expect(await w.post(officer, `/returns/${id}/move`, { to: 'cleared', version: 1 })).toMatchObject({ status: 403, body: { code: 'not_the_keeper' } });
    expect((await w.post(officer, `/returns/${id}/stop`, { reason: 'health' })).status).toBe(403);
  });

  it('is an override without a supervisor, without a reason, or of six gates', async () => {
    const { worker, supervisor, dpo, head } = w.people;
    const over = (who: typeof worker, step: string, reason = 'The court order asks for it in writing.') => w.post(who, `/returns/${id}/override`, { id: uuidv7(), step, reason });
    expect((await over(worker, 'A6')).status).toBe(403);
    expect((await over(head, 'A6')).status).toBe(403);
    expect((await over(supervisor, 'A6', 'ok')).body.code).toBe('reason_missing');
    for (const step of ['B4', 'D1', 'E1', 'F1', 'H2']) expect(await over(supervisor, step)).toMatchObject({ status: 422, body: { code: 'never_overridden', steps: [step] } });
    expect((await over(supervisor, 'A6')).status).toBe(200);
    const [told] = (await w.db.admin.query(`select count(*)::int as n from tact.notification where user_id = $1 and kind = 'return_override' and resource = $2`, [dpo.userId, `return:${id}`])) as { n: number }[];
    expect(told?.n).toBe(1);
    const [audited] = (await w.db.admin.query(`select count(*)::int as n from tact_audit.audit_event where table_name = 'return_attestation' and reason = 'return_override'`)) as { n: number }[];
    expect(audited?.n).toBe(1);
  });

  it('is a partner without consent, of a third country, blocked or unknown', async () => {
    const { worker } = w.people;
    const name = (organisationId: string) => w.post(worker, `/returns/${id}/partners`, { id: uuidv7(), organisationId });
    const other = await w.world.organisation();
    expect(await name(other.id)).toMatchObject({ status: 422, body: { code: 'consent_missing', fields: [{ path: 'sections.return', code: 'not_asked' }] } });
    expect((await name((await w.world.organisation({ country: 'RO' })).id)).body.code).toBe('third_country');
    expect((await name(w.keeper.id)).body.code).toBe('unknown_receiver');
    expect((await name(w.unit.id)).body.code).toBe('partner_named');
    await w.world.block(caseId, 'organisation', other.id);
    expect((await name(other.id)).body.code).toBe('receiver_blocked');
  });

  it('is a second return beside one that runs, and one of a child in its own country', async () => {
    expect(await w.post(w.people.worker, `/cases/${caseId}/returns`, { id: uuidv7() })).toMatchObject({ status: 409, body: { code: 'return_running' } });
    const home = await w.child();
    await w.db.admin.query(`update tact.case_file set presence_country = 'AL' where id = $1`, [home]);
    expect(await w.post(w.people.worker, `/cases/${home}/returns`, { id: uuidv7() })).toMatchObject({ status: 422, body: { code: 'countries_missing' } });
  });

  it('is SQL of the app role that would go behind the rules', async () => {
    const { worker, officer } = w.people;
    const one = w.evidence('B3');
    await w.ok(worker, `/returns/${id}/attest`, one);
    const refused = (who: typeof worker, sql: string, values: readonly unknown[] = []) => expect(w.sqlAs(who, sql, values, caseId)).rejects.toMatchObject({ driverError: { code: '42501' } });
    await refused(worker, 'update tact.return_attestation set countersigned_by = attested_by, countersigned_at = now() where id = $1', [one.id]);
    await refused(officer, `update tact.return_process set state = 'cleared' where id = $1`, [id]);
    await refused(officer, `update tact.return_process set placement = 'not_family' where id = $1`, [id]);
    await refused(worker, `update tact.return_process set state = 'arrived' where id = $1`, [id]);
    await refused(worker, `update tact.return_attestation set step = 'A6' where id = $1`, [one.id]);
    await refused(officer, `insert into tact.return_attestation (id, process_id, case_id, step, kind, sides, two_sided, attested_by, attested_organisation_id, attested_side, attested_at)
      values (uuidv7(), $1, $2, 'A6', 'override', '{receiving}', false, $3, $4, 'receiving', now())`, [id, caseId, officer.userId, w.unit.id]);
    await refused(worker, `insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from) values (uuidv7(), $1, 'user', $2, '{return}', 'read', 'return', $2, now())`, [caseId, worker.userId]);
    await expect(w.sqlAs(w.people.stranger, `select tact.return_task($1, 'return_A1', null, 1)`, [id])).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});
