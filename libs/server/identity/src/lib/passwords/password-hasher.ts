import { hash, verify } from '@node-rs/argon2';
import { TooManyRequests } from '@tact/server/platform';
import { HashSlots, HashSlotsBusy } from './hash-slots';

/** argon2id (the library's default), 64 MiB, three passes, one lane (SECURITY.md, Sign-in). */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** The hash of random bytes that nobody kept, at the same cost. */
const NOBODY = '$argon2id$v=19$m=65536,t=3,p=1$qzcyyVLmqqMOGDR8WpnfTg$fC19SOH2joJ+3UX+n7EF8ogIVAsyp/RIsJ3HGKWnE/k';

/** Hashes and checks passwords, two at a time. Throws `TooManyRequests` (429) when the line is too long. */
export class PasswordHasher {
  private readonly slots = new HashSlots();

  hash(password: string): Promise<string> {
    return this.inSlot(() => hash(password.normalize('NFKC'), COST));
  }

  /** False for a null hash too, at the same cost: an unknown user must not answer faster. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const isSame = await this.inSlot(() => verify(stored ?? NOBODY, password.normalize('NFKC')));
    return stored !== null && isSame;
  }

  private async inSlot<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.slots.run(work);
    } catch (error) {
      throw error instanceof HashSlotsBusy ? new TooManyRequests(error.retryAfterSeconds) : error;
    }
  }
}
