import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { Failure, Loading, Section } from '@tact/web/ui';
import { leavesOf } from '../settings/setting-leaves';
import { AdminApi } from './admin-api';
import type { RegisterVersion } from './admin-model';

interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Versions of one setting or code, newest first: who, when, and only what differs. */
@Component({
  selector: 'tact-version-list',
  imports: [Failure, Loading, Section, TPipe],
  template: `<section tactSection [heading]="'admin.history.title' | t" [count]="rows()?.length ?? null">
    @if (problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="load()" />
    } @else if (rows(); as rows) {
      <ul class="rows">
        @for (row of rows; track row.version) {
          <li>
            <b>{{ 'admin.version' | t: { version: row.version } }}</b>
            <span class="sub">{{ (row.by === null ? 'admin.history.program' : 'admin.history.by') | t: { name: row.by ?? '', at: dates.instant(row.at) } }}</span>
            @for (one of row.differences; track one.name) {
              <span class="sub">{{ 'admin.history.change' | t: { name: one.name, before: one.before, after: one.after } }}</span>
            }
          </li>
        }
      </ul>
    } @else {
      <tact-loading [rows]="2" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionList {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  /** `settings/KEY` or `codes/LIST/CODE`. */
  readonly path = input.required<string>();
  /** The version on the screen: another one means that there is more to read. */
  readonly version = input.required<number>();
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly versions = signal<readonly RegisterVersion[] | null>(null);
  protected readonly rows = computed(() => this.versions()?.map((row) => ({ ...row, differences: row.before === null ? [] : this.differences(row.before, row.after) })) ?? null);

  constructor() {
    effect(() => {
      this.path();
      this.version();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    try {
      this.versions.set(await this.api.history(this.path()));
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  private differences(before: object, after: object): readonly Difference[] {
    const [was, is] = [mapOf(before), mapOf(after)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
      const [one, other] = [was.get(path), is.get(path)];
      if (one?.value === other?.value) return [];
      const names = ((other ?? one)?.names ?? []).filter((name) => name !== 'value' && name !== 'labels');
      return [{ name: names.map((name) => this.word(name)).join(', '), before: one?.value ?? '–', after: other?.value ?? '–' }];
    });
  }

  private word(name: string): string {
    return this.i18n.tOr(`admin.field.${name}`, this.i18n.tOr(`admin.part.${name}`, this.i18n.tOr(`task.${name}`, this.i18n.tOr(`risk.${name}`, name))));
  }
}

function mapOf(value: unknown): ReadonlyMap<string, ReturnType<typeof leavesOf>[number]> {
  return new Map(leavesOf(value).map((leaf) => [leaf.path, leaf]));
}
