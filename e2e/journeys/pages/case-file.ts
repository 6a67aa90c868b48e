import type { Locator, Page } from 'playwright-core';
import { button, choose, link, nextGroup, settled, tick } from './fields';

/** Opens a page below the file by its address: `/cases/<id>` and what follows. */
export async function openPart(page: Page, file: string, part = ''): Promise<void> {
  await page.goto(`${file}${part}`);
  await settled(page);
}

/** The way to contact the child that is safe, from the header's link. */
export async function writeSafeContact(page: Page, how: string): Promise<void> {
  await link(page, 'Contact').click();
  await link(page, 'Write the safe way').click();
  await page.getByLabel('How').fill(how);
  await button(page, 'Save').click();
  await page.waitForURL('**/contact');
}

/** A note: two taps from the file. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await link(page, 'Add note').click();
  await page.getByLabel('Your note').fill(text);
  await button(page, 'Save note').click();
}

export async function addTask(page: Page, day: string, text: string): Promise<void> {
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Visit' });
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('In your words').fill(text);
  await button(page, 'Add task').click();
}

/** Tries to move the case; the page then shows the file again or why not. */
export async function tryMove(page: Page, to: string): Promise<void> {
  await choose(page, 'Where to', to);
  await button(page, `Move to ${to}`).click();
}

/** The gates of a refused move, each with "Met:" or "Not met:". */
export function refusedGates(page: Page): Locator {
  return page.locator('#move-refused li');
}

/** Risk on three levels: the child, the household, the community; then the worker's own level. */
export async function screenRisk(page: Page, level: string): Promise<void> {
  await tick(page, 'Signs of danger', 'In contact with the exploiter');
  await nextGroup(page);
  await tick(page, 'What is true of the child', 'Out of school', 'In street situation');
  await nextGroup(page);
  await tick(page, 'What is true of the household', 'Extreme poverty');
  await nextGroup(page);
  await tick(page, 'What is true of the community', 'Known recruiter nearby');
  await nextGroup(page);
  await choose(page, 'Your level', level);
  await page.getByLabel('Reason').fill('Begs for an adult who is not family');
  await button(page, 'Save screening').click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
}

export async function recordReport(page: Page, to: string, on: string): Promise<void> {
  await choose(page, 'Report made', 'Yes');
  await page.getByLabel('Reported to').fill(to);
  await page.getByLabel('Date').fill(on);
  await button(page, 'Save').click();
  await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
}

/** One person's yes to sharing these sections with these organisations for a referral. */
export async function recordConsent(page: Page, consent: { by: string; how: string; sections: readonly string[]; recipients: readonly string[] }): Promise<void> {
  await choose(page, 'Consent given', 'Yes');
  await choose(page, 'Given by', consent.by);
  await nextGroup(page);
  await choose(page, 'How it was given', consent.how);
  await nextGroup(page);
  await tick(page, 'Sections', ...consent.sections);
  await tick(page, 'Recipients', ...consent.recipients);
  await nextGroup(page);
  await button(page, 'Save consent').click();
  await page.waitForURL('**/consent');
}
