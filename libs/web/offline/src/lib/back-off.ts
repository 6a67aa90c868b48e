const FIRST_MS = 1_000;
const LAST_MS = 60_000;

/** Waiting time before try `tries` (1, 2, ...): doubling to a minute, with up to a quarter of chance. */
export function backOff(tries: number, chance = Math.random()): number {
  const step = Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(step * (1 + chance / 4));
}
