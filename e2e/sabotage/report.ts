import { appendFileSync } from 'node:fs';

/** Tells the runner (tools/sabotage.mjs) which check caught a removal, or that none did. */
export function note(removal: string, caught: string | null): void {
  const file = process.env['TACT_SABOTAGE_REPORT'];
  if (file) appendFileSync(file, `${JSON.stringify({ removal, caught })}\n`);
}
