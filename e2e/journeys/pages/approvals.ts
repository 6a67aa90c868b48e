import type { Locator, Page } from 'playwright-core';
import { button, link, settled } from './fields';

/** Opens the approval of this receiver's referral: the queue on the left, on a phone first. */
export async function openApproval(page: Page, words: string): Promise<void> {
  await page.goto('/approvals');
  await page.locator('tact-approval-queue li').first().waitFor();
  await queued(page, words).getByRole('link').click();
  await page.locator('.decide .dhead h2').waitFor();
  await settled(page);
}

/** Rows of the queue that hold these words: receiver or case code. */
export function queued(page: Page, words: string): Locator {
  return page.locator('tact-approval-queue li').filter({ hasText: words });
}

export async function approve(page: Page): Promise<void> {
  await button(page, /^Approve version/).click();
}

/** Marks one field, says why, and returns it. */
export async function giveBack(page: Page, field: string, comment: string): Promise<void> {
  await page.getByRole('button', { name: `Mark: ${field}` }).filter({ visible: true }).first().click();
  await page.locator('#comment').fill(comment);
  await button(page, /^Return/).click();
}

export async function openPlace(page: Page, name: RegExp): Promise<void> {
  await link(page.getByRole('navigation', { name: 'Main' }), name).click();
}
