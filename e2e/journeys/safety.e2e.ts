import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { button, link, settled } from './pages/fields';
import { holdDatabaseDown } from './support/outage';
import { PEOPLE, type Who } from './support/people';
import { type Person, World } from './support/world';

const BY_WIDTH: readonly (readonly [Width, Who])[] = [['phone', 'worker'], ['pc', 'otherWorker']];

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each(BY_WIDTH)('safe on a shared device, %s', (width, who) => {
  let me: Person;
  let notes: string;
  beforeAll(async () => {
    me = await world.as(who, width);
    await me.page.goto('/cases?owner=me');
    await me.page.locator('a.caselink').first().click();
    await me.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    notes = `${new URL(me.page.url()).pathname}/notes`;
  }, 60_000);

  test('a locked page shows nothing, opens with the password, and what was typed is still there', async () => {
    await link(me.page, 'Add note').click();
    await me.page.getByLabel('Your note').fill('Half a note');
    await button(me.page, 'Lock').click();
    await me.page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await me.page.locator('body').innerText()).not.toContain('Half a note');
    await world.look(me, 'locked');
    await me.page.reload();
    await me.page.getByLabel('Password').fill('not the password');
    await button(me.page, 'Unlock').click();
    await me.page.getByText('The password does not match').waitFor();
    await me.page.getByLabel('Password').fill(passwordOf(who));
    await button(me.page, 'Unlock').click();
    await me.page.waitForURL((url) => !url.pathname.startsWith('/locked'));
    await me.page.goto(notes);
    await me.page.getByLabel('Your note').waitFor();
  }, 60_000);

  test('exit leads to a neutral page at once; going back asks for the password', async () => {
    if (width === 'pc') for (let press = 0; press < 3; press += 1) await me.page.keyboard.press('Shift');
    else await button(me.page, 'Exit').click();
    await me.page.waitForURL('**/exit');
    expect(await me.page.title()).not.toContain('Tact');
    expect(await me.page.locator('body').innerText()).not.toMatch(/Tact|case|child/i);
    await world.look(me, 'exit');
    await me.page.goto(notes);
    await me.page.getByRole('heading', { name: 'Locked' }).waitFor();
    await me.page.getByLabel('Password').fill(passwordOf(who));
    await button(me.page, 'Unlock').click();
    await me.page.waitForURL((url) => url.pathname === notes || url.pathname === '/');
  }, 60_000);

  test('with the database down the message is readable, nothing typed is lost, and it goes on by itself', async () => {
    await me.page.goto(notes);
    await me.page.getByLabel('Your note').fill('Written while the server was away');
    const release = holdDatabaseDown(world.instance.dataDir);
    try {
      await button(me.page, 'Save note').click();
      await me.page.locator('.ledger').getByText('Written while the server was away').waitFor();
      await me.page.locator('.ledger').getByText('Saved here').waitFor();
      if (width === 'pc') await link(me.page.getByRole('navigation', { name: 'Main' }), 'Referrals').click();
      else await link(me.page.getByRole('navigation', { name: 'Main' }), 'Cases').click();
      await me.page.getByText('The server is busy or down').first().waitFor();
      await world.look(me, 'server down');
    } finally {
      release();
    }
    await me.page.getByText('The server is busy or down').first().waitFor();
    await recovered(me);
    await me.page.goBack();
    await me.page.locator('.ledger').getByText('Written while the server was away').waitFor();
    await me.page.locator('.ledger').getByText('Saved here').waitFor({ state: 'detached', timeout: 60_000 });
    await me.page.goto(notes);
    await me.page.locator('.ledger').getByText('Written while the server was away').waitFor();
  }, 120_000);

  test('a session ended on the account page of another device is out at the next request', async () => {
    const other = await world.anew(who, width);
    await other.page.goto('/account');
    await world.look(other, 'account');
    await button(other.page, 'End').click();
    await other.page.getByText('This one').waitFor();
    await other.page.getByRole('button', { name: 'End', exact: true }).waitFor({ state: 'detached' });
    await me.page.reload();
    await me.page.waitForURL('**/sign-in**');
    await me.page.getByRole('heading', { name: 'Sign in' }).waitFor();
  }, 90_000);
});

/** Tries until the page shows its content again. */
async function recovered({ page }: Person): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await page.getByText('The server is busy or down').filter({ visible: true }).count()) === 0) break;
    const again = button(page, 'Try now');
    if (await again.count()) await again.click({ timeout: 2_000 }).catch(() => undefined);
    await page.waitForTimeout(500);
  }
  await settled(page);
  expect(await page.getByText('The server is busy or down').count()).toBe(0);
}

function passwordOf(who: Who): string {
  return world.instance.accounts.find(({ email }) => email === PEOPLE[who])?.password ?? '';
}
