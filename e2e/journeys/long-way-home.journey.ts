import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gatesOfPhases, type ReturnStepCode, returnStep } from '@tact/domain';
import type { Page } from 'playwright-core';
import { WIDTHS } from '../support/browser';
import { openPart, recordConsent, recordReport, refusedGates, screenRisk, tryMove } from './pages/case-file';
import { button, choose } from './pages/fields';
import { registerChild, search } from './pages/find';
import { approveStep, beginLead, openOffer, propose, readAll, step as takeStep } from './pages/hand-over';
import { type AtReturn, attest, countersign, moveReturn, namesStep, openStep } from './pages/return';
import { caseCode } from './pages/shared';
import { signInAs } from './pages/sign-in';
import { Clock } from './support/clock';
import { MUNICIPALITY, PEOPLE, type Who } from './support/people';
import { World } from './support/world';

const ALBANIAN_NGO = 'Shtegu i Bardhë';
const CHILD = { first: 'Liridona', last: 'Berisha', sex: 'Girl', age: '9', area: 'Thessaloniki, Central Macedonia' };
/** The sections that this child's file fills. */
const WHOLE = ['Summary', 'Identity', 'Risk and assessment', 'Plan and services', 'Legal', 'Return', 'Reintegration'];
/** Days of the twelve months on which the child is visited, and those on which it is asked how it fares. */
const VISITS = [3, 7, 14, 30, 60, 90, 180, 270, 365];
const SCORES = [90, 180, 365];
/** How the year passes: the clock stands on these days. */
const STOPS = [7, 90, 180, 365];

let world: World;
let clock: Clock;
let file = '';
let code = '';
let partnersReturn = '';
let handOver = '';
/** How often the clock went on, and at which of these turns each person signed in last. */
let turn = 0;
const signedIn = new Map<Who, number>();

beforeAll(async () => {
  world = await World.start();
  clock = new Clock(world.instance.dataDir);
}, 180_000);
afterAll(() => world?.stop(), 30_000);

/** Somebody's window; who was signed out as days passed signs in again. */
async function page(who: Who): Promise<Page> {
  const { page: window } = await world.as(who, 'pc');
  if ((signedIn.get(who) ?? turn) !== turn) await signInAs(window, PEOPLE[who]);
  signedIn.set(who, turn);
  return window;
}
const at = async (who: Who): Promise<AtReturn> => ({ page: await page(who), address: who === 'greekWorker' || who === 'greekSupervisor' ? `${file}/return` : partnersReturn });

function pass(days: number): void {
  clock.advance(days);
  turn += 1;
}

/** Tries a move of the case that its gates refuse, and answers the words of those that are not met. */
async function refusedMove(to: string): Promise<string> {
  const worker = await page('greekWorker');
  await openPart(worker, file, '/move');
  await tryMove(worker, to);
  await refusedGates(worker).first().waitFor();
  return (await refusedGates(worker).filter({ hasText: 'Not met' }).allInnerTexts()).join('\n');
}

async function move(to: string): Promise<void> {
  const worker = await page('greekWorker');
  await openPart(worker, file, '/move');
  await tryMove(worker, to);
  await worker.waitForURL((url) => url.pathname === file);
}

/** Closes steps in the browser: one person's evidence, another's signature, of the other country where both answer. */
async function close(steps: readonly ReturnStepCode[], day = -1): Promise<void> {
  for (const step of steps) {
    const { sides, gate } = returnStep(step);
    const [first, second]: readonly [Who, Who] = sides.length === 2 ? ['greekWorker', 'worker'] : sides[0] === 'sending' ? ['greekWorker', 'greekSupervisor'] : ['worker', 'municipality'];
    await attest(await at(first), step, clock.day(day));
    if (gate) await countersign(await at(second), step);
  }
}

async function consent(purpose: string, recipients: readonly string[], sections: readonly string[]): Promise<void> {
  const worker = await page('greekWorker');
  for (const by of ['Child', 'Carer']) {
    await openPart(worker, file, '/consent/new');
    await worker.getByLabel('Purpose').selectOption({ label: purpose });
    await recordConsent(worker, { by, how: by === 'Child' ? 'By word' : 'In writing', sections, recipients });
  }
}

