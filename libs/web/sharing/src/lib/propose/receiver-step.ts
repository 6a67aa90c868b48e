import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Auth, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Empty, Radios, SelectField, TextField } from '@tact/web/ui';
import type { ProposeDraft } from './propose-draft';

const MOST_SHOWN = 25;

/** Step 1: who is asked, by category, country and name. */
@Component({
  selector: 'tact-receiver-step',
  imports: [Empty, Radios, SelectField, TextField, TPipe],
  template: `<div class="twofields">
      <tact-select-field name="category" [label]="'sharing.receiver.category' | t" [options]="categories()" [(value)]="category" />
      <tact-select-field name="country" [label]="'sharing.receiver.country' | t" [options]="countries()" [(value)]="country" />
    </div>
    <tact-text-field name="search" type="search" [label]="'sharing.receiver.search' | t" [(value)]="search" />
    @if (options().length) {
      <tact-radios name="toOrganisationId" [label]="'sharing.receiver.label' | t" [hint]="more()" [error]="error()" [options]="options()" [value]="draft().toOrganisationId"
        (valueChange)="changed.emit({ toOrganisationId: $event })" />
    } @else {
      <tact-empty [heading]="'sharing.receiver.none' | t"><p>{{ 'sharing.receiver.noneText' | t }}</p></tact-empty>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReceiverStep {
  private readonly auth = inject(Auth);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  readonly draft = input.required<ProposeDraft>();
  readonly error = input('');
  readonly changed = output<Partial<ProposeDraft>>();
  protected readonly category = signal('');
  protected readonly country = signal('');
  protected readonly search = signal('');

  private readonly others = computed(() => {
    const own = this.auth.principal()?.organisationIds ?? [];
    return (this.reference.data.value()?.organisations ?? []).filter(({ id }) => !own.includes(id));
  });
  protected readonly categories = computed(() =>
    unique(this.others().map(({ category, kind }) => category ?? kind)).map((value) => ({ value, label: this.categoryName(value) })),
  );
  protected readonly countries = computed(() => {
    const names = new Intl.DisplayNames([this.i18n.lang()], { type: 'region' });
    return unique(this.others().map(({ country }) => country)).map((value) => ({ value, label: names.of(value) ?? value }));
  });
  private readonly found = computed(() => {
    const wanted = plain(this.search());
    return this.others()
      .filter(({ category, kind }) => !this.category() || (category ?? kind) === this.category())
      .filter(({ country }) => !this.country() || country === this.country())
      .filter(({ id, name }) => plain(name).includes(wanted) || id === this.draft().toOrganisationId);
  });
  protected readonly options = computed(() => {
    const chosen = this.draft().toOrganisationId;
    const first = [...this.found()].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen) || a.name.localeCompare(b.name, this.i18n.lang()));
    return first.slice(0, MOST_SHOWN).map(({ id, name, category, kind }) => ({ value: id, label: name, hint: this.categoryName(category ?? kind) }));
  });
  protected readonly more = computed(() => (this.found().length > MOST_SHOWN ? this.i18n.t('sharing.receiver.more', { count: this.found().length - MOST_SHOWN }) : ''));

  private categoryName(code: string): string {
    const label = this.reference.label('duty_bearer', code);
    return label === code ? this.i18n.tOr(`sharing.category.${code}`, code) : label;
  }
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
