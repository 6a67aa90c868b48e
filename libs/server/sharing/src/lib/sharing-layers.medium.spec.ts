import { SECTIONS } from '@tact/domain';
import { abilityFor } from '@tact/permissions';
import { OperationHandlers } from '@tact/server/sync';
import type { Principal } from '@tact/server/platform';
import { COMMANDS, type Operation, fieldWrites } from '@tact/sync-protocol';
import { v7 as uuidv7 } from 'uuid';
import type { MadePerson } from '../../../cases/src/testing/world';
import { SharingWorld } from '../testing/sharing-world';

const TABLES = ['referral', 'referral_entry', 'approval', 'case_file', 'case_key', 'case_name', 'case_record', 'case_grant', 'case_block'];

describe('layers of sharing', () => {
  let w: SharingWorld;
  beforeAll(async () => { w = await SharingWorld.make(); }, 60_000);
  afterAll(() => w.stop());

  describe('with row-level security off', () => {
    const security = async (on: boolean): Promise<void> => {
      for (const table of TABLES) await w.db.admin.query(`alter table tact.${table} ${on ? 'enable' : 'disable'} row level security`);
    };
    afterEach(() => security(true));

    it('lists and handlers still hide what is not one’s own', async () => {
      const { receiver, school, stranger, worker } = w.people;
      const proposed = await w.proposed();
      const sent = await w.sent();
      const accepted = await w.accepted();
      const blocked = await w.accepted();
      await w.world.block(blocked.caseId, 'user', receiver.userId);
      await security(false);
      const all = await w.sqlAs(stranger, 'select id from tact.referral');
      expect(all).toHaveLength(4);
      for (const who of [school, stranger]) {
        for (const box of ['incoming', 'outgoing', 'answered']) expect((await w.get(who, `/referrals?box=${box}`)).body.items).toEqual([]);
        for (const { id } of [proposed, sent, accepted]) expect((await w.get(who, `/referrals/${id}`)).status).toBe(404);
      }
      expect((await w.get(stranger, '/approvals')).body.items).toEqual([]);
      expect((await w.get(receiver, '/referrals?box=incoming')).body.items.map(({ id }: { id: string }) => id).sort()).toEqual([sent.id, accepted.id].sort());
      expect((await w.get(receiver, `/referrals/${proposed.id}`)).status).toBe(404);
      expect((await w.get(receiver, `/referrals/${blocked.id}`)).status).toBe(404);
      expect((await w.get(receiver, `/referrals/${sent.id}/sections/summary`)).status).toBe(404);
      for (const section of SECTIONS) {
        expect((await w.get(receiver, `/referrals/${accepted.id}/sections/${section}`)).status).toBe(['summary', 'identity', 'plan'].includes(section) ? 200 : 404);
      }
      const seen = await w.get(receiver, `/referrals/${sent.id}`);
      expect(seen.body.request.reason.reason).toMatch(/^Out of school/);
      expect(seen.body.entries).toEqual([]);
      expect((await w.post(stranger, `/cases/${accepted.caseId}/referrals`, w.proposal())).status).toBe(404);
      expect((await w.get(worker, '/referrals?box=outgoing')).body.items).toHaveLength(4);
    });
  });

  it('demand a sign-in and a role on every route', async () => {
    const { worker, receiver } = w.people;
    const { id, caseId, version } = await w.sent();
    const admin = await w.world.person('administrator', w.ngo);
    const routes: readonly (readonly [path: string, body: unknown, allowed: MadePerson, refused: MadePerson])[] = [
      [`/cases/${caseId}/referrals`, w.proposal(), worker, receiver], [`/cases/${caseId}/referrals/preview`, w.proposal(), worker, receiver],
      ...['approve', 'return', 'resubmit', 'revoke'].map((name) => [`/referrals/${id}/${name}`, { version }, worker, receiver] as const),
      ...['acknowledge', 'accept', 'decline', 'start', 'complete', 'feedback', 'acknowledgements'].map((name) => [`/referrals/${id}/${name}`, { version }, receiver, worker] as const),
    ];
    for (const [path, body, , refused] of routes) {
      expect((await w.api.call(null, 'POST', path, { body })).status).toBe(401);
      expect(await w.post(admin, path, body)).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
      expect((await w.post(refused, path, body)).status).toBe(403);
    }
    for (const path of ['/referrals?box=incoming', `/referrals/${id}`, `/referrals/${id}/sections/summary`, '/approvals', `/approvals/${uuidv7()}`]) {
      expect((await w.api.call(null, 'GET', path)).status).toBe(401);
      expect((await w.get(admin, path)).status).toBe(403);
    }
    expect((await w.get(worker, '/referrals?box=all')).body).toMatchObject({ code: 'invalid_request', fields: [{ path: 'box' }] });
  });

  it('run every command of push by the handler of its route', async () => {
    const { worker, supervisor, receiver } = w.people;
    const registry = w.api.app.get(OperationHandlers);
    const push = (who: MadePerson, command: string, id: string, caseId: string, values: object): Promise<{ state?: string; version?: number }> => {
      const operation: Operation = { opId: uuidv7(), deviceSeq: 1, entity: 'referral', id, caseId, kind: 'command', command, fields: fieldWrites({ ...values }) };
      const handler = registry.of(operation);
      const principal = { ...who.principal, ability: abilityFor(who.principal as Parameters<typeof abilityFor>[0]) } as Principal;
      const run = (): Promise<{ state?: string; version?: number }> => handler.run(principal, operation);
      return handler.readsFile ? w.db.uow.withAccess(who.actor, { kind: 'opened', caseIds: [caseId] }, run) : w.db.uow.run(who.actor, run);
    };
    for (const command of COMMANDS.referral) {
      expect(registry.of({ opId: '', deviceSeq: 1, entity: 'referral', id: '', caseId: '', kind: 'command', command, fields: {} })).toBeDefined();
    }
    const caseId = await w.child();
    const { id, submit: _submit, ...values } = w.proposal();
    const proposed = await push(worker, 'propose', id, caseId, values);
    expect(proposed.state).toBe('proposed');
    await expect(push(worker, 'propose', uuidv7(), caseId, { ...values, colour: 'red' })).rejects.toMatchObject({ status: 400, fields: [{ path: 'colour' }] });
    const sent = await push(supervisor, 'approve', id, caseId, { version: proposed.version });
    const other = await w.child();
    await expect(push(receiver, 'accept', id, other, { version: sent.version })).rejects.toMatchObject({ status: 404 });
    const accepted = await push(receiver, 'accept', id, caseId, { version: sent.version });
    const asked = uuidv7();
    await push(receiver, 'ask', id, caseId, { id: asked, text: 'Since when?' });
    await push(worker, 'answer', id, caseId, { id: uuidv7(), questionId: asked, text: 'September' });
    await push(receiver, 'acknowledgeSection', id, caseId, { section: 'plan' });
    expect(await push(receiver, 'complete', id, caseId, { version: accepted.version, outcome: 'Done' })).toMatchObject({ state: 'completed' });
  });
});
