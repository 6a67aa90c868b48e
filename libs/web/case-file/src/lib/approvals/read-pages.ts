import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type RecordKind, isRecordKind, kindRule } from '@tact/domain';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { ApprovalPage } from '@tact/web/offline';
import { SeenName } from '@tact/web/ui';
import { RecordWords } from '../words/record-words';

interface Row {
  readonly label: string;
  readonly text: string;
  readonly isLong: boolean;
}

/** Pages as they were read, section by section. Nothing here can be changed. */
@Component({
  selector: 'tact-read-pages',
  imports: [SeenName, TPipe],
  template: `@for (page of shown(); track page.section) {
      <section class="readpage">
        <h3>{{ 'section.' + page.section | t }}</h3>
        @for (record of page.records; track record.id) {
          @if (record.heading) {
            <h4>{{ record.heading }}</h4>
          }
          <dl class="answers">
            @for (row of record.rows; track row.label) {
              <div><dt>{{ row.label }}</dt><dd [class.prose]="row.isLong">@if (row.isLong) {<bdi>{{ row.text }}</bdi>} @else {<tact-seen-name [text]="row.text" />}</dd></div>
            }
          </dl>
          @if (record.line) {
            <p class="small quiet">{{ record.line }}</p>
          }
        } @empty {
          <p class="quiet">{{ 'approvals.nothing' | t }}</p>
        }
      </section>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReadPages {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly words = inject(RecordWords);
  readonly pages = input.required<readonly ApprovalPage[]>();
  protected readonly shown = computed(() =>
    this.pages().map(({ section, records, summary }) => ({
      section,
      records: [
        ...(summary ? [{ id: 'summary', heading: '', line: '', rows: this.summary(summary) }] : []),
        ...records.map((record) => ({
          id: record.id,
          heading: this.words.kind(record.kind),
          line: this.i18n.t('caseFile.writtenBy', { who: record.createdByName, at: this.dates.instant(record.createdAt) }),
          rows: this.rows(record.kind, record.fields),
        })),
      ],
    })),
  );

  private rows(kind: string, fields: Readonly<Record<string, unknown>>): Row[] {
    if (!isRecordKind(kind)) return [];
    return Object.entries(kindRule(kind as RecordKind).fields).flatMap(([name, rule]) => {
      const text = this.words.value(kind, name, fields[name]);
      return text ? [{ label: this.words.field(kind, name), text, isLong: rule.type === 'longText' }] : [];
    });
  }

  private summary(facts: Readonly<Record<string, unknown>>): Row[] {
    const word = (name: string, scope: string): Row => ({ label: this.i18n.t(`approvals.summary.${name}`), text: this.i18n.tOr(`${scope}.${String(facts[name])}`, String(facts[name] ?? '')), isLong: false });
    return [word('stage', 'stage'), word('status', 'status'), word('risk', 'risk'), word('victimStatus', 'victimStatus')].filter(({ text }) => text !== '');
  }
}
