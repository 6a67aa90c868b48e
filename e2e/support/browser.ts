import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** The widths that every journey is walked at (UX.md). */
export const WIDTHS = { phone: { width: 360, height: 740 }, pc: { width: 1280, height: 800 } } as const;
export type Width = keyof typeof WIDTHS;

/** Debian's Chromium, or the one named in TACT_CHROMIUM. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['TACT_CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** A signed-out window of a person of their own. */
export async function openWindow(browser: Browser, address: string, width: Width, locale = 'en-GB'): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: address, viewport: WIDTHS[width], locale, timezoneId: 'Europe/Tirane', hasTouch: width === 'phone', isMobile: width === 'phone' });
  return { context, page: await context.newPage() };
}
