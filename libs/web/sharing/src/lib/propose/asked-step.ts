import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { AreaField, Checks, DateField, Radios, SelectField, TextField } from '@tact/web/ui';
import { NameCheck } from '../shared/name-check';
import type { ProposeDraft } from './propose-draft';

const URGENCIES = ['high', 'medium', 'low'];

/** Step 2: what is asked, why, by when and until when. The texts are read before acceptance and name nobody. */
@Component({
  selector: 'tact-asked-step',
  imports: [AreaField, Checks, DateField, NameCheck, Radios, SelectField, TextField, TPipe],
  template: `<tact-checks name="services" [label]="'sharing.asked.services' | t" [error]="errors()['services'] ?? ''" [options]="services()" [value]="draft().services"
      (valueChange)="changed.emit({ services: $event })" />
    <tact-select-field name="kind" [label]="'sharing.asked.kind' | t" [error]="errors()['kind'] ?? ''" [options]="kinds()" [value]="draft().kind" (valueChange)="changed.emit({ kind: $event })" />
    <tact-text-field name="purpose" [label]="'sharing.asked.purpose' | t" [hint]="'sharing.asked.purposeHint' | t" [maxLength]="200" [error]="errors()['purpose'] ?? ''" [value]="draft().purpose"
      (valueChange)="changed.emit({ purpose: $event })" />
    <tact-area-field name="reason" [label]="'sharing.asked.reason' | t" [hint]="'sharing.asked.reasonHint' | t" [rows]="5" [maxLength]="4000" [error]="errors()['reason'] ?? ''" [value]="draft().reason"
      (valueChange)="changed.emit({ reason: $event })" />
    <tact-name-check [text]="texts()" [knownNames]="knownNames()" />
    <tact-radios name="urgency" [label]="'sharing.asked.urgency' | t" [error]="errors()['urgency'] ?? ''" [options]="urgencies()" [value]="draft().urgency" (valueChange)="changed.emit({ urgency: $event })" />
    <tact-date-field name="respondBy" [label]="'sharing.asked.respondBy' | t" [hint]="'sharing.asked.respondByHint' | t" [error]="errors()['respondBy'] ?? ''" [value]="draft().respondBy"
      (valueChange)="changed.emit({ respondBy: $event })" />
    <tact-date-field name="expiresAt" [label]="'sharing.asked.expires' | t" [hint]="'sharing.asked.expiresHint' | t" [error]="errors()['expiresAt'] ?? ''" [value]="draft().expiresOn"
      (valueChange)="changed.emit({ expiresOn: $event })" />
    <tact-area-field name="note" [label]="'sharing.asked.note' | t" [hint]="'sharing.asked.noteHint' | t" [optional]="true" [rows]="2" [maxLength]="2000" [error]="errors()['note'] ?? ''" [value]="draft().note"
      (valueChange)="changed.emit({ note: $event })" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskedStep {
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly draft = input.required<ProposeDraft>();
  readonly knownNames = input.required<readonly string[]>();
  readonly errors = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<ProposeDraft>>();
  protected readonly services = computed(() => this.reference.options('service_type'));
  protected readonly kinds = computed(() => this.reference.options('referral_kind'));
  protected readonly urgencies = computed(() => URGENCIES.map((value) => ({ value, label: this.i18n.t(`sharedFile.urgency.${value}`) })));
  /** The texts read before acceptance, one under the other: a name in any of them shows. */
  protected readonly texts = computed(() => [this.draft().purpose, this.draft().reason, this.draft().note].filter(Boolean).join('\n'));
}
