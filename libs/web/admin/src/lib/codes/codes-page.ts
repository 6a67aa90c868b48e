import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CODE_LISTS } from '@tact/domain';
import { Drafts, I18n, LANGUAGES, TPipe } from '@tact/web/core';
import { Failure, Icon, Loading, type Option, PageHead, Section, SelectField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminTabs } from '../shared/admin-tabs';

/** Code lists with their labels in four languages. */
@Component({
  selector: 'tact-codes-page',
  imports: [AdminTabs, Failure, Icon, Loading, PageHead, RouterLink, Section, SelectField, TPipe],
  templateUrl: './codes-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodesPage {
  private readonly i18n = inject(I18n);
  protected readonly languages = LANGUAGES;
  protected readonly chosen = inject(Drafts).of('admin:codes:list', 'exploitation');
  protected readonly list = inject(AdminApi).codes(() => this.chosen());
  protected readonly lists = computed<readonly Option[]>(() =>
    Object.keys(CODE_LISTS).map((value) => ({ value, label: this.i18n.tOr(`admin.list.${value}`, value.replaceAll('_', ' ')) })),
  );

  constructor() {
    effect(() => {
      if (this.chosen()) untracked(() => void this.list.load());
    });
  }
}
