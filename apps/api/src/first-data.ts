import type { Instance } from '@tact/server/instance';

export interface PrintedAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly organisation: string;
}

/** Reference data always; demo data in the embedded database at its first start. */
export async function firstData(_instance: Instance): Promise<readonly PrintedAccount[]> {
  return [];
}
