import type { DemoAccount } from '@tact/server/identity';

/** What `npm start` prints when Tact is ready. */
export function greeting(address: string, demo: boolean, accounts: readonly DemoAccount[]): string {
  if (!demo) return `Tact is ready on ${address}`;
  const rows = accounts.map((account) => `  ${account.email.padEnd(38)} ${account.password.padEnd(28)} ${account.role}, ${account.organisation}`);
  return [`Tact is ready on ${address}`, 'Demonstration data, this computer only. Accounts (the sign-in page shows the codes):', ...rows].join('\n');
}
