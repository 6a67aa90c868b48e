import { ChangeDetectionStrategy, Component, computed, inject, input, untracked } from '@angular/core';
import { type RecordKind, isRecordKind, kindRule } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { NotFound, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordEditor } from '../forms/record-editor';
import { RecordCard } from './record-card';

/** Writes one record of any kind by the table of the domain: new (`add/:kind`) or changed (`record/:recordId`). What cannot be changed is read. */
@Component({
  selector: 'tact-record-page',
  imports: [NotFound, PageHead, RecordCard, RecordEditor, TPipe],
  template: `@if (known(); as kind) {
      <tact-page-head [heading]="heading()" [back]="open.link(...back())" />
      <main id="main" class="filepage">
        @if (draft(); as writing) {
          <tact-record-editor [draft]="writing" [back]="back()" />
        } @else if (record(); as read) {
          <tact-record-card [record]="read" />
          @if (isAppendOnly()) {
            <p class="small quiet mt2">{{ 'caseFile.appendOnly' | t }}</p>
          }
        }
      </main>
    } @else {
      <main id="main"><tact-not-found /></main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordPage {
  private readonly drafts = inject(RecordDrafts);
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  readonly kind = input<string>();
  readonly recordId = input<string>();
  protected readonly record = computed(() => this.open.records().find((one) => one.id === this.recordId()));
  /** The kind, when this user may see such a record here. */
  protected readonly known = computed<RecordKind | null>(() => {
    const kind = this.record()?.kind ?? this.kind();
    if (!isRecordKind(kind)) return null;
    const mayWrite = this.open.mayAdd(kind) && kind !== 'import_source';
    return this.record() || mayWrite ? kind : null;
  });
  protected readonly isAppendOnly = computed(() => {
    const kind = this.known();
    return !!kind && kindRule(kind).appendOnly;
  });
  private readonly caseId = computed(() => this.open.id());
  protected readonly draft = computed(() => {
    const kind = this.known();
    const id = this.recordId();
    const caseId = this.caseId();
    // The record is read once: what arrives while somebody types must not take the form away.
    return untracked(() => {
      const record = this.record();
      if (!kind || !this.open.mayAdd(kind)) return null;
      if (!id) return this.drafts.start(caseId, kind);
      return record && !kindRule(kind).appendOnly ? this.drafts.change(record) : null;
    });
  });
  protected readonly heading = computed(() => {
    const kind = this.known() ?? '';
    return this.recordId() ? this.i18n.t(`caseFile.kind.${kind}`) : this.i18n.t(`caseFile.add.${kind}`);
  });
  protected readonly back = computed<readonly string[]>(() => {
    const kind = this.known();
    if (!kind) return [];
    if (kind === 'safe_contact' || kind === 'contact') return ['contact'];
    const section = kindRule(kind).section;
    if (section === 'family' || section === 'notes' || section === 'reintegration') return [section];
    return ['section', section];
  });
}
