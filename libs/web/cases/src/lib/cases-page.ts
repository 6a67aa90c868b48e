import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Access, I18n, TPipe } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, type Option, PageHead } from '@tact/web/ui';
import { FILTER_PARTS, type FilterPart, partOf, toFilter } from './case-filter';
import { CaseTable } from './case-table';
import { ListNames } from './list-names';

/** The caseload: filters in the address, page by page, no names until asked. */
@Component({
  selector: 'tact-cases-page',
  imports: [CaseTable, Empty, Failure, Icon, ListNames, Loading, PageHead, RouterLink, TPipe],
  templateUrl: './cases-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CasesPage {
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly store = inject(CaseStore);
  protected readonly mayExport = inject(Access).can('export', 'Case');
  readonly stage = input<string>();
  readonly risk = input<string>();
  readonly status = input<string>();
  readonly owner = input<string>();
  readonly imported = input<string>();
  protected readonly parts = Object.keys(FILTER_PARTS) as FilterPart[];
  protected readonly query = computed(() => ({
    stage: this.stage(), risk: this.risk(), status: this.status(), owner: this.owner(), imported: this.imported(),
  }));
  protected readonly list = computed(() => this.store.list(toFilter(this.query())));
  protected readonly heads = computed(() => this.list().items() ?? []);
  protected readonly isFiltered = computed(() => Object.keys(toFilter(this.query())).some((part) => part !== 'status'));
  protected readonly count = computed(() => {
    const total = this.list().total();
    if (total !== null) return this.i18n.t('cases.count', { count: total });
    const count = this.i18n.t('cases.count', { count: this.heads().length });
    return this.list().nextCursor() ? this.i18n.t('cases.countMore', { count }) : count;
  });

  constructor() {
    effect(() => {
      const list = this.list();
      untracked(() => void list.load());
    });
  }

  protected chosen(part: FilterPart): string {
    const word = partOf(this.query(), part);
    return word === 'all' ? '' : word;
  }

  protected options(part: FilterPart): readonly Option[] {
    const words: readonly string[] = FILTER_PARTS[part];
    return words.map((value) => ({ value, label: this.i18n.t(part === 'owner' ? `cases.owner.${value}` : `${part}.${value}`) }));
  }

  protected choose(part: FilterPart, value: string): void {
    void this.router.navigate([], { queryParams: { [part]: value || 'all' }, queryParamsHandling: 'merge' });
  }
}
