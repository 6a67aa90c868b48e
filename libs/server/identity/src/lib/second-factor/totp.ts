import { generateSecret, generateSync, verifySync } from 'otplib';

const PERIOD_S = 30;

/** A new seed in Base32, 160 bits. */
export function newTotpSecret(): string {
  return generateSecret();
}

/**
 * The time step that `code` belongs to, or null. One step to either side is taken for clocks that differ; a step at or
 * before `lastStep` is refused, for a code is used once.
 */
export function totpStep(secret: string, code: string, lastStep: number, nowMs: number = Date.now()): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const now = Math.floor(nowMs / 1000);
  const result = verifySync({ secret, token: code, epoch: now, epochTolerance: PERIOD_S });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > lastStep ? result.timeStep : null;
}

/** The code to type now: of the present step, or of the next when this one is used up. */
export function usableCode(secret: string, lastStep: number, nowMs: number = Date.now()): string {
  const step = Math.max(Math.floor(nowMs / 1000 / PERIOD_S), lastStep + 1);
  const present = Math.floor(nowMs / 1000 / PERIOD_S);
  return generateSync({ secret, epoch: Math.min(step, present + 1) * PERIOD_S });
}
