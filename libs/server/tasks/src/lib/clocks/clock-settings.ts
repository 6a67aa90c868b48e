import { Inject, Injectable } from '@nestjs/common';
import { defaultSettings, type TactSettings, type WorkCalendar } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

interface Stored {
  readonly settings: TactSettings;
  /** Of the clocks: a task keeps it. */
  readonly version: number;
}

const FRESH_MS = 10_000;

/** The stored settings, each key over its default, read anew after ten seconds; and the calendars of organisations. */
@Injectable()
export class ClockSettings {
  private known: (Stored & { readonly at: number }) | null = null;
  private readonly calendars = new Map<string, { readonly at: number; readonly zone: string; readonly country: string }>();

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async read(): Promise<Stored> {
    if (this.known && this.known.at > Date.now() - FRESH_MS) return this.known;
    const rows = await this.uow.query<{ key: string; value: unknown; version: number }>('select key, value, version from tact.setting where key = any($1)', [Object.keys(defaultSettings)]);
    const settings = { ...defaultSettings, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
    this.known = { at: Date.now(), settings, version: rows.find(({ key }) => key === 'clocks')?.version ?? 1 };
    return this.known;
  }

  /** The zone and the holidays of an organisation. */
  async calendar(organisationId: string): Promise<WorkCalendar> {
    const { settings } = await this.read();
    let known = this.calendars.get(organisationId);
    if (!known || known.at < Date.now() - FRESH_MS) {
      const [row] = await this.uow.query<{ zone: string; country: string }>('select timezone as zone, country from tact.organisation where id = $1', [organisationId]);
      known = { at: Date.now(), zone: row?.zone ?? 'UTC', country: row?.country ?? '' };
      this.calendars.set(organisationId, known);
    }
    return { zone: known.zone, holidays: settings.holidays[known.country] ?? [] };
  }
}
