import type { KeyRing } from '@tact/server/crypto';

/** Configuration parsed once at boot. */
export interface ApiConfig {
  readonly port: number;
  /** Loopback unless the installation is configured otherwise. */
  readonly host: string;
  readonly dataDir: string;
  /** Demo mode: invented data, accounts listed on the sign-in page, loopback only. */
  readonly demo: boolean;
  /** Folder of the built client. */
  readonly webDir: string | null;
  readonly keys: KeyRing;
  readonly origins: readonly string[];
}

/** Injection tokens of what the bootstrap makes before Nest starts. */
export const API_CONFIG = Symbol('ApiConfig');
export const KEY_RING = Symbol('KeyRing');
