import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { hasCaseContent } from '@tact/permissions';
import { type ApiProblem, I18n, ProblemTexts, TPipe, toProblem } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { ErrorSummary, Failure, Note, type Option, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Change } from '../shared/admin-model';

/** Gives a person a role in an organisation, a team and a programme. Says before it is sent that a second person confirms it. */
@Component({
  selector: 'tact-grant-form',
  imports: [ErrorSummary, Failure, Note, SelectField, TextField, TPipe],
  template: `<form class="inlineform" novalidate (submit)="grant($event)">
    @if (problem(); as failed) {
      @if (messages().length) {
        <tact-error-summary [messages]="messages()" />
      } @else if (failed.code === 'roles_conflict') {
        <tact-note kind="stop" [heading]="'admin.rolesConflict.title' | t">{{ 'admin.rolesConflict.text' | t }}</tact-note>
      } @else {
        <tact-failure [problem]="failed" />
      }
    }
    <tact-select-field name="roleId" [label]="'admin.field.roleId' | t" [options]="roleOptions()" [error]="errors()['roleId'] ?? ''" [(value)]="role" />
    <tact-select-field name="organisationId" [label]="'admin.field.organisationId' | t" [options]="organisations()" [error]="errors()['organisationId'] ?? ''" [(value)]="organisation" />
    @if (teams.items()?.length) {
      <tact-select-field name="teamId" [label]="'admin.field.teamId' | t" [options]="teamOptions()" [(value)]="team" />
    }
    <tact-select-field name="programmeId" [label]="'admin.field.programmeId' | t" [options]="programmes()" [(value)]="programme" />
    <tact-text-field name="validTo" type="date" [label]="'admin.field.validTo' | t" [hint]="'admin.hint.validTo' | t" [(value)]="until" />
    @if (needsSecond()) {
      <tact-note kind="info" icon="hourglass">{{ 'admin.grant.second' | t }}</tact-note>
    }
    <div class="btns mt2"><button class="btn primary" type="submit" [disabled]="isSaving()">{{ (needsSecond() ? 'admin.grant.ask' : 'admin.grant.give') | t }}</button></div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GrantForm {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  private readonly texts = inject(ProblemTexts);
  private readonly roles = this.api.roles();
  readonly userId = input.required<string>();
  /** The change that waits, or null when the role is given. */
  readonly granted = output<Change | null>();
  protected readonly role = signal('');
  protected readonly organisation = signal('');
  protected readonly team = signal('');
  protected readonly programme = signal('');
  protected readonly until = signal('');
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly teams = this.api.teams(() => this.organisation());
  protected readonly errors = computed(() => {
    const problem = this.problem();
    return problem ? this.texts.fields(problem) : {};
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));
  protected readonly roleOptions = computed<readonly Option[]>(() => (this.roles.items() ?? []).map(({ id, key, name }) => ({ value: id, label: this.i18n.tOr(`role.${key}`, name) })));
  protected readonly organisations = computed<readonly Option[]>(() => (this.reference.data.value()?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name })));
  protected readonly teamOptions = computed<readonly Option[]>(() => (this.teams.items() ?? []).map(({ id, name }) => ({ value: id, label: name })));
  protected readonly programmes = computed<readonly Option[]>(() => (this.reference.data.value()?.programmes ?? []).map(({ id, name }) => ({ value: id, label: name })));
  /** As the shared rule says; the server decides. */
  protected readonly needsSecond = computed(() => {
    const role = this.roles.items()?.find(({ id }) => id === this.role());
    return role ? hasCaseContent(role as Parameters<typeof hasCaseContent>[0]) : false;
  });

  constructor() {
    void this.reference.ensure();
    void this.roles.load();
    effect(() => {
      const chosen = this.organisation();
      untracked(() => {
        this.team.set('');
        if (chosen) void this.teams.load();
      });
    });
  }

  protected async grant(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSaving()) return;
    this.isSaving.set(true);
    try {
      const optional = { teamId: this.team(), programmeId: this.programme(), validTo: this.until() ? new Date(`${this.until()}T23:59:59`).toISOString() : '' };
      const said = Object.fromEntries(Object.entries(optional).filter(([, value]) => value));
      const { change } = await this.api.grant({ userId: this.userId(), roleId: this.role(), organisationId: this.organisation(), ...said });
      this.problem.set(null);
      for (const field of [this.role, this.organisation, this.programme, this.until]) field.set('');
      this.granted.emit(change);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isSaving.set(false);
    }
  }
}
