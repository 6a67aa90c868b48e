import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { API_CONFIG, type ApiConfig, NotFound } from '@tact/server/platform';
import { usableCode } from '../second-factor/totp';
import { readDemoAccounts } from './demo-account-file';

export interface ListedDemoAccount {
  readonly email: string;
  readonly password: string;
  readonly role: string;
  readonly organisation: string;
  readonly name: string;
  readonly code: string;
}

/** The demonstration's accounts for its sign-in page; the seeds of their codes stay in the file. */
@Injectable()
export class ListedDemoAccounts {
  constructor(
    @Inject(API_CONFIG) private readonly config: ApiConfig,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  async list(): Promise<readonly ListedDemoAccount[]> {
    if (!this.config.demo) throw new NotFound();
    const rows = await this.uow.system(() => this.uow.query<{ email: string; last_step: string }>('select * from tact_private.demo_totp_steps()'));
    const steps = new Map(rows.map((row) => [row.email, Number(row.last_step)]));
    return readDemoAccounts(this.config.dataDir).map(({ totpSecret, email, password, role, organisation, name }) =>
      ({ email, password, role, organisation, name, code: usableCode(totpSecret, steps.get(email) ?? 0) }));
  }
}
