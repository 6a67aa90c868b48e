import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approve, openApproval } from './pages/approvals';
import { fileInProtection } from './pages/prepare';
import { propose, stateNow } from './pages/referral';
import { accept, acknowledge, openPage, openRequest } from './pages/review';
import { caseCode, wordsAt } from './pages/shared';
import { DUTY_BEARERS } from './support/people';
import { type Person, World } from './support/world';

const RECEIVERS = Object.entries(DUTY_BEARERS) as [keyof typeof DUTY_BEARERS, string][];

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe('one child, six duty bearers', () => {
  const child = { first: 'Endrit', last: 'Gjata', sex: 'Boy', age: '8' };
  let me: Person;
  let boss: Person;
  let file: string;
  let code: string;

  beforeAll(async () => {
    [me, boss] = await Promise.all([world.as('worker', 'pc'), world.as('supervisor', 'pc')]);
    file = await fileInProtection(me.page, child, ['Summary', 'Identity'], RECEIVERS.map(([, name]) => name));
    await me.page.goto(file);
    code = await caseCode(me.page);
  }, 180_000);

  test.each(RECEIVERS)('%s opens what it was asked, accepts and reads; no other page is there', async (who, organisation) => {
    const referral = await propose(me.page, file, { to: organisation, services: ['Social'], purpose: 'A first talk', reason: 'Begs after school, alone.', urgency: 'Medium', sections: ['Summary', 'Identity'], days: 30 });
    await openApproval(boss.page, code);
    await approve(boss.page);
    await boss.page.getByText(`Approved and sent to ${organisation}.`).waitFor();
    const bearer = await world.as(who, who === 'school' || who === 'community' ? 'phone' : 'pc');
    const request = await openRequest(bearer.page, code);
    const asked = await bearer.page.locator('main').innerText();
    expect(asked).toContain('Boy, 8: A first talk');
    expect(asked).not.toContain(child.first);
    await accept(bearer.page);
    await openPage(bearer.page, 'Identity');
    expect(await bearer.page.locator('tact-section-view').innerText()).toContain(child.first);
    await acknowledge(bearer.page, 'Identity');
    expect(await bearer.page.locator('nav.pages').innerText()).not.toMatch(/Risk|Health|Legal|Notes/);
    expect(await stateNow(me.page, referral)).toBe('Accepted');
    expect(await wordsAt(bearer.page, `${request}?page=health`)).not.toContain(child.last);
    expect(await wordsAt(bearer.page, file)).toContain('This page is not open to you');
  }, 120_000);
});
