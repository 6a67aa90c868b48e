import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usableCode } from '@tact/server/identity';
import { launch, openWindow } from '../../support/browser';
import type { DemoAccount } from '../../support/instance';
import type { BenchOptions } from '../options';
import { type Served, serve } from '../processes/serve';

/** Seconds from `npm start` to ready on an empty data folder and on the same again, packages installed and client built. */
export interface Startup {
  readonly firstSeconds?: number;
  readonly secondSeconds?: number;
  readonly script?: ScriptTransfer;
}

/** What a browser with an empty cache fetched of scripts until the home of a worker could be used. */
export interface ScriptTransfer {
  readonly files: number;
  readonly kilobytes: number;
}

/** Smaller files are served as they are (tools/compress.mjs). */
const UNCOMPRESSED_BELOW = 1024;

/** Starts Tact with demo data twice, and walks to the home in Chromium. */
export async function measureStartup({ parts }: BenchOptions): Promise<Startup> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tact-bench-start-'));
  chmodSync(dataDir, 0o755);
  try {
    const first = await timed(() => start(dataDir));
    await first.value.stop();
    const second = await timed(() => start(dataDir));
    try {
      const script = parts.includes('script') ? await scriptTransfer(`http://localhost:${second.value.port}`, dataDir) : undefined;
      return { ...(parts.includes('start') ? { firstSeconds: first.seconds, secondSeconds: second.seconds } : {}), ...(script ? { script } : {}) };
    } finally {
      await second.value.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function start(dataDir: string): Promise<Served> {
  return serve(join(process.cwd(), 'tools', 'start.mjs'), { TACT_DATA: dataDir, TACT_PORT: '0' }, /ready on http:\/\/localhost:(\d+)/);
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}

/** Bodies as transferred, gzip the only encoding offered. */
async function scriptTransfer(address: string, dataDir: string): Promise<ScriptTransfer> {
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  const worker = accounts.find(({ role }) => /worker/.test(role));
  if (!worker) throw new Error('no demo worker');
  const browser = await launch();
  try {
    const { page, context } = await openWindow(browser, address, 'pc');
    await context.setExtraHTTPHeaders({ 'accept-encoding': 'gzip' });
    const others = new Set<string>();
    page.on('response', (answer) => {
      const { 'content-encoding': encoding = 'no encoding', 'content-length': length } = answer.headers();
      const isSmall = Number(length ?? 'NaN') < UNCOMPRESSED_BELOW;
      if (/\.js(\?|$)/.test(answer.url()) && encoding !== 'gzip' && !isSmall) others.add(encoding);
    });
    await page.addInitScript(() => performance.setResourceTimingBufferSize(2_000));
    await page.goto('/');
    await page.locator('input[name=email]').fill(worker.email);
    await page.locator('input[name=password]').fill(worker.password);
    await page.locator('input[name=code]').fill(usableCode(worker.totpSecret, 0));
    await page.locator('#sign-in-submit').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const sizes = await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => /\.js(\?|$)/.test(name)).map(({ encodedBodySize }) => encodedBodySize));
    if (others.size > 0) throw new Error(`scripts came as ${[...others].join(', ')}`);
    return { files: sizes.length, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
  } finally {
    await browser.close();
  }
}
