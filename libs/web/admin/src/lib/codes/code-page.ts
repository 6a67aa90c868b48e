import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { I18n, LANGUAGES, ProblemTexts, TPipe } from '@tact/web/core';
import { ErrorSummary, Failure, InkBar, Loading, NotFound, Note, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { CodeValue } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm, type Values } from '../shared/edit-form';
import { TwoValues } from '../shared/two-values';
import { VersionList } from '../shared/version-list';

/** One code: its words in four languages, its place, whether it is offered. A code is never removed. */
@Component({
  selector: 'tact-code-page',
  imports: [AdminTabs, ErrorSummary, Failure, Loading, NotFound, Note, PageHead, SelectField, TextField, TPipe, TwoValues, VersionList],
  templateUrl: './code-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodePage {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  readonly list = input.required<string>();
  readonly code = input.required<string>();
  protected readonly languages = LANGUAGES;
  protected readonly isNew = computed(() => this.code() === 'new');
  protected readonly listName = computed(() => this.i18n.tOr(`admin.list.${this.list()}`, this.list().replaceAll('_', ' ')));
  protected readonly rows = this.api.codes(() => this.list());
  protected readonly isMissing = signal(false);
  protected readonly form = new EditForm<CodeValue>((row) => ({ ...row.labels, position: String(row.position), active: String(row.active) }));
  protected readonly errors = computed(() => {
    const problem = this.form.problem();
    return problem ? this.texts.fields(problem) : {};
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name: name === 'labels' ? 'en' : name, message })));
  protected readonly flags = computed(() => [{ value: 'true', label: this.i18n.t('form.yes') }, { value: 'false', label: this.i18n.t('form.no') }]);

  constructor() {
    effect(() => {
      const code = this.code();
      untracked(() => void this.open(code));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.form.save((changed, version) => {
      const body = this.body(changed);
      return this.isNew() ? this.api.addCode({ list: this.list(), code: changed['code'] ?? '', ...body }) : this.api.changeCode(this.list(), this.code(), body, version);
    });
    if (!saved) return;
    this.ink.tell(this.i18n.t('admin.saved'));
    if (this.isNew()) await this.router.navigate(['/admin/codes']);
  }

  /** Labels go as a whole: the present ones with what was changed; an emptied language is left out. */
  private body(changed: Values): object {
    const hasLabels = LANGUAGES.some(({ code }) => changed[code] !== undefined);
    const labels = Object.fromEntries(LANGUAGES.flatMap(({ code }) => (this.form.values()[code]?.trim() ? [[code, this.form.values()[code]?.trim()]] : [])));
    return {
      ...(hasLabels ? { labels } : {}),
      ...(changed['active'] && !this.isNew() ? { active: changed['active'] === 'true' } : {}),
      ...(changed['position'] ? { position: Number(changed['position']) } : {}),
    };
  }

  private async open(code: string): Promise<void> {
    if (code === 'new') return this.form.begin({ code: '', en: '', sq: '', el: '', ro: '' });
    const row = await this.rows.find((one) => one.code === code);
    if (row) this.form.open(row);
    else this.isMissing.set(!this.rows.problem());
  }
}
