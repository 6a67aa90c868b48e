import { CASE_ENTITIES } from '@tact/server/cases';
import { ImportService, ImportsModule, type ImportRunView } from '@tact/server/imports';
import type { PortableCase } from '@tact/domain';
import { type CaseApi, startCaseApi } from '../../../../cases/src/testing/case-api';
import { World, type MadePerson } from '../../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { ExportsModule } from '../exports.module';

/** An installation of its own that imports and exports. */
export interface ExportBench {
  readonly db: TestDatabase;
  readonly api: CaseApi;
  readonly world: World;
  readonly supervisor: MadePerson;
  readonly worker: MadePerson;
  /** Imports a file whole; duplicates become cases of their own. */
  bringIn(fileName: string, bytes: Uint8Array): Promise<ImportRunView>;
  /** The answer to an export of the caseload, or of one case. */
  takeOut(who: MadePerson, format: 'xlsx' | 'json', asked?: { readonly caseId?: string; readonly filter?: object }): Promise<TakenOut>;
  stop(): Promise<void>;
}

export interface TakenOut {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

export interface FileCase {
  readonly row: number;
  readonly htcds: Readonly<Record<string, string>>;
  readonly tact: PortableCase;
}

export async function startExportBench(): Promise<ExportBench> {
  const db = await startTestDatabase(CASE_ENTITIES);
  const api = await startCaseApi(db, [ImportsModule, ExportsModule]);
  const world = await World.make(db);
  const ngo = await world.organisation({ name: 'An office' });
  const supervisor = await world.person('supervisor', ngo, 'Mira Kola');
  const worker = await world.person('social_worker', ngo, 'Ledina Tafa');
  const imports = api.app.get(ImportService);
  return {
    db, api, world, supervisor, worker,
    async bringIn(fileName, bytes) {
      const { id } = await imports.upload(supervisor.principal, { fileName, bytes });
      const checked = await imports.settled(supervisor.principal, id);
      if (checked.state !== 'checked') throw new Error(`${checked.state} ${checked.failure?.code}`);
      await imports.start(supervisor.principal, id, 'new');
      return imports.settled(supervisor.principal, id);
    },
    async takeOut(who, format, { caseId, filter } = {}) {
      const answer = await api.app.inject({
        method: 'POST', url: `/api/v1/${caseId ? `cases/${caseId}/export` : 'exports'}`, payload: { format, reason: 'case_transfer', ...(filter ? { filter } : {}) },
        headers: { authorization: `Bearer ${who.actor.userId}.${who.actor.sessionId}` },
      });
      return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
    },
    async stop() {
      await api.stop();
      await db.stop();
    },
  };
}

/** The cases of an exported JSON file. */
export function casesOf({ bytes }: TakenOut): readonly FileCase[] {
  return (JSON.parse(bytes.toString('utf8')) as { cases: FileCase[] }).cases;
}
