import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Access, type ApiProblem, I18n, LANGUAGES, ProblemTexts, TPipe, toProblem } from '@tact/web/core';
import { Failure, InkBar, Loading, NotFound, Note, type Option, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Change, Person } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm } from '../shared/edit-form';
import { TwoValues } from '../shared/two-values';
import { MembershipList } from './membership-list';

/** One person: name and language, roles, and what a lost password or phone needs (with a second person). */
@Component({
  selector: 'tact-person-page',
  imports: [AdminTabs, Failure, Loading, MembershipList, NotFound, Note, PageHead, SelectField, TextField, TPipe, TwoValues],
  templateUrl: './person-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonPage {
  private readonly access = inject(Access);
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly texts = inject(ProblemTexts);
  readonly id = input.required<string>();
  protected readonly list = this.api.list<Person>('users', undefined, 200);
  protected readonly isMissing = signal(false);
  protected readonly waiting = signal<Change | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly canChange = computed(() => this.access.can('create', 'User'));
  protected readonly form = new EditForm<Person>((row) => ({ displayName: row.displayName, language: row.language, active: String(row.active) }));
  protected readonly errors = computed(() => {
    const problem = this.form.problem();
    return problem ? this.texts.fields(problem) : {};
  });
  protected readonly languages = LANGUAGES.map(({ code, name }) => ({ value: code, label: name }));
  protected readonly activity = computed<readonly Option[]>(() => ['true', 'false'].map((value) => ({ value, label: this.i18n.t(`admin.account.${value}`) })));
  protected readonly words = (name: string, value: string): string => (name === 'active' ? this.i18n.t(`admin.account.${value}`) : (LANGUAGES.find(({ code }) => code === value)?.name ?? value));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.open(id));
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.form.save(({ active, ...rest }, version) => this.api.changePerson(this.id(), { ...rest, ...(active ? { active: active === 'true' } : {}) }, version));
    if (saved) this.ink.tell(this.i18n.t('admin.saved'));
  }

  protected async reset(what: 'password-reset' | 'second-factor-reset'): Promise<void> {
    try {
      this.waiting.set(await this.api.reset(this.id(), what));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  private async open(id: string): Promise<void> {
    const person = await this.list.find((one) => one.id === id);
    if (person) this.form.open(person);
    else this.isMissing.set(!this.list.problem());
  }
}
