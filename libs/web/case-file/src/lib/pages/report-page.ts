import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { NotFound, Note, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordEditor } from '../forms/record-editor';
import { RecordCard } from './record-card';

/** The report that the law asks for: made, to whom and when; or why it was not. */
@Component({
  selector: 'tact-report-page',
  imports: [NotFound, Note, PageHead, RecordCard, RecordEditor, Section, TPipe],
  template: `@if (!open.sees('risk')) {
      <main id="main"><tact-not-found /></main>
    } @else {
      <tact-page-head [heading]="'caseFile.kind.mandatory_report' | t" [back]="open.link()" />
      <main id="main" class="filepage">
        <tact-note kind="info" [heading]="'caseFile.report.what' | t">{{ 'caseFile.report.text' | t }}</tact-note>
        @if (open.mayAdd('mandatory_report')) {
          <tact-record-editor [draft]="draft" [only]="fields()" [back]="[]" />
        }
        @if (open.of('mandatory_report').length) {
          <section tactSection class="flush" [heading]="'caseFile.kinds.mandatory_report' | t">
            @for (record of open.of('mandatory_report'); track record.id) {
              <tact-record-card [record]="record" />
            }
          </section>
        }
      </main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportPage {
  protected readonly open = inject(OpenFile);
  protected readonly draft = inject(RecordDrafts).start(this.open.id(), 'mandatory_report');
  protected readonly fields = computed(() => {
    const made = this.draft.values()['made'];
    return made === 'yes' ? ['made', 'to', 'on', 'reference'] : made === 'no' ? ['made', 'whyNot'] : ['made'];
  });
}
