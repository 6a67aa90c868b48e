import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { SECTIONS } from '@tact/domain';
import { CASE_SCOPES, hasCaseContent } from '@tact/permissions';
import { Access, I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { Checks, ErrorSummary, Failure, InkBar, Loading, NotFound, Note, type Option, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Change, Role } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm } from '../shared/edit-form';
import { TwoValues } from '../shared/two-values';
import { isOfCases, offeredRights, rightsText, split, toPermissions } from './role-rights';

/** One role: its name, where it finds its cases, its rights. A role that opens cases waits for the data protection officer. */
@Component({
  selector: 'tact-role-page',
  imports: [AdminTabs, Checks, ErrorSummary, Failure, Loading, NotFound, Note, PageHead, SelectField, TextField, TPipe, TwoValues],
  templateUrl: './role-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RolePage {
  private readonly access = inject(Access);
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  readonly id = input.required<string>();
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly list = this.api.roles();
  protected readonly isMissing = signal(false);
  protected readonly waiting = signal<Change | null>(null);
  protected readonly canChange = computed(() => this.access.can('update', 'Role'));
  protected readonly form = new EditForm<Role>((row) => ({ name: row.name, caseScope: row.caseScope, ...rightsText(row.permissions) }));
  protected readonly errors = computed(() => {
    const problem = this.form.problem();
    return problem ? this.texts.fields(problem) : {};
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));
  protected readonly heading = computed(() => {
    const role = this.form.row();
    if (!role) return this.i18n.t(this.isNew() ? 'admin.role.add' : 'admin.tab.roles');
    return role.builtIn ? this.i18n.tOr(`role.${role.key}`, role.name) : role.name;
  });
  protected readonly scopes = computed<readonly Option[]>(() => CASE_SCOPES.map((value) => ({ value, label: this.i18n.t(`admin.scope.${value}`) })));
  protected readonly sections = computed<readonly Option[]>(() => SECTIONS.map((value) => ({ value, label: this.i18n.tOr(`section.${value}`, value) })));
  protected readonly groups = computed(() =>
    offeredRights(this.form.row()?.permissions ?? []).map(({ subject, actions }) => ({
      subject, isOfCases: isOfCases(subject), label: this.i18n.tOr(`admin.subject.${subject}`, subject),
      options: actions.map((action) => ({ value: `${subject}:${action}`, label: this.i18n.tOr(`admin.action.${action}`, action) })),
    })),
  );
  protected readonly ticked = computed(() => split(this.form.values()['rights'] ?? ''));
  protected readonly chosenSections = computed(() => split(this.form.values()['sections'] ?? ''));
  /** As the shared rule says of the role before or after; the server decides. */
  protected readonly needsSecond = computed(() => {
    const before = this.form.row();
    return [before, { caseScope: this.form.values()['caseScope'], permissions: this.permissions() }].some((role) => role && hasCaseContent(role as Parameters<typeof hasCaseContent>[0]));
  });
  protected readonly words = (name: string, value: string): string => {
    if (name === 'caseScope') return this.i18n.t(`admin.scope.${value}`);
    return name === 'rights' ? this.i18n.t('admin.rights', { count: split(value).length }) : value;
  };

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.open(id));
    });
  }

  protected tick(subject: string, chosen: readonly string[]): void {
    const others = this.ticked().filter((right) => !right.startsWith(`${subject}:`));
    this.form.set('rights', [...others, ...chosen].sort().join(' '));
  }

  protected of(subject: string): readonly string[] {
    return this.ticked().filter((right) => right.startsWith(`${subject}:`));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.waiting.set(null);
    const before = this.form.row();
    const saved = await this.form.save(async (changed, version) => {
      const rights = changed['rights'] !== undefined || changed['sections'] !== undefined ? { permissions: this.permissions() } : {};
      const plain = Object.fromEntries(Object.entries(changed).filter(([name]) => name === 'name' || name === 'caseScope' || name === 'key'));
      const answer = this.isNew() ? await this.api.addRole({ ...plain, permissions: this.permissions() }) : await this.api.changeRole(this.id(), { ...plain, ...rights }, version);
      this.waiting.set(answer.change);
      return answer.done ?? before ?? ({ ...this.blank(), version: 0 } satisfies Role);
    });
    if (!saved || this.waiting()) return;
    this.ink.tell(this.i18n.t('admin.saved'));
    if (this.isNew()) await this.router.navigate(['/admin/roles']);
  }

  private permissions(): Role['permissions'] {
    const { rights = '', sections = '' } = this.form.values();
    return toPermissions({ rights, sections }, this.form.row()?.permissions ?? []);
  }

  private blank(): Role {
    return { id: '', key: '', name: '', builtIn: false, caseScope: 'none', permissions: [], version: 0 };
  }

  private async open(id: string): Promise<void> {
    if (id === 'new') return this.form.begin({ key: '', name: '', caseScope: 'none', ...rightsText([]) });
    const role = await this.list.find((one) => one.id === id);
    if (role) this.form.open(role);
    else this.isMissing.set(!this.list.problem());
  }
}
