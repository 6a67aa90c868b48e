import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { NotFound, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordEditor } from '../forms/record-editor';

/** The closure form: what somebody vouches for, the reason, and an exception where one applies. Kept as it was written; a correction is a new form. */
@Component({
  selector: 'tact-closure-form-page',
  imports: [NotFound, PageHead, RecordEditor, TPipe],
  template: `<tact-page-head [heading]="'closure.form' | t" [back]="open.link('closure')" />
    <main id="main" class="filepage">
      @if (draft) {
        <tact-record-editor [draft]="draft" [back]="['closure']" />
      } @else {
        <tact-not-found />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClosureFormPage {
  protected readonly open = inject(OpenFile);
  protected readonly draft = this.open.mayAdd('closure_review') ? inject(RecordDrafts).start(this.open.id(), 'closure_review') : null;
}
