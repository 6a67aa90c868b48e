import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Auth, Dates, I18n, sameDay } from '@tact/web/core';
import { Outbox } from '@tact/web/offline';
import { LedgerRow, RecordBadge } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { type TimelineEvent, timeline } from '../rules/timeline';
import { DayWords } from '../words/day-words';
import { RecordWords } from '../words/record-words';

const LONGEST = 90;

/** What happened, newest first: date in the margin, what, who. `most` limits the rows. */
@Component({
  selector: 'tact-timeline',
  imports: [LedgerRow, RecordBadge],
  template: `<ol class="ledger tl">
    @for (row of rows(); track row.id) {
      <li tactLedgerRow [when]="row.day" [note]="row.time" [heading]="row.title" [link]="row.link"><bdi>{{ row.who }}</bdi><tact-badge [state]="row.badge" /></li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineList {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly days = inject(DayWords);
  private readonly i18n = inject(I18n);
  private readonly open = inject(OpenFile);
  private readonly outbox = inject(Outbox);
  private readonly words = inject(RecordWords);
  readonly most = input<number | null>(null);
  private readonly events = computed(() => timeline(this.open.file()));
  protected readonly rows = computed(() =>
    this.events().slice(0, this.most() ?? undefined).map((event) => ({
      id: event.id,
      day: sameDay(event.at, new Date()) ? this.i18n.t('caseFile.today') : this.days.of(event.at),
      time: this.dates.time(event.at),
      title: this.title(event),
      who: this.who(event),
      link: this.link(event),
      badge: this.outbox.badge(event.id),
    })),
  );

  private title({ what }: TimelineEvent): string {
    switch (what.type) {
      case 'record': {
        const gist = this.words.gist(what.kind, what.fields);
        const short = gist.length > LONGEST ? `${gist.slice(0, LONGEST)}…` : gist;
        return short ? `${this.words.kind(what.kind)}: ${short}` : this.words.kind(what.kind);
      }
      case 'move':
        return what.isClosing ? this.i18n.t('caseFile.event.closed') : this.i18n.t('caseFile.event.moved', { stage: this.i18n.tOr(`stage.${what.to}`, what.to) });
      case 'referral':
        return this.i18n.t('caseFile.event.referral', { state: this.i18n.tOr(`referralState.${what.state}`, what.state) });
      case 'registered':
        return this.i18n.t('caseFile.event.registered');
    }
  }

  private who(event: TimelineEvent): string {
    return event.who && event.who === this.auth.principal()?.displayName ? this.i18n.t('caseFile.you') : event.who;
  }

  private link({ what }: TimelineEvent): readonly string[] | null {
    if (what.type === 'record') return this.open.link('record', what.recordId);
    if (what.type === 'referral') return ['/referrals', what.referralId];
    return what.type === 'move' ? this.open.link('history') : null;
  }
}
