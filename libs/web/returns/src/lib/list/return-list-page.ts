import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { ReturnStore } from '@tact/web/offline';
import { CaseCode, Empty, Failure, LedgerRow, Loading, More, PageHead, Section } from '@tact/web/ui';
import type { PartnerReturn } from '../shared/return-model';
import { ReturnWords } from '../shared/return-words';

/** "Returns with us": returns of other organisations' cases that name one's own; what waits for one comes first. */
@Component({
  selector: 'tact-return-list-page',
  imports: [CaseCode, Empty, Failure, LedgerRow, Loading, More, PageHead, Section, TPipe],
  template: `<tact-page-head [heading]="'returns.listTitle' | t" />
    <main id="main">
      @if (list.problem(); as problem) {
        <div class="pagepad"><tact-failure [problem]="problem" [retry]="true" (again)="list.load()" /></div>
      }
      @if (rows(); as shown) {
        <section tactSection [heading]="'returns.title' | t" [count]="shown.length">
          @if (shown.length) {
            <ul class="ledger">
              @for (row of shown; track row.head.id) {
                <li tactLedgerRow [when]="row.when" [note]="row.note" [heading]="row.heading" [link]="['/returns', row.head.id]">
                  <tact-code [code]="row.head.caseCode" />
                  <span>{{ 'returns.listFrom' | t: { keeper: row.head.keeperName } }}</span>
                  <span>{{ row.standing }}</span>
                </li>
              }
            </ul>
          } @else {
            <tact-empty [heading]="'returns.listEmpty' | t"><p>{{ 'returns.listEmptyText' | t }}</p></tact-empty>
          }
        </section>
      } @else if (!list.problem()) {
        <section class="section"><tact-loading [rows]="4" /></section>
      }
      <tact-more [next]="list.value()?.nextCursor" [isLoading]="list.isAdding()" (more)="list.more()" />
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnListPage {
  private readonly i18n = inject(I18n);
  private readonly words = inject(ReturnWords);
  protected readonly list = inject(ReturnStore).withUs<PartnerReturn>();
  protected readonly rows = computed(() => {
    const items = this.list.value()?.items;
    if (!items) return null;
    return [...items].sort((a, b) => Number(b.waiting.length > 0) - Number(a.waiting.length > 0)).map((head) => ({
      head, when: this.words.day(head.consideredAt), standing: this.words.standing(head),
      heading: this.i18n.t('returns.route', { from: this.words.country(head.fromCountry), to: this.words.country(head.toCountry) }),
      note: head.waiting.length ? this.i18n.t('returns.waiting', { count: head.waiting.length }) : '',
    }));
  });

  constructor() {
    void this.list.load();
  }
}
