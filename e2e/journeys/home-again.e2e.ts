import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Width } from '../support/browser';
import { approve, openApproval } from './pages/approvals';
import { openPart, tryMove } from './pages/case-file';
import { button, choose, dayFromNow, link, settled } from './pages/fields';
import { registerChild, search } from './pages/find';
import { fileInProtection } from './pages/prepare';
import { caseCode } from './pages/shared';
import { MUNICIPALITY } from './support/people';
import { type Person, World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

const main = (page: Page): Promise<string> => page.locator('main').innerText();

/** Waits until the path of the file says that the case stands in a stage. */
async function stands(page: Page, stage: string): Promise<void> {
  await page.locator('main ol li[aria-current]').filter({ hasText: stage, visible: true }).first().waitFor();
}

/** Asks the supervisor with a word, and waits until the file says that it waits. */
async function ask(page: Page, words: string): Promise<void> {
  await page.getByLabel('A word to the supervisor').first().fill(words);
  await button(page, 'Ask for approval').click();
  await page.getByText('It waits for a supervisor.').first().waitFor();
}

describe.each<Width>(['phone', 'pc'])('home again, %s', (width) => {
  const child = { first: width === 'phone' ? 'Besa' : 'Luan', last: 'Rustemi', sex: 'Girl', age: '10', area: 'Durrës, Durres' };
  let me: Person;
  let boss: Person;
  let file: string;
  let code: string;

  beforeAll(async () => {
    me = await world.as('worker', width);
    boss = await world.as('supervisor', width);
    file = await fileInProtection(me.page, child, ['Summary'], [MUNICIPALITY]);
    await openPart(me.page, file);
    code = await caseCode(me.page);
  }, 120_000);

  test('the worker writes the reintegration plan and puts it before the supervisor', async () => {
    await openPart(me.page, file, '/reintegration');
    await world.look(me, 'reintegration, empty');
    await link(me.page, 'Write the plan').click();
    await me.page.getByLabel('Safety at home and on the way').fill('The grandmother walks with her to school.');
    await button(me.page, 'Save').click();
    await me.page.waitForURL('**/reintegration');
    await ask(me.page, 'Agreed with the grandmother');
    await world.look(me, 'reintegration, plan asked for');
  }, 60_000);

  test('the supervisor returns it with words; the worker reads them and asks again', async () => {
    await openApproval(boss.page, code);
    await boss.page.getByText('Agreed with the grandmother').waitFor();
    await world.look(boss, 'approval of a plan');
    await button(boss.page, /^Return/).click();
    await boss.page.getByText('A comment is needed to return it').waitFor();
    await boss.page.locator('#comment').fill('Who meets her after school?');
    await button(boss.page, /^Return/).click();
    await boss.page.getByText('with your comment').waitFor();
    await openPart(me.page, file, '/approvals');
    await world.look(me, 'approvals of a file');
    await link(me.page, /Reintegration plan, version 1/).click();
    await me.page.getByText('Who meets her after school?').waitFor();
    await me.page.getByText('Unchanged since the decision: the seal fits.').waitFor();
    await world.look(me, 'approval read again');
    await openPart(me.page, file, '/reintegration');
    await ask(me.page, 'The aunt meets her');
  }, 60_000);

  test('approved, the case goes home with its gates, and nine visits are planned', async () => {
    await openApproval(boss.page, code);
    await approve(boss.page);
    await boss.page.getByText('Approved: Reintegration plan, version 2.').waitFor();
    await openPart(me.page, file, '/add/placement');
    await me.page.getByLabel('Where the child lives').selectOption('kinship_care');
    await choose(me.page, 'Safe', 'Yes');
    await button(me.page, 'Save').click();
    await me.page.waitForURL('**/section/plan');
    await openPart(me.page, file, '/move');
    await tryMove(me.page, 'Reintegration');
    await me.page.waitForURL((url) => url.pathname === file);
    await openPart(me.page, file, '/reintegration');
    await me.page.getByText('Day 365').waitFor();
    expect((await main(me.page)).match(/Visit after the return/g)).toHaveLength(9);
    await world.look(me, 'reintegration, visits');
  }, 60_000);

  test('a score with a red flag stands beside the bars, and the way back to protection is open', async () => {
    await link(me.page, 'Score now').click();
    await choose(me.page, 'Who answered', 'Child and carer');
    await choose(me.page, 'Feels safe at home', 'Often');
    await choose(me.page, 'Contact with the exploiter since return', 'It was tried');
    await me.page.getByText('One red flag').waitFor();
    await world.look(me, 'score');
    await button(me.page, 'Save the score').click();
    await me.page.waitForURL('**/reintegration');
    await me.page.getByText('Red flag recorded').waitFor();
    await world.look(me, 'reintegration, scores');
    await openPart(me.page, file, '/move');
    await tryMove(me.page, 'Protection');
    await me.page.waitForURL((url) => url.pathname === file);
    await stands(me.page, 'Protection');
  }, 60_000);
});

describe.each<Width>(['phone', 'pc'])('closing and reopening, %s', (width) => {
  const child = { first: width === 'phone' ? 'Drita' : 'Gëzim', last: 'Mehmeti', sex: 'Girl', age: '9', area: 'Durrës, Durres' };
  let me: Person;
  let file: string;
  let code: string;

  beforeAll(async () => {
    me = await world.as('worker', width);
    await search(me.page, `${child.first} ${child.last}`);
    await button(me.page, /^Register (this|a new) child$/).click();
    file = await registerChild(me.page, child);
    await openPart(me.page, file);
    code = await caseCode(me.page);
  }, 90_000);

  test('too early, the page names what is unmet', async () => {
    await openPart(me.page, file, '/closure');
    await world.look(me, 'closure, too early');
    expect(await main(me.page)).toMatch(/No closure form yet/);
    await link(me.page, 'Fill in the form').click();
    for (const one of ['Goals met', 'Safe care', 'The child agrees', 'Services continue']) await choose(me.page, one, 'Yes');
    await me.page.getByLabel('With which duty bearer').fill('Child protection unit');
    await me.page.getByLabel('Reason', { exact: true }).selectOption('goals_met');
    await world.look(me, 'closure form');
    await button(me.page, 'Save').click();
    await me.page.waitForURL('**/closure');
    await settled(me.page);
    expect(await me.page.getByRole('button', { name: 'Ask for approval' }).count()).toBe(0);
  }, 60_000);

  test('with two low reviews and nothing pending it is asked for, approved and closed', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await openPart(me.page, file, '/add/risk_screening');
      await choose(me.page, 'Level of risk', 'Low');
      await button(me.page, 'Save').click();
      await me.page.waitForURL('**/section/risk');
    }
    await openPart(me.page, file, '/add/safety_plan');
    await me.page.getByLabel('The danger').fill('None any more');
    await button(me.page, 'Save').click();
    await me.page.waitForURL('**/section/risk');
    await openPart(me.page, file, '/closure');
    await ask(me.page, 'Calm since spring');
    const boss = await world.as('supervisor', width);
    await openApproval(boss.page, code);
    await world.look(boss, 'approval of a closure');
    await approve(boss.page);
    await boss.page.getByText('Approved: Closure, version 1.').waitFor();
    await openPart(me.page, file, '/closure');
    await me.page.getByText('A supervisor approved it. Close the case now.').waitFor();
    await world.look(me, 'closure, approved');
    await button(me.page, 'Close the case').click();
    await me.page.waitForURL((url) => url.pathname === file);
    await me.page.locator('main').getByText('Closed', { exact: true }).filter({ visible: true }).first().waitFor();
  }, 90_000);

  test('closed, it takes a visit and no goal, until it is reopened with a reason', async () => {
    await openPart(me.page, file, '/closure');
    await world.look(me, 'closure, closed');
    await openPart(me.page, file, '/add/plan_goal');
    await me.page.getByRole('textbox', { name: 'Goal' }).fill('One more');
    await button(me.page, 'Save').click();
    await me.page.getByText('closed', { exact: false }).first().waitFor();
    expect(me.page.url()).toContain('/add/plan_goal');
    await openPart(me.page, file, '/add/visit');
    await me.page.getByLabel('Date').fill(dayFromNow(0));
    await button(me.page, 'Save').click();
    await me.page.waitForURL('**/section/plan');
    await openPart(me.page, file, '/move');
    await choose(me.page, 'Where to', 'Prevention');
    await me.page.getByLabel('Reason').fill('The family asks for help again');
    await button(me.page, 'Move to Prevention').click();
    await me.page.waitForURL((url) => url.pathname === file);
    await stands(me.page, 'Prevention');
  }, 60_000);
});
