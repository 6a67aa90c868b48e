import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, PersonWords, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Risk, type RiskLevel, SeenName } from '@tact/web/ui';
import { FieldWords } from './field-words';
import { RecordView } from './record-view';
import type { SharedSection } from './referral-model';

/** One shared section as its reader gets it: the summary's facts, the name, then every record. */
@Component({
  selector: 'tact-section-view',
  imports: [RecordView, Risk, SeenName, TPipe],
  template: `@if (page().summary) {
      <p><tact-risk [level]="risk()" [block]="true" /></p>
    }
    @if (facts().length) {
      <dl class="summary doc">
        @for (fact of facts(); track fact.label) {
          <div>
            <dt>{{ fact.label }}</dt>
            <dd><tact-seen-name [text]="fact.text" /></dd>
          </div>
        }
      </dl>
    }
    @for (record of page().records; track record.id) {
      <tact-record-view [record]="record" />
    } @empty {
      @if (!facts().length) {
        <p class="quiet">{{ 'sharedFile.nothingHere' | t }}</p>
      }
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionView {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly reference = inject(Reference);
  private readonly words = inject(FieldWords);
  readonly page = input.required<SharedSection>();

  protected readonly risk = computed(() => (this.page().summary?.['risk'] ?? null) as RiskLevel);
  protected readonly facts = computed(() => [...this.names(), ...this.summary()].filter(({ text }) => text !== ''));

  private names(): { label: string; text: string }[] {
    const [name, ...others] = this.page().names ?? [];
    return [
      { label: this.i18n.t('sharedFile.fact.name'), text: name ?? '' },
      { label: this.i18n.t('sharedFile.fact.aliases'), text: others.join(', ') },
    ];
  }

  private summary(): { label: string; text: string }[] {
    const facts = this.page().summary;
    if (!facts) return [];
    const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '');
    const list = (name: string): string[] => (Array.isArray(facts[name]) ? facts[name].map(String) : []);
    const birthYear = typeof facts['birthYear'] === 'number' ? facts['birthYear'] : null;
    const row = (label: string, words: string): { label: string; text: string } => ({ label: this.i18n.t(`sharedFile.fact.${label}`), text: words });
    return [
      row('child', this.people.of({ sex: text('sex') || null, birthYear })),
      row('status', this.i18n.tOr(`victimStatus.${text('victimStatus')}`, text('victimStatus'))),
      row('stage', `${this.i18n.tOr(`stage.${text('stage')}`, text('stage'))} · ${this.dates.date(text('stageSince'))}`),
      row('area', this.reference.area(text('areaId'))),
      row('languages', list('languages').map((code) => this.words.language(code)).join(', ')),
      row('specialNeeds', list('specialNeeds').map((code) => this.reference.label('vulnerability_individual', code)).join(', ')),
      row('exploitation', list('exploitation').map((code) => this.reference.label('exploitation', code)).join(', ')),
      row('accompaniment', text('accompaniment')),
    ];
  }
}
