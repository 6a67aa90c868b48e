import { ChangeDetectionStrategy, Component, computed, inject, model, output, signal } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { type Option, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Person } from '../shared/admin-model';
import { type LogFilter as Filter, NO_FILTER } from './log-model';

/** Who, which file, from when to when. What is typed goes in the body of a request, never into an address. */
@Component({
  selector: 'tact-log-filter',
  imports: [SelectField, TextField, TPipe],
  template: `<form class="logfilter" novalidate role="search" (submit)="$event.preventDefault(); asked.emit()">
    <tact-select-field name="actorId" [label]="'oversight.who' | t" [options]="people()" [empty]="'oversight.anyone' | t" [value]="filter().actorId" (valueChange)="set({ actorId: $event })" />
    <tact-text-field name="caseCode" [label]="'oversight.case' | t" [maxLength]="20" [value]="filter().caseCode" (valueChange)="set({ caseCode: $event })" />
    <tact-text-field name="from" type="datetime-local" [label]="'oversight.from' | t" [value]="filter().from" (valueChange)="set({ from: $event })" />
    <tact-text-field name="to" type="datetime-local" [label]="'oversight.to' | t" [value]="filter().to" (valueChange)="set({ to: $event })" />
    <ng-content />
    <div class="btns">
      <button class="btn primary" type="submit">{{ 'oversight.show' | t }}</button>
      <button class="btn plain" type="button" (click)="clear()">{{ 'oversight.clear' | t }}</button>
    </div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogFilterForm {
  private readonly all = inject(AdminApi).list<Person>('users', undefined, 200);
  private readonly found = signal<readonly Person[]>([]);
  readonly filter = model.required<Filter>();
  readonly asked = output<void>();
  readonly cleared = output<void>();
  protected readonly people = computed<readonly Option[]>(() =>
    this.found().map((person) => ({ value: person.id, label: [person.displayName, person.memberships[0]?.organisationName].filter(Boolean).join(', ') })),
  );

  constructor() {
    void this.all.all().then((people) => this.found.set(people));
  }

  protected set(part: Partial<Filter>): void {
    this.filter.update((filter) => ({ ...filter, ...part }));
  }

  protected clear(): void {
    this.filter.set(NO_FILTER);
    this.cleared.emit();
    this.asked.emit();
  }
}
