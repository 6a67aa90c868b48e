import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type ReferralState, isLiveReferral } from '@tact/domain';
import { I18n } from '@tact/web/core';
import { type StateKind, StateWord } from '@tact/web/ui';

/** The state of a referral: glyph and word together. */
@Component({
  selector: 'tact-referral-state',
  imports: [StateWord],
  template: '<tact-state [kind]="kind()" [words]="words()" />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReferralStateMark {
  private readonly i18n = inject(I18n);
  readonly state = input.required<string>();
  protected readonly words = computed(() => this.i18n.tOr(`referralState.${this.state()}`, this.state()));
  protected readonly kind = computed<StateKind>(() => KINDS[this.state()] ?? (isLiveReferral(this.state() as ReferralState) ? 'wait' : 'none'));
}

const KINDS: Readonly<Record<string, StateKind>> = {
  returned: 'conflict', draft: 'todo', accepted: 'part', in_service: 'part', completed: 'complete', declined: 'none', revoked: 'none', expired: 'none',
};
