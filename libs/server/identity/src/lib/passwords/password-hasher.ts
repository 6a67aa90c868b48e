import { hash, verify } from '@node-rs/argon2';
import { TooManyRequests } from '@tact/server/platform';
import { HashSlots, HashSlotsBusy } from './hash-slots';

/** argon2id (the library's default), 64 MiB, three passes, one lane (SECURITY.md, Sign-in). */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Hashes and checks passwords, two at a time. Throws `TooManyRequests` (429) when the line is too long. */
export class PasswordHasher {
  private readonly slots = new HashSlots();
  private nobody: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inSlot(() => hash(password.normalize('NFKC'), COST));
  }

  /** False for a null hash too, at the same cost: an unknown user must not answer faster. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.nobodysHash());
    const isSame = await this.inSlot(() => verify(against, password.normalize('NFKC')));
    return stored !== null && isSame;
  }

  private nobodysHash(): Promise<string> {
    this.nobody ??= hash('a password that nobody has', COST);
    return this.nobody;
  }

  private async inSlot<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.slots.run(work);
    } catch (error) {
      throw error instanceof HashSlotsBusy ? new TooManyRequests(error.retryAfterSeconds) : error;
    }
  }
}
