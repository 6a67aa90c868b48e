import { v7 as uuidv7 } from 'uuid';
import { type Arena, openArena } from '../access/api/arena';

const REQUESTS = 1_000;
const WARM_UP = 100;

/** Hidden against missing: medians of 1,000 interleaved requests each. Reported; the design asks for a difference within 5 %. */
describe('the time a refusal takes', () => {
  let arena: Arena;
  beforeAll(async () => { arena = await openArena(); }, 90_000);
  afterAll(() => arena.stop());

  it.each([['/cases/', 'case'], ['/referrals/', 'referral']] as const)('GET %s hidden and missing', async (path, kind) => {
    const { world, sessions, api } = arena;
    const userId = world.person('worker');
    const as = { userId, sessionId: sessions.get(userId)! };
    const hidden = kind === 'case' ? world.theCase('foreign') : world.referral('accepted');
    const timed = async (id: string): Promise<number> => {
      const began = process.hrtime.bigint();
      const { status } = await api.call('GET', `/api/v1${path}${id}`, { as });
      expect(status).toBe(404);
      return Number(process.hrtime.bigint() - began) / 1e6;
    };
    const times = { hidden: [] as number[], missing: [] as number[] };
    for (let i = -WARM_UP; i < REQUESTS; i += 1) {
      const [first, second] = i % 2 === 0 ? ['hidden', 'missing'] as const : ['missing', 'hidden'] as const;
      for (const which of [first, second]) {
        const took = await timed(which === 'hidden' ? hidden : uuidv7());
        if (i >= 0) times[which].push(took);
      }
    }
    const [one, other] = [median(times.hidden), median(times.missing)];
    process.stdout.write(`GET ${path}:id  hidden ${one.toFixed(3)} ms, missing ${other.toFixed(3)} ms, difference ${(100 * (one / other - 1)).toFixed(1)} %\n`);
  }, 300_000);
});

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
