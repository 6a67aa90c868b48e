import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';
import type { ReferralDetail } from './referral-model';

interface Stop {
  readonly key: string;
  readonly at: string | null | undefined;
  readonly by?: string | null;
}

/** The way of a referral: each state it passed with who and when, where it is now, what comes. */
@Component({
  selector: 'tact-referral-path',
  imports: [Icon, TPipe],
  template: `<ol class="vpath">
    @for (stop of stops(); track stop.key) {
      <li [class]="stop.state" [attr.aria-current]="stop.state === 'now' ? 'step' : null">
        <span class="n">
          @if (stop.state === 'past') {
            <svg tactIcon="check"></svg>
          }
        </span>
        <span><b>{{ 'sharedFile.path.' + stop.key | t }}</b>{{ stop.words }}</span>
      </li>
    }
  </ol>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReferralPath {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<ReferralDetail>();
  protected readonly stops = computed(() => {
    const stops = stopsOf(this.referral());
    const now = stops.findIndex(({ at }) => !at);
    const current = now === -1 ? stops.length : now;
    return stops.map((stop, index) => ({
      key: stop.key,
      state: index < current ? 'past' : index === current ? 'now' : 'next',
      words: stop.at ? [stop.by, this.dates.instant(stop.at)].filter(Boolean).join(', ') : index === current ? this.i18n.t(`sharedFile.pathWait.${stop.key}`) : '',
    }));
  });
}

function stopsOf(referral: ReferralDetail): Stop[] {
  const { state, proposedAt, proposedByName, decidedAt, decidedByName, sentAt, acknowledgedAt, answeredAt, answeredByName, endedAt, toOrganisationName } = referral;
  const asked: Stop[] = referral.side === 'receiver' ? [{ key: 'asked', at: sentAt, by: referral.fromUserName }] : [{ key: 'proposed', at: proposedAt, by: proposedByName }];
  if (state === 'returned') return [...asked, { key: 'returned', at: decidedAt, by: decidedByName }, { key: 'sentAgain', at: null }];
  const sending: Stop[] = referral.side === 'receiver' ? [] : [{ key: 'sent', at: sentAt, by: decidedByName }];
  const received: Stop = { key: 'received', at: acknowledgedAt, by: toOrganisationName };
  const ended: Stop = { key: state, at: endedAt };
  if (state === 'declined') return [...asked, ...sending, received, { ...ended, by: answeredByName }];
  if (state === 'revoked' || state === 'expired') return [...asked, ...[...sending, received, { key: 'accepted', at: answeredAt, by: answeredByName }].filter(({ at }) => at), ended];
  return [...asked, ...sending, received, { key: 'accepted', at: answeredAt, by: answeredByName }, { key: 'completed', at: endedAt }];
}
