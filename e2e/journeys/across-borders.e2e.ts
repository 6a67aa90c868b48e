import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { approve, openApproval } from './pages/approvals';
import { button } from './pages/fields';
import { fileInProtection } from './pages/prepare';
import { propose, stateNow } from './pages/referral';
import { decline, ended, openRequest } from './pages/review';
import { caseCode, wordsAt } from './pages/shared';
import { SHELTER } from './support/people';
import { type Person, World } from './support/world';

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each<Width>(['phone', 'pc'])('a Greek organisation asks an Albanian shelter, %s', (width) => {
  const child = { first: width === 'phone' ? 'Μαρία' : 'Ελένη', last: 'Παπαδοπούλου', sex: 'Girl', age: '9' };
  let me: Person;
  let file: string;
  let code: string;
  let referral: string;

  beforeAll(async () => { me = await world.as('greekWorker', width); }, 60_000);

  test('the Greek worker makes the file and proposes; the Albanian organisation knows nothing of it', async () => {
    file = await fileInProtection(me.page, child, ['Summary', 'Plan and services'], [SHELTER]);
    await me.page.goto(file);
    code = await caseCode(me.page);
    referral = await propose(me.page, file, { to: SHELTER, services: ['Social'], purpose: 'A safe bed on arrival', reason: 'Comes back across the border without a carer.', urgency: 'High', sections: ['Summary'], days: 30 });
    const albanian = await world.as('worker', width);
    expect(await wordsAt(albanian.page, file)).toContain('This page is not open to you');
    const other = await world.as('greekSupervisor', width);
    await openApproval(other.page, code);
    await approve(other.page);
    await other.page.getByText(`Approved and sent to ${SHELTER}.`).waitFor();
    expect(await stateNow(me.page, referral)).toBe('Sent');
  }, 90_000);

  test('the shelter in Albania declines with a coded reason; "other" asks for words', async () => {
    const shelter = await world.as('shelter', width);
    await openRequest(shelter.page, code);
    await button(shelter.page, 'Decline').click();
    await world.look(shelter, 'decline');
    await button(shelter.page.locator('#decline'), 'Decline').click();
    await shelter.page.getByText('An answer is needed here.').waitFor();
    await button(shelter.page, 'Cancel').click();
    await decline(shelter.page, 'No capacity');
    await ended(shelter.page).waitFor();
    expect(await shelter.page.locator('main').innerText()).toContain('Ended: Declined');
    expect(await stateNow(me.page, referral)).toBe('Declined');
    expect(await me.page.locator('main').innerText()).toMatch(/They declined: No capacity/i);
    await world.look(me, 'referral declined');
    expect(await wordsAt(shelter.page, file)).toContain('This page is not open to you');
  }, 60_000);
});
