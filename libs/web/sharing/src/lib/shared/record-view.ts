import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldRule, isRecordKind, kindRule } from '@tact/domain';
import { Dates, I18n } from '@tact/web/core';
import { type CaseRecord } from '@tact/web/offline';
import { SeenName } from '@tact/web/ui';
import { FieldWords } from './field-words';

/** One record in full, as a document reads: what it is and from when, then each answer by its label. */
@Component({
  selector: 'tact-record-view',
  imports: [SeenName],
  template: `<h3>{{ heading() }}</h3>
    @if (line()) {
      <p class="small quiet">{{ line() }}</p>
    }
    <dl class="summary doc">
      @for (row of rows(); track row.label) {
        <div>
          <dt>{{ row.label }}</dt>
          <dd [class.kept]="row.isLong">@if (row.isLong) {<bdi>{{ row.text }}</bdi>} @else {<tact-seen-name [text]="row.text" />}</dd>
        </div>
      }
    </dl>`,
  host: { class: 'recordview' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordView {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly words = inject(FieldWords);
  readonly record = input.required<CaseRecord>();

  private readonly rules = computed<Readonly<Record<string, FieldRule>>>(() => {
    const { kind } = this.record();
    return isRecordKind(kind) ? kindRule(kind).fields : {};
  });
  protected readonly heading = computed(() => this.i18n.tOr(`caseFile.kind.${this.record().kind}`, this.record().kind));
  protected readonly line = computed(() => {
    const { fields, createdByName, createdAt } = this.record();
    const on = fields['on'] ?? fields['from'] ?? createdAt;
    return [typeof on === 'string' ? this.dates.date(on) : '', createdByName].filter(Boolean).join(' · ');
  });
  protected readonly rows = computed(() =>
    Object.entries(this.rules())
      .map(([name, rule]) => ({
        label: this.i18n.tOr(`caseFile.fieldOf.${this.record().kind}.${name}`, this.i18n.tOr(`caseFile.field.${name}`, name)),
        text: name === 'on' ? '' : this.words.of(rule, this.record().fields[name]),
        isLong: rule.type === 'longText',
      }))
      .filter((row) => row.text !== ''),
  );
}
