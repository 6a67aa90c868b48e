import { join } from 'node:path';
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
  /** Where the anchors of the audit seals are written; default `anchors` in the data folder. */
  readonly anchorsDir?: string | null;
}

/** The folder of the anchors (`TACT_ANCHORS`, else `$TACT_DATA/anchors`). */
export function anchorsFolder({ anchorsDir, dataDir }: Pick<ApiConfig, 'anchorsDir' | 'dataDir'>): string {
  return anchorsDir ?? join(dataDir, 'anchors');
}

/** Injection tokens of what the bootstrap makes before Nest starts. */
export const API_CONFIG = Symbol('ApiConfig');
export const KEY_RING = Symbol('KeyRing');
