import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { announceInstance, AppModule, createHttpServer, forgetInstance, openInstance, Readiness, readSettings, startMetricsServer } from '@tact/server/instance';
import { JsonLog } from '@tact/server/platform';
import { demoReferrals, firstData } from '../../../seed';
import { greeting } from './greeting';

/** Open requests end within it after SIGTERM; what hangs longer is cut. */
const DRAIN_MS = 20_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const web = fileURLToPath(new URL('../web/browser', import.meta.url));
const settings = readSettings(process.env, existsSync(web) ? web : null);
const instance = await openInstance(settings);
if (instance.joined) {
  console.error(`Tact already runs on ${settings.dataDir}`);
  await instance.close();
  process.exit(1);
}

const running: { app?: Awaited<ReturnType<typeof createHttpServer>> } = {};
let isStopping = false;
const stop = async (code: number): Promise<void> => {
  if (isStopping) return;
  isStopping = true;
  forgetInstance(settings.dataDir);
  running.app?.get(Readiness).drain();
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await running.app?.close().catch(() => undefined);
  await instance.close();
  process.exit(code);
};
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));

const accounts = await firstData(instance, root);
const app = await createHttpServer(AppModule.forRoot(instance.config, instance.source), instance.config, new JsonLog(settings.logLevel ?? 'warn'));
running.app = app;
await demoReferrals(app, instance);
await app.listen(instance.config.port, settings.host);
if (settings.metrics) await startMetricsServer(app, settings.metrics);
const address = `http://localhost:${new URL(await app.getUrl()).port}`;
announceInstance(settings.dataDir, { pid: process.pid, address, databasePort: instance.databasePort });
console.log(greeting(address, instance.config.demo, accounts));
