import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Note } from '@tact/web/ui';
import type { ReferralDetail } from './referral-model';

/** Why a supervisor returned it: the comment, the marked fields, who and when. */
@Component({
  selector: 'tact-returned-note',
  imports: [Note, TPipe],
  template: `@if (last(); as entry) {
    <tact-note kind="warn" icon="flag" [heading]="'sharedFile.returnedBy' | t: { name: entry.byName, at: at() }">
      <span class="kept"><bdi>{{ entry.text }}</bdi></span>
      @if (fields()) {
        <span class="lineblock">{{ 'sharedFile.markedFields' | t: { fields: fields() } }}</span>
      }
    </tact-note>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnedNote {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly referral = input.required<ReferralDetail>();
  protected readonly last = computed(() => this.referral().entries.filter(({ kind }) => kind === 'return_comment').at(-1) ?? null);
  protected readonly at = computed(() => this.dates.instant(this.last()?.at));
  protected readonly fields = computed(() => (this.last()?.fields ?? this.referral().returnedFields ?? []).map((field) => this.i18n.tOr(`sharedFile.fact.${field}`, field)).join(', '));
}
