import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RecordKind, kindRule } from '@tact/domain';
import { Dates, TPipe } from '@tact/web/core';
import { type CaseRecord, Outbox } from '@tact/web/offline';
import { RecordBadge, SeenName } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordWords } from '../words/record-words';

/** One record read: its answers that are there, who wrote it when, where it stands, and Change where it may be changed. */
@Component({
  selector: 'tact-record-card',
  imports: [RecordBadge, RouterLink, SeenName, TPipe],
  template: `<article class="record" [attr.aria-label]="title()">
    <header>
      <h3 [class.sr]="isAlone()">{{ title() }}</h3>
      <tact-badge [state]="badge()" />
      @if (conflict(); as opId) {
        <a class="btn" [routerLink]="open.link('conflict', opId)">{{ 'caseFile.conflict.choose' | t }}</a>
      } @else if (mayChange()) {
        <a class="link" [routerLink]="open.link('record', record().id)">{{ 'form.change' | t }}<span class="sr"> {{ title() }}</span></a>
      }
    </header>
    <dl class="answers">
      @for (row of rows(); track row.name) {
        <div><dt>{{ row.label }}</dt><dd [class.prose]="row.isLong">@if (row.isLong) {<bdi>{{ row.value }}</bdi>} @else {<tact-seen-name [text]="row.value" />}</dd></div>
      }
    </dl>
    <p class="small quiet">{{ 'caseFile.writtenBy' | t: { who: record().createdByName, at: dates.instant(record().createdAt) } }}</p>
  </article>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordCard {
  private readonly outbox = inject(Outbox);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly dates = inject(Dates);
  readonly record = input.required<CaseRecord>();
  /** Heading other than the kind with its gist. */
  readonly heading = input('');
  /** The heading stands above already: only readers hear it again. */
  readonly isAlone = input(false);
  protected readonly title = computed(() => this.heading() || this.headingOf(this.record()));
  protected readonly rows = computed(() => {
    const { kind, fields } = this.record();
    return Object.entries(kindRule(kind as RecordKind).fields).flatMap(([name, rule]) => {
      const value = this.words.value(kind, name, fields[name]);
      return value ? [{ name, label: this.words.field(kind, name), value, isLong: rule.type === 'longText' }] : [];
    });
  });
  protected readonly badge = computed(() => this.outbox.badge(this.record().id));
  protected readonly conflict = computed(() => this.open.attention().find((item) => item.operation.id === this.record().id && item.conflicts?.length)?.operation.opId ?? null);
  protected readonly mayChange = computed(() => {
    const kind = this.record().kind as RecordKind;
    return !kindRule(kind).appendOnly && this.open.mayAdd(kind);
  });

  private headingOf(record: CaseRecord): string {
    const gist = this.words.gist(record.kind, record.fields);
    const kind = this.words.kind(record.kind);
    return gist && gist.length <= 60 ? `${kind}: ${gist}` : kind;
  }
}
