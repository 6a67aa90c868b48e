import { createHmac } from 'node:crypto';
import { openBytes, sealBytes } from './envelope';
import type { KeyRing } from './key-ring';

/** Seals server secrets that belong to no case: second-factor seeds, refresh successors, import rows. */
export class ServerSeal {
  constructor(private readonly keys: KeyRing) {}

  /** `purpose` and `id` are bound into the ciphertext. */
  seal(purpose: string, id: string, plain: Buffer): Buffer {
    return sealBytes(this.keys.server, `v1|${purpose}|${id}`, plain);
  }

  /** HMAC-SHA-256 of a text, for comparing what must not stand in clear. */
  mac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.keys.body).update(`v1|${purpose}|${text}`, 'utf8').digest();
  }

  open(purpose: string, id: string, sealed: Buffer): Buffer {
    return openBytes(this.keys.server, `v1|${purpose}|${id}`, sealed);
  }
}
