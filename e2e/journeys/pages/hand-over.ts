import type { Page } from 'playwright-core';
import { queued } from './approvals';
import { button, choose, link, settled, tick } from './fields';

/** Begins the path that shall own the file; answers its address. */
export async function beginLead(page: Page, file: string, category: string, organisation: string): Promise<string> {
  await page.goto(`/referrals/hand-overs?case=${file.split('/').at(-1)}`);
  await settled(page);
  await page.getByLabel('Category of duty bearer').selectOption({ label: category });
  await page.getByLabel('Organisation', { exact: false }).last().selectOption({ label: organisation });
  await choose(page, 'What it shall take over', 'Lead');
  await button(page, /^Begin$/).click();
  await page.waitForURL(/\/hand-overs\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Chooses sections beside those that are chosen and sends the step to the supervisor; answers what the page says then. */
export async function propose(page: Page, path: string, sections: readonly string[]): Promise<string> {
  await page.goto(path);
  const form = page.locator('tact-scope-form');
  await form.locator('tact-sheet').waitFor();
  await tick(form, 'Sections it shall read', ...sections);
  await settled(page);
  await button(form, 'Send to supervisor').click();
  const answer = page.locator('tact-scope-form [role=alert]').or(page.getByText('With your supervisor.')).first();
  await answer.waitFor();
  return answer.innerText();
}

/** A supervisor approves the step that waits; `words`: receiver or case code. */
export async function approveStep(page: Page, words: string): Promise<void> {
  await page.goto('/approvals');
  await page.locator('tact-approval-queue li').first().waitFor();
  await queued(page, words).getByRole('link').click();
  await button(page.locator('tact-step-pane'), /^Approve$/).click();
  await page.getByText('Approved.').first().waitFor();
}

/** A step of the path that has a button of its own and asks for nothing more. */
export async function step(page: Page, path: string, title: string, send: string): Promise<void> {
  await page.goto(path);
  await button(page, title).click();
  await button(page.locator('tact-step-form'), send).click();
}

/** The duty bearer's own page of what was handed to it. */
export async function openOffer(page: Page, words: string): Promise<void> {
  await page.goto('/review');
  await link(page.locator('li').filter({ hasText: words }).filter({ has: page.locator('a[href*="hand-overs"]') }), /./).click();
  await page.waitForURL(/\/review\/hand-overs\//);
  await page.locator('nav.pages li').first().waitFor();
  await settled(page);
}

/** Reads page after page and says so. */
export async function readAll(page: Page): Promise<void> {
  const pages = page.locator('nav.pages li a');
  for (let at = 0; at < (await pages.count()); at += 1) {
    await pages.nth(at).click();
    await settled(page);
    await button(page, /^I have read page/).click();
    await page.locator('nav.pages li').nth(at).getByText('Read by').waitFor();
  }
}
