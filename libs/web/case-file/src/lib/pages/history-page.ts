import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Empty, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';

/** Every move of the case: when, from where to where, by whom and why. */
@Component({
  selector: 'tact-history-page',
  imports: [Empty, PageHead, TPipe],
  template: `<tact-page-head [heading]="'caseFile.history' | t" [back]="open.link()" />
    <main id="main" class="filepage">
      @if (rows().length) {
        <ol class="ledger">
          @for (row of rows(); track row.id) {
            <li>
              <span class="when"><b>{{ row.day }}</b>{{ row.time }}</span>
              <div class="what">
                <b>{{ row.title }}</b>
                <span class="line"><bdi>{{ row.who }}</bdi>@if (row.reason) {<bdi>{{ row.reason }}</bdi>}</span>
              </div>
            </li>
          }
        </ol>
      } @else {
        <tact-empty [heading]="'caseFile.noMoves' | t" />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryPage {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  protected readonly rows = computed(() =>
    [...this.open.file().moves].sort((a, b) => b.at.localeCompare(a.at)).map((move) => ({
      id: move.id,
      day: this.dates.date(move.at.slice(0, 10)),
      time: this.dates.time(move.at),
      title: this.title(move.fromStage, move.toStage, move.toStatus ?? null),
      who: move.byName ?? '',
      reason: move.reasonCode ? this.i18n.tOr(`caseFile.code.${move.reasonCode}`, move.reasonCode) : '',
    })),
  );

  private title(from: string | null, to: string, status: string | null): string {
    const name = (stage: string) => this.i18n.tOr(`stage.${stage}`, stage);
    if (status === 'closed') return this.i18n.t('caseFile.event.closed');
    return from && from !== to ? this.i18n.t('caseFile.event.fromTo', { from: name(from), to: name(to) }) : name(to);
  }
}
