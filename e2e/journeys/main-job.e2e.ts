import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Width } from '../support/browser';
import { approve, giveBack, openApproval } from './pages/approvals';
import { addTask, openPart, recordReport, refusedGates, screenRisk, tryMove, writeNote, writeSafeContact } from './pages/case-file';
import { button, dayFromNow, link } from './pages/fields';
import { matches, registerChild, search } from './pages/find';
import { consents } from './pages/prepare';
import { fillAsked, fillReceiver, fillSections, nextStep, notOffered, offered, preview, send, state, stateNow } from './pages/referral';
import { accept, acknowledge, ask, complete, ended, giveFeedback, openPage, openRequest } from './pages/review';
import { caseCode, wordsAt } from './pages/shared';
import { MUNICIPALITY } from './support/people';
import { type Person, World } from './support/world';

const MISSING = '00000000-0000-7000-8000-000000000000';
const SHARED = ['Summary', 'Identity', 'Risk and assessment'];

let world: World;
beforeAll(async () => { world = await World.start(); }, 180_000);
afterAll(() => world?.stop(), 30_000);

describe.each<Width>(['phone', 'pc'])('from the first meeting to an answered referral, %s', (width) => {
  const child = { first: width === 'phone' ? 'Arjeta' : 'Bledar', last: 'Hoxha', sex: 'Girl', age: '8', area: 'Durrës, Durres' };
  let me: Person;
  let file: string;
  let code: string;
  let referral: string;
  let request: string;

  beforeAll(async () => { me = await world.as('worker', width); }, 60_000);

  test('the worker looks first, finds nobody and registers the child with five answers', async () => {
    await world.look(me, 'home of a worker');
    await search(me.page, 'Zylfije Qwertaj');
    await me.page.getByText('No one you may see is called that.').waitFor();
    await world.look(me, 'find, nobody');
    await button(me.page, 'Register this child').click();
    await me.page.getByLabel('First name').waitFor();
    expect(await me.page.getByLabel('First name').inputValue()).toBe('Zylfije');
    await world.look(me, 'register');
    file = await registerChild(me.page, child);
    code = await caseCode(me.page);
    expect(code).toMatch(/^\w{3}-\w{4}-\w{3}$/);
    expect(await me.page.locator('main').innerText()).toContain('Intake');
    await world.look(me, 'case file, new');
  }, 60_000);

  test.each(['Hodja', 'Χότζα', 'Hoxhaj'])('the child is found again typed as %s', async (typed) => {
    await search(me.page, `${child.first} ${typed}`);
    const found = matches(me.page).filter({ hasText: code });
    await found.waitFor();
    expect(await found.innerText()).toContain(`${child.first} ${child.last}`);
    expect(await found.getAttribute('href')).toBe(file);
    await world.look(me, 'find, found');
  }, 30_000);

  test('the safe way to contact, a note and a task are in the file', async () => {
    await openPart(me.page, file);
    await writeSafeContact(me.page, 'Through the teacher, after school');
    await world.look(me, 'contact');
    await openPart(me.page, file);
    expect(await me.page.locator('body').innerText()).toContain('Through the teacher, after school');
    await writeNote(me.page, 'She says: I want to go to school.');
    await me.page.locator('.ledger').getByText('I want to go to school.').waitFor();
    await me.page.locator('.ledger').getByText('Sent').waitFor();
    await world.look(me, 'notes');
    await openPart(me.page, file, '/tasks');
    await addTask(me.page, dayFromNow(3), 'Visit at school');
    await me.page.locator('tact-task-list').getByText('Visit at school').waitFor();
    await world.look(me, 'tasks');
  }, 60_000);

  test('a move to protection is refused with the gates named, and goes through once they are met', async () => {
    await openPart(me.page, file, '/move');
    await tryMove(me.page, 'Protection');
    await refusedGates(me.page).first().waitFor();
    const gates = (await refusedGates(me.page).allInnerTexts()).join('\n');
    expect(gates).toMatch(/Not met:\s*Risk medium or high, or potential victim/);
    expect(gates).toMatch(/Not met:\s*Report made, or why not/);
    await world.look(me, 'move refused');
    await openPart(me.page, file, '/risk');
    await world.look(me, 'risk screening');
    await screenRisk(me.page, 'High');
    await openPart(me.page, file, '/report');
    await world.look(me, 'mandatory report');
    await recordReport(me.page, 'State police, Durrës', dayFromNow(0));
    await openPart(me.page, file, '/move');
    await tryMove(me.page, 'Protection');
    await me.page.waitForURL((url) => url.pathname === file);
    await me.page.getByText('The case moved: Protection').waitFor();
    await me.page.locator('[tactStagePath]').filter({ visible: true, hasText: /Protection,?\s*now/ }).first().waitFor();
    await world.look(me, 'case file in protection');
  }, 60_000);

  test('consents are recorded as the age asks: the child assents, the carer consents', async () => {
    await openPart(me.page, file, '/consent/new');
    expect(await me.page.locator('main').innerText()).toContain('The child is asked for assent. A carer or guardian consents.');
    await world.look(me, 'consent, new');
    await consents(me.page, file, [...SHARED, 'Family'], [MUNICIPALITY]);
    const text = await me.page.locator('main').innerText();
    expect(text).toContain('Assent');
    expect(text).toContain('Carer');
    await world.look(me, 'consents');
  }, 60_000);

  test('a referral takes only the sections that consent covers, and shows what the receiver will see', async () => {
    await openPart(me.page, file);
    await link(me.page, /^Refer$/).click();
    await world.look(me, 'propose, receiver');
    await fillReceiver(me.page, MUNICIPALITY);
    await world.look(me, 'propose, asked');
    await fillAsked(me.page, { to: MUNICIPALITY, services: ['Education'], purpose: 'A place in first grade', reason: 'Out of school, begs in the street.', urgency: 'Medium', sections: SHARED, days: 60 });
    await offered(me.page).first().waitFor();
    expect(await offered(me.page).count()).toBe(4);
    expect(await notOffered(me.page).allInnerTexts()).toContainEqual(expect.stringMatching(/Health and psychological\s*No consent given/));
    expect(await me.page.getByRole('checkbox', { name: /Health/ }).count()).toBe(0);
    await world.look(me, 'propose, sections');
    await fillSections(me.page, SHARED);
    await world.look(me, 'propose, consent');
    await nextStep(me.page);
    const before = await preview(me.page, 'Before they accept');
    expect(before).toContain('Girl, 8');
    expect(before).not.toContain(child.first);
    await world.look(me, 'propose, check');
    const after = await preview(me.page, 'After they accept');
    expect(after).toContain(child.first);
    expect(after).toContain('Through the teacher, after school');
    expect(after).not.toContain('I want to go to school.');
    referral = await send(me.page);
    await state(me.page).waitFor();
    expect(await state(me.page).innerText()).toContain('Waiting for approval');
    await world.look(me, 'referral');
  }, 60_000);

  test('the proposer cannot approve: the place is not open to a worker', async () => {
    expect(await wordsAt(me.page, '/approvals')).toContain('This page is not open to you');
    expect(await me.page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
  }, 30_000);

  test('a supervisor returns it with a marked field and a comment; the worker puts it right', async () => {
    const one = await world.as('supervisor', width);
    await world.look(one, 'home of a supervisor');
    await openApproval(one.page, code);
    await world.look(one, 'approval');
    await button(one.page, /^Return/).click();
    await one.page.getByText('A comment is needed to return it').waitFor();
    await giveBack(one.page, 'Reason', 'Say since when she is out of school.');
    await one.page.getByText(/^Returned to/).waitFor();
    expect(await stateNow(me.page, referral)).toBe('Returned with a note');
    expect(await me.page.locator('main').innerText()).toContain('Say since when she is out of school.');
    await link(me.page, 'Put it right and send again').click();
    await me.page.getByText('Marked: Reason').waitFor();
    await world.look(me, 'referral returned');
    await me.page.getByLabel('Why you ask').fill('Out of school since September; begs in the street.');
    for (let step = 0; step < 3; step += 1) await nextStep(me.page);
    await preview(me.page, 'Before they accept');
    await button(me.page, 'Send to supervisor again').click();
    await me.page.waitForURL((url) => url.pathname === referral);
    expect(await stateNow(me.page, referral)).toBe('Waiting for approval');
  }, 60_000);

  test('two supervisors decide at once: one approves, the other is told who was faster', async () => {
    const [one, other] = await Promise.all([world.as('supervisor', width), world.as('otherSupervisor', width)]);
    await Promise.all([openApproval(one.page, code), openApproval(other.page, code)]);
    await Promise.all([approve(one.page), approve(other.page)]);
    const told = [one, other].map(({ page }) => page.getByText('Someone else was faster').waitFor().then(() => page));
    const loser = await Promise.any(told);
    const winner = loser === one.page ? other.page : one.page;
    await winner.getByText(`Approved and sent to ${MUNICIPALITY}.`).waitFor();
    expect(await loser.locator('main').innerText()).toMatch(/Approved by (Teuta Marku|Gent Lleshi)/);
    await world.look(loser === one.page ? one : other, 'approval, too late');
    expect(await stateNow(me.page, referral)).toBe('Sent');
  }, 60_000);

  test('the municipality sees what is asked without the name, accepts, and the worker sees each state', async () => {
    const bearer = await world.as('municipality', width);
    await world.look(bearer, 'home of a duty bearer');
    request = await openRequest(bearer.page, code);
    const asked = await bearer.page.locator('main').innerText();
    expect(asked).toContain('Girl, 8: A place in first grade');
    expect(asked).toContain('Please answer by');
    expect(asked).not.toContain(child.first);
    expect(asked).not.toContain(child.last);
    for (const name of ['Accept', 'Ask a question', 'Decline']) expect(await button(bearer.page, name).count()).toBe(1);
    await world.look(bearer, 'request');
    expect(await stateNow(me.page, referral)).toBe('Received');
    await accept(bearer.page);
    expect(await stateNow(me.page, referral)).toBe('Accepted');
    for (const section of SHARED) {
      await openPage(bearer.page, section);
      await world.look(bearer, `shared page, ${section}`);
      if (section === 'Identity') expect(await bearer.page.locator('tact-section-view').innerText()).toContain(child.first);
      await acknowledge(bearer.page, section);
    }
    expect(await bearer.page.locator('nav.pages').innerText()).not.toContain('Health');
  }, 60_000);

  test('a question is answered, feedback given, the service completed', async () => {
    const bearer = await world.as('municipality', width);
    await ask(bearer.page, 'Which school is nearest?');
    await stateNow(me.page, referral);
    await me.page.getByText('Which school is nearest?').waitFor();
    await world.look(me, 'referral with a question');
    await me.page.getByLabel('Your answer').fill('The school by the market.');
    await button(me.page, 'Send the answer').click();
    await bearer.page.reload();
    await bearer.page.getByText('The school by the market.').first().waitFor();
    await button(bearer.page, 'The service has begun').click();
    await button(bearer.page, 'The service has begun').waitFor({ state: 'detached' });
    expect(await stateNow(me.page, referral)).toBe('In service');
    await giveFeedback(bearer.page, 'Enrolled; first day on Monday.');
    await complete(bearer.page, 'Placed in first grade.');
    await world.look(bearer, 'request ended');
    expect(await stateNow(me.page, referral)).toBe('Completed');
    const told = await me.page.locator('main').innerText();
    expect(told).toContain('Enrolled; first day on Monday.');
    expect(told).toContain('Placed in first grade.');
  }, 60_000);

  test('afterwards nothing of the file is reachable, by a typed address either', async () => {
    const bearer = await world.as('municipality', width);
    for (const page of ['', '?page=identity', '?page=risk']) {
      const words = await wordsAt(bearer.page, `${request}${page}`);
      expect(words).toContain('The shared file is closed to you from then on.');
      expect(words).not.toContain(child.first);
      expect(words).not.toContain('Through the teacher');
    }
    await ended(bearer.page).waitFor();
    const missing = await wordsAt(bearer.page, `/cases/${MISSING}`);
    expect(missing).toContain('This page is not open to you');
    expect(await wordsAt(bearer.page, file)).toBe(missing);
    await world.look(bearer, 'not found');
  }, 30_000);

  test('another duty bearer sees nothing of it: the same page for hidden and missing', async () => {
    const police = await world.as('police', width);
    expect(await wordsAt(police.page, file)).toBe(await wordsAt(police.page, `/cases/${MISSING}`));
    expect(await wordsAt(police.page, request)).toBe(await wordsAt(police.page, `/review/${MISSING}`));
    await police.page.goto('/review');
    await police.page.locator('tact-inbox-page section').first().waitFor();
    expect(await police.page.locator('main').innerText()).not.toContain(code);
  }, 30_000);
});