/** A screen at both widths: what it is called, whose, where. */
async function looks(name: string, who: Who, address: string): Promise<void> {
  const wide = { ...(await world.as(who, 'pc')), page: await page(who) };
  await wide.page.goto(address);
  await world.look(wide, name);
  await wide.page.setViewportSize(WIDTHS.phone);
  await wide.page.goto(address);
  await world.look(wide, name);
  await wide.page.setViewportSize(WIDTHS.pc);
}

describe('a child found in Thessaloniki', () => {
  test('is registered; protection waits for the risk and the report', async () => {
    const worker = await page('greekWorker');
    await search(worker, `${CHILD.first} ${CHILD.last}`);
    await button(worker, /^Register (this|a new) child$/).click();
    file = await registerChild(worker, CHILD);
    await openPart(worker, file);
    code = await caseCode(worker);
    const unmet = await refusedMove('Protection');
    expect(unmet).toContain('Risk medium or high, or potential victim');
    expect(unmet).toContain('Report made, or why not');
    await openPart(worker, file, '/risk');
    await screenRisk(worker, 'High');
    await openPart(worker, file, '/report');
    await recordReport(worker, 'Police', clock.day());
    await move('Protection');
  }, 90_000);

  test('lives in Albania: no return before it is considered and its entry steps are closed', async () => {
    const worker = await page('greekWorker');
    for (const gate of ['Child outside the country of residence', 'Entry steps of the return', 'Return under consideration']) expect(await refusedMove('Assisted return')).toContain(gate);
    await openPart(worker, file, '/facts');
    await worker.getByLabel('Country where the child is now').selectOption('GR');
    await worker.getByLabel('Country of habitual residence').selectOption('AL');
    await button(worker, 'Save').click();
    await worker.waitForURL('**/section/identity');
    await worker.goto(`${file}/return`);
    await button(worker, 'Consider a return').click();
    await worker.locator('tact-step-detail h2').waitFor();
    expect(await refusedMove('Assisted return')).toMatch(/Entry steps of the return/);
  }, 90_000);

  test('the other country is let in by consent only, and names its worker', async () => {
    const worker = await page('greekWorker');
    const letIn = async (name: string): Promise<void> => {
      await worker.goto(`${file}/return`);
      await worker.getByLabel('Name an organisation').selectOption({ label: `${name} (Albania)` });
      await button(worker, 'Let it in').click();
    };
    await letIn(ALBANIAN_NGO);
    await worker.locator('tact-partner-list tact-return-problem').waitFor();
    await consent('Sharing across borders', [ALBANIAN_NGO, MUNICIPALITY], ['Return']);
    for (const name of [ALBANIAN_NGO, MUNICIPALITY]) {
      await letIn(name);
      await worker.locator('tact-partner-list li').filter({ hasText: name }).waitFor();
    }
    const head = await page('supervisor');
    await head.goto('/returns');
    await head.locator('li').filter({ hasText: code }).getByRole('link').first().click();
    await head.waitForURL(/\/returns\/[0-9a-f-]{36}$/);
    partnersReturn = new URL(head.url()).pathname;
    await head.getByLabel('Worker of your organisation on this return').selectOption({ label: 'Mirela Dodaj' });
    await button(head.locator('tact-appoint-worker'), 'Save').click();
    await head.getByText('Worker: Mirela Dodaj').waitFor();
    await looks('return of a partner', 'worker', partnersReturn);
  }, 120_000);

  test('identification and guardian: evidence is asked for, nobody signs twice, and the return is entered', async () => {
    const mine = await at('greekWorker');
    const detail = await openStep(mine, 'A1');
    await button(detail, 'Add evidence and sign').click();
    await button(detail, /^Sign$/).click();
    await detail.getByText('Date of the document').first().waitFor();
    expect(await detail.locator('tact-error-summary').innerText()).toContain('Reference or number');
    await attest(mine, 'A1', clock.day(-1));
    expect(await (await openStep(mine, 'A1')).getByRole('button', { name: /^Sign second/ }).count()).toBe(0);
    expect(await (await openStep(await at('worker'), 'A1')).getByRole('button', { name: /Sign|evidence/ }).count()).toBe(0);
    await countersign(await at('greekSupervisor'), 'A1');
    await close(['A2', 'A3', 'A4', 'A5']);
    await move('Assisted return');
    await looks('return, steps A closed', 'greekWorker', `${file}/return?step=A6`);
  }, 180_000);

  test('clearance names every gate from A to F that is open', async () => {
    const unmet = await moveReturn(await at('greekWorker'), 'Clear for travel');
    expect(unmet.join('\n')).toContain('where the child will live');
    const open = gatesOfPhases('ABCDEF').filter((step) => step > 'A5' && step !== 'C5');
    expect(open.filter((step) => !namesStep(unmet, step))).toEqual([]);
    const worker = await page('greekWorker');
    await choose(worker.locator('tact-process-panel'), 'Where the child will live', 'With the family');
    const save = button(worker.locator('tact-process-panel'), 'Save');
    await save.click();
    await save.waitFor({ state: 'detached' });
    expect((await moveReturn(await at('greekWorker'), 'Clear for travel')).join('\n')).not.toContain('where the child will live');
  }, 60_000);

  test('tracing, assessment, the child heard and the best interests decided', async () => {
    await close(['A6', 'A7', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4', 'C6', 'D1', 'E1', 'E2']);
    await looks('return, best interests', 'greekWorker', `${file}/return?step=E1`);
  }, 300_000);

  test('consents, plan and papers: cleared in both countries', async () => {
    await close(['F1', 'F2', 'G1', 'F3']);
    expect(await moveReturn(await at('greekWorker'), 'Clear for travel')).toEqual([]);
    await looks('return, cleared', 'greekWorker', `${file}/return`);
  }, 120_000);

  test('the journey waits for its papers, for the notice and for its day', async () => {
    const unmet = await moveReturn(await at('greekWorker'), 'The journey begins');
    expect(['G2', 'G3', 'G4'].filter((step) => !namesStep(unmet, step as ReturnStepCode))).toEqual([]);
    expect(unmet.join('\n')).toContain('no day of travel');
    const panel = (await page('greekWorker')).locator('tact-process-panel');
    await panel.getByLabel('Day of travel').fill(clock.day(10));
    const save = button(panel, 'Save');
    await save.click();
    await save.waitFor({ state: 'detached' });
    await close(['G3', 'G4'], 0);
    const early = await moveReturn(await at('greekWorker'), 'The journey begins');
    expect(early.join('\n')).toContain('the day of travel has not come');
    expect(namesStep(early, 'G2')).toBe(true);
    pass(10);
    await close(['G2']);
    expect(await moveReturn(await at('greekWorker'), 'The journey begins')).toEqual([]);
  }, 180_000);

  test('arrival waits for escort and signed hand-over, reintegration for the care after it', async () => {
    const unmet = await moveReturn(await at('greekWorker'), 'The child has arrived');
    expect([namesStep(unmet, 'H1'), namesStep(unmet, 'H2')]).toEqual([true, true]);
    const before = await refusedMove('Reintegration');
    expect(before).toContain('Signed hand-over');
    expect(before).toContain('Arrival care');
    await close(['H1', 'H2'], 0);
    expect(await moveReturn(await at('greekWorker'), 'The child has arrived')).toEqual([]);
    expect(await refusedMove('Reintegration')).not.toContain('Signed hand-over');
    await close(['I1', 'I2'], 0);
    await move('Reintegration');
    await looks('return, arrived', 'worker', partnersReturn);
  }, 180_000);
});

describe('home in Korçë', () => {
  test('twelve months of visits and scores, as the clock goes on', async () => {
    let gone = 0;
    for (const stop of STOPS) {
      pass(stop - gone);
      const worker = await page('greekWorker');
      for (const day of VISITS.filter((one) => one > gone && one <= stop)) {
        await openPart(worker, file, '/add/visit');
        await worker.getByLabel('Date').fill(clock.day(day - stop));
        await button(worker, 'Save').click();
        await worker.waitForURL('**/section/plan');
      }
      for (let due = SCORES.filter((one) => one > gone && one <= stop).length; due > 0; due -= 1) {
        await openPart(worker, file, '/reintegration/score');
        await choose(worker, 'Who answered', 'Child and carer');
        await choose(worker, 'Feels safe at home', 'Often');
        await button(worker, 'Save the score').click();
        await worker.waitForURL('**/reintegration');
      }
      if (gone === 0) await close(['J1'], 0);
      gone = stop;
    }
    const worker = await page('greekWorker');
    await openPart(worker, file, '/reintegration');
    const rows = worker.locator('tr').filter({ hasText: 'Visit after the return' });
    await rows.nth(VISITS.length - 1).waitFor();
    expect(await rows.count()).toBe(VISITS.length);
    expect(await rows.filter({ hasText: /Done/i }).count()).toBe(VISITS.length);
    await close(['J2', 'J3', 'K1'], 0);
    await worker.goto(`${file}/return`);
    await worker.getByText('34 of 34 steps closed').first().waitFor();
    await looks('reintegration, a year', 'greekWorker', `${file}/reintegration`);
  }, 300_000);

  test('the municipality is offered the file: consent first, then two supervisors and every page read', async () => {
    expect(await refusedMove('Hand-over')).toContain('Lead hand-over accepted');
    const [worker, boss] = [await page('greekWorker'), await page('greekSupervisor')];
    for (let review = 0; review < 2; review += 1) {
      await openPart(worker, file, '/add/risk_screening');
      await choose(worker, 'Level of risk', 'Low');
      await worker.getByLabel('Reason').fill('Calm for a year');
      await button(worker, 'Save').click();
      await worker.waitForURL('**/section/risk');
    }
    handOver = await beginLead(worker, file, 'Municipalities', MUNICIPALITY);
    await worker.locator('tact-scope-form').getByText('Nothing of what you chose is covered by consent.').waitFor();
    await consent('To share for a referral', [MUNICIPALITY], WHOLE);
    expect(await propose(worker, handOver, ['Identity'])).toMatch(/With your supervisor/);
    await approveStep(boss, code);
    await takeStep(worker, handOver, 'The duty bearer leads from now on', 'Record this stage');
    await worker.getByText('Recorded.').first().waitFor();
    expect(await propose(worker, handOver, [])).toMatch(/The whole file moves/);
    expect(await propose(worker, handOver, WHOLE)).toMatch(/With your supervisor/);
    await approveStep(boss, code);
    await looks('hand-over, offered', 'greekWorker', handOver);
  }, 180_000);

  test('it reads every page, signs with its own caseworker and supervisor, and owns the file', async () => {
    const bearer = await page('municipality');
    await openOffer(bearer, code);
    expect(await bearer.locator('main').innerText()).toMatch(/sections are not acknowledged yet/);
    expect(await bearer.getByRole('button', { name: /^Sign$/ }).count()).toBe(0);
    await readAll(bearer);
    await looks('hand-over, to sign', 'municipality', new URL(bearer.url()).pathname);
    await bearer.getByLabel('Caseworker of yours').selectOption({ label: 'Elira Kola, Child protection workers' });
    await bearer.getByLabel('Supervisor of yours').selectOption({ label: 'Genti Bardhi, Child protection workers' });
    await bearer.getByLabel('Your name, typed').fill('Ardita Vela');
    await button(bearer, /^Sign$/).click();
    await bearer.getByText('Signed. Your organisation is responsible now.').first().waitFor();
    const owner = await page('caseworker');
    await openPart(owner, file);
    expect(await caseCode(owner)).toBe(code);
    const sender = await page('greekWorker');
    await sender.goto(handOver);
    await sender.getByText(`${MUNICIPALITY} owns the file now. You are informed.`).waitFor();
  }, 120_000);

  test('it is verified after ninety days and with a proof, not before', async () => {
    const before = await page('greekSupervisor');
    await takeStep(before, handOver, 'Verify', 'Verify stage 4');
    await before.getByText('Too early to verify').first().waitFor();
    pass(91);
    const owner = await page('caseworker');
    await takeStep(owner, handOver, 'Record a visit or service', 'Record it');
    await choose(owner.locator('tact-step-form'), 'What is proved', 'A visit to the child');
    await owner.getByLabel('On which day').fill(clock.day());
    await owner.getByLabel('What it did for the child').fill('Visited at home; she goes to school.');
    await button(owner.locator('tact-step-form'), 'Record it').click();
    await owner.getByText('A visit to the child').first().waitFor();
    const boss = await page('greekSupervisor');
    await takeStep(boss, handOver, 'Verify', 'Verify stage 4');
    await boss.getByText('Verified.').first().waitFor();
  }, 120_000);
});
