import { Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import type { SeenCase } from '../access/seen-case';

/** The parts of a file that other capabilities know. */
export type PartName = 'tasks' | 'referrals' | 'approvals';
/** Runs inside the reading transaction, under the file's access record; answers what the principal may read, and nothing more. */
export type PartReader = (principal: Principal, seen: SeenCase) => Promise<readonly unknown[]>;

/** Readers of the parts of a file, registered by the capability that owns them. */
@Injectable()
export class CaseFileParts {
  private readonly readers = new Map<PartName, PartReader>();

  register(name: PartName, reader: PartReader): void {
    this.readers.set(name, reader);
  }

  async read(name: PartName, principal: Principal, seen: SeenCase): Promise<readonly unknown[]> {
    return (await this.readers.get(name)?.(principal, seen)) ?? [];
  }
}
