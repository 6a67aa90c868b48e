import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Dates, I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { Outbox, type OutboxItem } from '@tact/web/offline';
import { Empty, Icon, Note, PageHead, RecordBadge, Section } from '@tact/web/ui';
import { ConflictChoice } from './conflict-choice';

/** The tray: what waits to be sent and what needs attention, with the text kept. */
@Component({
  selector: 'tact-sync-page',
  imports: [ConflictChoice, Empty, Icon, Note, PageHead, RecordBadge, Section, TPipe],
  templateUrl: './sync-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SyncPage {
  private readonly i18n = inject(I18n);
  private readonly texts = inject(ProblemTexts);
  protected readonly dates = inject(Dates);
  protected readonly outbox = inject(Outbox);
  protected readonly waiting = computed(() => this.outbox.items().filter((item) => item.state !== 'attention'));
  protected readonly attention = computed(() => this.outbox.items().filter((item) => item.state === 'attention'));

  protected name(item: OutboxItem): string {
    const kind = item.operation.command ?? item.operation.kind;
    return this.i18n.tOr(`operation.${item.operation.entity}.${kind}`, this.i18n.t('operation.other'));
  }

  protected why(item: OutboxItem): string {
    if (item.conflicts?.length) return this.i18n.t('signIn.sync.conflict');
    if (!item.problem) return '';
    const text = this.texts.of(item.problem);
    return `${text.title}. ${text.text}`;
  }

  /** The words a person typed in the operation, to copy before letting it go. */
  protected typed(item: OutboxItem): string {
    return Object.entries(item.operation.fields)
      .filter(([name]) => name !== 'kind')
      .map(([, field]) => field.value)
      .filter((value): value is string => typeof value === 'string' && value.length > 3)
      .join('\n');
  }
}
