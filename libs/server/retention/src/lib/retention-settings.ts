import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_RETENTION, type RetentionSettings } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

/** The setting `retention`, or what a new installation starts with. Inside a unit of work. */
@Injectable()
export class StoredRetention {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async read(): Promise<RetentionSettings> {
    const [row] = await this.uow.query<{ value: RetentionSettings }>(`select value from tact.setting where key = 'retention'`);
    return row?.value ?? DEFAULT_RETENTION;
  }
}
