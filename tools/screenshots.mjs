import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { root } from './install.mjs';

/** Takes the pictures of the README from a fresh demonstration: `node tools/build.mjs && node tools/screenshots.mjs`. */
const SIZES = { pc: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const folder = join(root, 'docs', 'screenshots');
const data = mkdtempSync(join(tmpdir(), 'tact-pictures-'));
chmodSync(data, 0o755);
mkdirSync(folder, { recursive: true });

const { server, address } = await startServer();
const browser = await chromium.launch({ executablePath: ensureBrowser() ?? undefined, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  await ofTheWorker('pc');
  await ofTheWorker('phone');
  await ofTheSupervisor();
  await ofTheDutyBearer();
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function ofTheWorker(size) {
  const page = await signIn('mirela.dodaj@shtegu.example', size);
  await page.goto('/');
  await take(page, `worker-home-${size}`);
  await page.goto('/cases?owner=me&risk=high&stage=protection');
  await page.locator('a.caselink').first().click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
  await take(page, `case-file-${size}`);
  if (size !== 'pc') return;
  await page.goto('/referrals');
  const returned = await page.locator('ul.ledger li a').first().getAttribute('href');
  await page.goto(`${returned}/edit?step=check`);
  await page.locator('tact-sheet').first().waitFor();
  await take(page, 'referral-check-pc');
}

async function ofTheSupervisor() {
  const page = await signIn('teuta.marku@shtegu.example', 'pc');
  await page.goto('/approvals');
  await page.locator('.decide tact-sheet').waitFor();
  await take(page, 'approvals-pc');
  await page.goto('/import');
  await page.locator('#file').setInputFiles(join(root, 'seed', 'register', 'intake-register.xlsx'));
  await page.locator('form.filebox button[type=submit]').click();
  await page.locator('table.probs tbody tr').first().waitFor({ timeout: 60_000 });
  await page.locator('table.pair').waitFor();
  await take(page, 'import-pc');
}

async function ofTheDutyBearer() {
  const page = await signIn('ardita.vela@municipality.example', 'pc');
  await page.goto('/review');
  await page.locator('tact-inbox-page section').nth(1).locator('ul.ledger a').first().click();
  await page.locator('tact-section-view').waitFor();
  await take(page, 'review-pc');
}

async function signIn(email, size) {
  const isPhone = size === 'phone';
  const context = await browser.newContext({ baseURL: address, viewport: SIZES[size], locale: 'en-GB', timezoneId: 'Europe/Tirane', isMobile: isPhone, hasTouch: isPhone });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.locator('.demolist li').filter({ hasText: email }).getByRole('button').click();
  await page.waitForFunction(() => document.getElementById('code').value.length === 6);
  await page.locator('#sign-in-submit').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/account');
  await page.locator('.langswitch select').selectOption('en');
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  return page;
}

async function take(page, name) {
  await page.locator('main').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('tact-loading'));
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(name);
}

function startServer() {
  const child = spawn(process.execPath, [join(root, 'dist', 'api', 'main.mjs')], { cwd: root, env: { ...process.env, TACT_DATA: data, TACT_PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text.toString();
      const found = /Tact is ready on (http:\/\/localhost:\d+)/.exec(said)?.[1];
      if (found) resolve({ server: child, address: found });
    });
    child.once('exit', () => reject(new Error('the server did not start; was it built?')));
  });
}
