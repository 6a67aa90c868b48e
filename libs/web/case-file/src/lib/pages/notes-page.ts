import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Outbox } from '@tact/web/offline';
import { Empty, ErrorSummary, Failure, Icon, InkBar, NotFound, PageHead, RecordBadge, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordForm } from '../forms/record-form';
import { DayWords } from '../words/day-words';
import { RecordWords } from '../words/record-words';

/** Notes: write one at the top, read the others below. A note is never changed; a correction is another note. */
@Component({
  selector: 'tact-notes-page',
  imports: [Empty, ErrorSummary, Failure, Icon, NotFound, PageHead, RecordBadge, RecordForm, Section, TPipe],
  templateUrl: './notes-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotesPage {
  private readonly drafts = inject(RecordDrafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly outbox = inject(Outbox);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  private readonly dates = inject(Dates);
  private readonly days = inject(DayWords);
  protected readonly fields = ['text', 'language'];
  protected readonly draft = signal(this.drafts.start(this.open.id(), 'note'));
  protected readonly notes = computed(() =>
    this.open.of('note').map((note) => ({
      id: note.id,
      text: String(note.fields['text'] ?? ''),
      language: this.words.value('note', 'language', note.fields['language']),
      lang: String(note.fields['language'] ?? ''),
      who: note.createdByName,
      day: this.days.of(note.createdAt),
      time: this.dates.time(note.createdAt),
      badge: this.outbox.badge(note.id),
    })),
  );

  protected async save(): Promise<void> {
    const saved = await this.draft().save();
    if (!saved || saved.kind === 'refused') return;
    this.draft.set(this.drafts.start(this.open.id(), 'note'));
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
  }
}
