import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LANGUAGES, ProblemTexts, TPipe } from '@tact/web/core';
import { ErrorSummary, Failure, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Person } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm } from '../shared/edit-form';
import { InvitationNote } from '../shared/invitation-note';

/** Adds a person. The invitation is shown once: password and second factor are set by their owner alone. */
@Component({
  selector: 'tact-new-person-page',
  imports: [AdminTabs, ErrorSummary, Failure, InvitationNote, PageHead, RouterLink, SelectField, TextField, TPipe],
  template: `<tact-page-head [heading]="'admin.person.add' | t" back="/admin/people" />
    <tact-admin-tabs class="pconly" />
    <main id="main" class="adminpage">
      @if (added(); as person) {
        <div class="form">
          @if (person.invitation; as token) {
            <tact-invitation-note [token]="token" />
          }
          <div class="btns"><a class="btn primary" [routerLink]="['/admin/people', person.id]">{{ 'admin.person.giveRole' | t: { name: person.displayName } }}</a></div>
        </div>
      } @else {
        <form class="form" novalidate (submit)="save($event)">
          @if (form.problem(); as problem) {
            @if (messages().length) {
              <tact-error-summary [messages]="messages()" />
            } @else {
              <tact-failure [problem]="problem" />
            }
          }
          <tact-text-field name="email" type="email" [label]="'admin.field.email' | t" [required]="true" [error]="errors()['email'] ?? ''" [value]="form.values()['email'] ?? ''" (valueChange)="form.set('email', $event)" />
          <tact-text-field name="displayName" [label]="'admin.field.displayName' | t" [required]="true" [maxLength]="120" [error]="errors()['displayName'] ?? ''" [value]="form.values()['displayName'] ?? ''" (valueChange)="form.set('displayName', $event)" />
          <tact-select-field name="language" [label]="'admin.field.language' | t" [options]="languages" [value]="form.values()['language'] ?? ''" (valueChange)="form.set('language', $event)" />
          <div class="btns"><button class="btn primary" type="submit" [disabled]="form.isSaving()">{{ 'admin.person.invite' | t }}</button></div>
        </form>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewPersonPage {
  private readonly api = inject(AdminApi);
  private readonly texts = inject(ProblemTexts);
  protected readonly added = signal<Person | null>(null);
  protected readonly form = new EditForm<Person>((row) => ({ email: row.email, displayName: row.displayName, language: row.language }));
  protected readonly errors = computed(() => {
    const problem = this.form.problem();
    return problem ? this.texts.fields(problem) : {};
  });
  protected readonly messages = computed(() => Object.entries(this.errors()).map(([name, message]) => ({ name, message })));
  protected readonly languages = LANGUAGES.map(({ code, name }) => ({ value: code, label: name }));

  constructor() {
    this.form.begin({ email: '', displayName: '', language: 'en' });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.added.set(await this.form.save((values) => this.api.addPerson(values)));
  }
}
