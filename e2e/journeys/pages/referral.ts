import type { Locator, Page } from 'playwright-core';
import { button, choose, date, dayFromNow, link, tick } from './fields';

export interface Proposal {
  readonly to: string;
  readonly services: readonly string[];
  readonly purpose: string;
  readonly reason: string;
  readonly urgency: string;
  readonly sections: readonly string[];
  /** Days from today after which the receiver sees nothing. */
  readonly days: number;
}

/** Goes to the next step of the five. */
export async function nextStep(page: Page): Promise<void> {
  await button(page.locator('main'), 'Continue').click();
}

export async function fillReceiver(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name holds').fill(name.slice(0, 12));
  await choose(page, 'Receiver', name);
  await nextStep(page);
}

export async function fillAsked(page: Page, { services, purpose, reason, urgency, days }: Proposal): Promise<void> {
  await tick(page, 'Services', ...services);
  await page.getByLabel('Kind of referral').selectOption({ index: 1 });
  await page.getByLabel('What for, in one line').fill(purpose);
  await page.getByLabel('Why you ask').fill(reason);
  await choose(page, 'How urgent', urgency);
  await date(page, 'Sharing ends on', dayFromNow(days));
  await nextStep(page);
}

/** The sections one may choose, and below them those that consent does not cover. */
export function offered(page: Page): Locator {
  return page.getByRole('group', { name: 'Sections they will see after they accept' }).getByRole('checkbox');
}

export function notOffered(page: Page): Locator {
  return page.locator('.withheld li');
}

export async function fillSections(page: Page, sections: readonly string[]): Promise<void> {
  await tick(page, 'Sections they will see after they accept', ...sections);
  await nextStep(page);
}

/** What leaves: before and after the receiver accepts. */
export async function preview(page: Page, when: 'Before they accept' | 'After they accept'): Promise<string> {
  await button(page, when).click();
  await page.getByRole('button', { name: when, pressed: true }).filter({ visible: true }).waitFor();
  const sheet = page.locator('tact-sheet').filter({ visible: true }).first();
  await sheet.waitFor();
  return sheet.innerText();
}

/** Sends the checked proposal to the supervisor; answers the address of the referral. */
export async function send(page: Page): Promise<string> {
  await button(page, /^Send to supervisor/).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** All five steps at once. */
export async function propose(page: Page, file: string, proposal: Proposal): Promise<string> {
  await page.goto(`/referrals/new?case=${file.split('/').at(-1)}`);
  await fillReceiver(page, proposal.to);
  await fillAsked(page, proposal);
  await fillSections(page, proposal.sections);
  await nextStep(page);
  await preview(page, 'Before they accept');
  return send(page);
}

/** The state at the head of the worker's page of a referral. */
export function state(page: Page): Locator {
  return page.locator('.refstate tact-referral-state');
}

/** Opens the worker's page of a referral again and answers its state. */
export async function stateNow(page: Page, referral: string): Promise<string> {
  await page.goto(referral);
  await state(page).waitFor();
  return (await state(page).innerText()).trim();
}

export async function openReferrals(page: Page): Promise<void> {
  await link(page.getByRole('navigation', { name: 'Main' }), /^Referrals/).click();
  await page.waitForURL('**/referrals');
}
