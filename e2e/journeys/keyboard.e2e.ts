import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { button, dayFromNow, link, question, settled } from './pages/fields';
import { chooseKeys, press, tabTo, tickKeys, typeInto } from './pages/keys';
import { fileInProtection } from './pages/prepare';
import { state, stateNow } from './pages/referral';
import { ended } from './pages/review';
import { caseCode } from './pages/shared';
import { MUNICIPALITY } from './support/people';
import { type Person, World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe('a whole referral without a mouse', () => {
  const child = { first: 'Drita', last: 'Velaj', sex: 'Girl', age: '9' };
  let me: Person;
  let file: string;
  let code: string;
  let referral: string;

  beforeAll(async () => {
    me = await world.as('worker', 'pc');
    file = await fileInProtection(me.page, child, ['Summary', 'Identity'], [MUNICIPALITY]);
    await me.page.goto(file);
    code = await caseCode(me.page);
  }, 180_000);

  test('the worker proposes it in five steps', async () => {
    const { page } = me;
    await settled(page);
    await press(page, link(page, /^Refer$/));
    await typeInto(page, page.getByLabel('Name holds'), 'Child Protection');
    await chooseKeys(page, 'Receiver', MUNICIPALITY);
    await press(page, button(page.locator('main'), 'Continue'));
    await tickKeys(page, 'Services', 'Education');
    await tabTo(page, page.getByLabel('Kind of referral'));
    await page.keyboard.press('ArrowDown');
    await typeInto(page, page.getByLabel('What for, in one line'), 'A place in first grade');
    await typeInto(page, page.getByLabel('Why you ask'), 'Out of school, begs in the street.');
    await chooseKeys(page, 'How urgent', 'Medium');
    const [year = '', month = '', day = ''] = dayFromNow(40).split('-');
    const ends = question(page, 'Sharing ends on');
    for (const [box, digits] of [['Day', day], ['Month', month], ['Year', year]] as const) await typeInto(page, ends.getByLabel(box), digits);
    await press(page, button(page.locator('main'), 'Continue'));
    await tickKeys(page, 'Sections they will see after they accept', 'Identity');
    await press(page, button(page.locator('main'), 'Continue'));
    await press(page, button(page.locator('main'), 'Continue'));
    await press(page, button(page, 'After they accept'));
    await press(page, button(page, /^Send to supervisor/));
    await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
    referral = new URL(page.url()).pathname;
    await state(page).waitFor();
    expect(await state(page).innerText()).toContain('Waiting for approval');
  }, 120_000);

  test('a supervisor finds it in the queue and approves it', async () => {
    const { page } = await world.as('supervisor', 'pc');
    await page.goto('/');
    await settled(page);
    await press(page, link(page.getByRole('navigation', { name: 'Main' }), /^Approvals/));
    await page.waitForURL('**/approvals');
    await press(page, page.locator('tact-approval-queue li').filter({ hasText: code }).getByRole('link'));
    await page.locator('.decide .dhead').getByText(code).waitFor();
    await press(page, button(page, /^Approve version/));
    await page.getByText(`Approved and sent to ${MUNICIPALITY}.`).waitFor();
  }, 90_000);

  test('the municipality accepts, reads, gives feedback and completes', async () => {
    const { page } = await world.as('municipality', 'pc');
    await page.goto('/review');
    await page.locator('tact-inbox-page section').first().waitFor();
    await press(page, page.locator('ul.ledger li').filter({ hasText: code }).first().getByRole('link').first());
    await page.waitForURL(/\/review\/[0-9a-f-]{36}/);
    await press(page, button(page, 'Accept'));
    await page.locator('nav.pages').waitFor();
    await press(page, page.locator('nav.pages').getByRole('link', { name: /Identity/ }));
    await page.locator('tact-section-view').getByText(child.first).first().waitFor();
    await press(page, button(page, /^I have read page/));
    await page.locator('nav.pages').getByText(/^Read by/).waitFor();
    await press(page, button(page, 'The service has begun'));
    await button(page, 'The service has begun').waitFor({ state: 'detached' });
    await typeInto(page, page.getByLabel('What you did for the child, and when'), 'Enrolled; first day on Monday.');
    await press(page, button(page, 'Send feedback'));
    await page.locator('.talk').getByText('Enrolled; first day on Monday.').waitFor();
    await typeInto(page, page.getByLabel('How it ended'), 'Placed in first grade.');
    await press(page, button(page, 'Complete and end access'));
    await ended(page).waitFor();
    expect(await stateNow(me.page, referral)).toBe('Completed');
  }, 120_000);
});
