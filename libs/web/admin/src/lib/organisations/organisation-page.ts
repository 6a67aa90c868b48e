import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { ErrorSummary, Failure, InkBar, Loading, NotFound, type Option, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Organisation } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm } from '../shared/edit-form';
import { TwoValues } from '../shared/two-values';
import { TeamList } from './team-list';

const CATEGORIES = ['state', 'anti_trafficking_police', 'municipality', 'school', 'ngo', 'community'];

/** One organisation and its teams; `new` adds one. */
@Component({
  selector: 'tact-organisation-page',
  imports: [AdminTabs, ErrorSummary, Failure, Loading, NotFound, PageHead, SelectField, TeamList, TextField, TPipe, TwoValues],
  templateUrl: './organisation-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrganisationPage {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  readonly id = input.required<string>();
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly list = this.api.organisations();
  protected readonly isMissing = signal(false);
  protected readonly form = new EditForm<Organisation>((row) => ({
    name: row.name, kind: row.kind, category: row.category ?? '', country: row.country, timezone: row.timezone, active: String(row.active),
  }));
  protected readonly errors = computed(() => (this.form.problem() ? this.texts.fields(this.form.problem()!) : {}));
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));
  protected readonly kinds = computed(() => this.options('kind', ['ngo', 'duty_bearer']));
  protected readonly categories = computed<readonly Option[]>(() => CATEGORIES.map((value) => ({ value, label: this.reference.label('duty_bearer', value) })));
  protected readonly activity = computed(() => this.options('active', ['true', 'false']));
  protected readonly words = (name: string, value: string): string => this.i18n.tOr(`admin.${name}.${value}`, value || '–');

  constructor() {
    void this.reference.ensure();
    effect(() => {
      const id = this.id();
      untracked(() => void this.open(id));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.form.save((changed, version) => {
      const { active, ...rest } = changed;
      const body = { ...rest, ...(active ? { active: active === 'true' } : {}) };
      return this.isNew() ? this.api.addOrganisation(body) : this.api.changeOrganisation(this.id(), body, version);
    });
    if (!saved) return;
    this.ink.tell(this.i18n.t('admin.saved'));
    if (this.isNew()) await this.router.navigate(['/admin/organisations', saved.id]);
  }

  private async open(id: string): Promise<void> {
    if (id === 'new') return this.form.begin({ name: '', kind: 'ngo', category: 'ngo', country: 'AL', timezone: 'Europe/Tirane' });
    const row = this.form.row()?.id === id ? this.form.row() : await this.list.find((one) => one.id === id);
    if (row) this.form.open(row);
    else this.isMissing.set(!this.list.problem());
  }

  private options(group: string, values: readonly string[]): readonly Option[] {
    return values.map((value) => ({ value, label: this.i18n.t(`admin.${group}.${value}`) }));
  }
}
