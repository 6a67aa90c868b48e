import { Inject, Injectable } from '@nestjs/common';
import { type TactSettings, type WorkCalendar, defaultSettings } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

/** The settings as stored, each key over its default, and the calendars of organisations. */
@Injectable()
export class SettingsReader {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async settings(): Promise<TactSettings> {
    const rows = await this.uow.query<{ key: string; value: unknown }>('select key, value from tact.setting where key = any($1)', [Object.keys(defaultSettings)]);
    return { ...defaultSettings, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
  }

  /** The zone and holidays of an organisation. */
  async calendar(organisationId: string, settings: TactSettings): Promise<WorkCalendar> {
    const [row] = await this.uow.query<{ timezone: string; country: string }>('select timezone, country from tact.organisation where id = $1', [organisationId]);
    return { zone: row?.timezone ?? 'UTC', holidays: settings.holidays[row?.country ?? ''] ?? [] };
  }
}
