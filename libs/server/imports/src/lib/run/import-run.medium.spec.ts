import { abilityFor } from '@tact/permissions';
import { ServerSeal, temporaryKeyRing } from '@tact/server/crypto';
import type { Principal } from '@tact/server/platform';
import { readFileSync } from 'node:fs';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { ImportStore } from '../storage/import-store';
import { World } from '../../../../cases/src/testing/world';
import { ImportService } from './import-service';
import { ImportWorker } from './import-worker';

const bytes = readFileSync(new URL('../../../../../../seed/register/intake-register.xlsx', import.meta.url));

describe('a run', () => {
  let db: TestDatabase;
  let supervisor: Principal;
  let service: ImportService;

  beforeAll(async () => {
    db = await startTestDatabase();
    const world = await World.make(db);
    const { principal } = await world.person('supervisor', await world.organisation());
    supervisor = { ...principal, ability: abilityFor(principal as Parameters<typeof abilityFor>[0]) };
    const store = new ImportStore(db.uow, new ServerSeal(temporaryKeyRing()));
    const matcher = { match: async (_: unknown, people: readonly unknown[]) => people.map(() => []), show: async () => new Map() };
    const registrar = { register: async () => '', link: async () => '' };
    service = new ImportService(store, matcher, new ImportWorker(store, matcher, registrar, (_, error) => console.error(error)));
  }, 60_000);
  afterAll(() => db.stop());

  it('is read', async () => {
    const begun = await service.upload(supervisor, { fileName: 'Intake-Register.xlsx', bytes });
    const run = await service.settled(supervisor, begun.id);
    expect(run).toMatchObject({ state: 'checked', register: 'intake-register', total: 305, counts: { rows: 305, accepted: 301, rejected: 4, undecided: 18 } });
  }, 60_000);
});
