import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { root } from '../support/template';
import type { Width } from '../support/browser';
import { button, date, dayFromNow, link, settled } from './pages/fields';
import { type Person, World } from './support/world';

const AHEAD = 20;

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

const board = async (page: Page): Promise<void> => {
  await page.goto('/team');
  await page.getByRole('heading', { name: 'Caseload' }).waitFor();
  await settled(page);
};
const overdue = async (page: Page): Promise<number> => Number(await page.locator('tact-late-work .count').first().innerText());
const weightOf = async (page: Page, name: string): Promise<number> => {
  const text = await page.locator('.loads li').filter({ hasText: name }).locator('.tot b').innerText();
  return Number(text);
};

test('work that is missed goes to the supervisor, whose board shows it, as the clock goes on', async () => {
  const { page } = await world.as('supervisor', 'pc');
  await board(page);
  const before = await overdue(page);
  execFileSync(process.execPath, [join(root, 'dist/cli/main.mjs'), 'clock', 'advance', `${AHEAD}d`], { cwd: root, env: { ...process.env, TACT_DATA: world.instance.dataDir } });
  await board(page);
  expect(await overdue(page)).toBeGreaterThan(before);
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline && (await page.locator('tact-recent-changes').getByText('With you now').count()) === 0) {
    await page.waitForTimeout(5_000);
    await board(page);
  }
  expect(await page.locator('tact-recent-changes').getByText('With you now').count()).toBeGreaterThan(0);
}, 150_000);

describe.each<Width>(['phone', 'pc'])('the board of a supervisor, %s', (width) => {
  let me: Person;
  beforeAll(async () => { me = await world.as('supervisor', width); }, 60_000);

  test('is one page: what is late, what nobody has, who has how much', async () => {
    await board(me.page);
    for (const heading of ['Overdue work', 'New, without an owner', 'Caseload']) await me.page.getByRole('heading', { name: heading }).waitFor();
    expect(await me.page.locator('main').innerText()).toMatch(/of 25/);
    await world.look(me, 'team board');
  }, 60_000);

  test('moves two cases to a colleague and takes them back within ten seconds', async () => {
    await board(me.page);
    const had = await weightOf(me.page, 'Mirela Dodaj');
    await me.page.locator('.loads li').filter({ hasText: 'Mirela Dodaj' }).getByRole('link', { name: 'Move cases' }).click();
    await me.page.getByRole('heading', { name: 'Move cases of Mirela Dodaj' }).waitFor();
    await button(me.page, 'Move').click();
    await me.page.getByText('Choose at least one case.').first().waitFor();
    const boxes = me.page.getByRole('checkbox');
    await boxes.first().check();
    await boxes.nth(1).check();
    await me.page.getByLabel('To whom?').selectOption({ index: 1 });
    await me.page.getByLabel('Why?').selectOption({ label: 'On leave' });
    await world.look(me, 'move cases');
    await button(me.page, 'Move 2 cases').click();
    await me.page.getByText('2 cases moved').waitFor();
    await me.page.getByRole('heading', { name: 'Caseload' }).waitFor();
    expect(await weightOf(me.page, 'Mirela Dodaj')).toBeLessThan(had);
    await me.page.locator('.undo button').click();
    await me.page.getByText('2 cases are back').waitFor();
    await board(me.page);
    expect(await weightOf(me.page, 'Mirela Dodaj')).toBe(had);
  }, 90_000);

  test('a deputy is named with dates, is told so, and ends it by itself', async () => {
    const deputy = await world.as('otherSupervisor', width);
    await board(me.page);
    await link(me.page, 'Deputies').click();
    await me.page.getByLabel('Who stands in?').selectOption({ label: 'Gent Lleshi' });
    await date(me.page, 'First day', dayFromNow(AHEAD));
    await date(me.page, 'Last day', dayFromNow(AHEAD + 5));
    await world.look(me, 'deputies');
    await button(me.page, 'Name deputy').click();
    await me.page.getByText('Gent Lleshi for Teuta Marku').first().waitFor();
    await deputy.page.goto('/team/deputies');
    await deputy.page.getByText('Gent Lleshi for Teuta Marku').first().waitFor();
    await button(deputy.page, /^End/).click();
    await deputy.page.getByText('It is over now.').waitFor();
    await me.page.reload();
    await me.page.getByText('Over', { exact: true }).first().waitFor();
  }, 120_000);
});

test('who leaves is ended by the administrator, who sees numbers; the supervisor finds the cases in the queue', async () => {
  const [admin, supervisor] = [await world.as('administrator', 'pc'), await world.as('supervisor', 'pc')];
  await admin.page.goto('/admin/people');
  await admin.page.getByRole('link', { name: 'Ilir Brahja' }).click();
  await admin.page.getByRole('button', { name: /^End/ }).first().click();
  const ask = admin.page.getByRole('dialog');
  await ask.getByText(/open cases/).waitFor();
  await world.look(admin, 'administration, end a membership');
  expect(await ask.innerText()).not.toMatch(/[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{3}/);
  await ask.getByRole('button', { name: 'End' }).click();
  await admin.page.getByText('Ended').first().waitFor();
  await board(supervisor.page);
  await supervisor.page.locator('tact-recent-changes').getByText('Left behind by a worker who has gone').first().waitFor();
  expect(Number(await supervisor.page.locator('tact-new-cases .count').innerText())).toBeGreaterThan(5);
  expect(await supervisor.page.locator('.loads').innerText()).not.toContain('Ilir Brahja');
}, 90_000);
