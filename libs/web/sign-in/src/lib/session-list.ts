import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Api, type ApiProblem, Dates, TPipe, toProblem } from '@tact/web/core';
import { Failure, Loading } from '@tact/web/ui';

interface SessionRow {
  readonly id: string;
  readonly device: string | { readonly label?: string | null } | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** Where I am signed in; any other session can be ended at once. */
@Component({
  selector: 'tact-session-list',
  imports: [Failure, Loading, TPipe],
  template: `@if (failure(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="load()" />
    }
    @if (sessions(); as rows) {
      <ul class="rows">
        @for (row of rows; track row.id) {
          <li>
            <div class="row">
              <span
                ><b>{{ label(row) || ('signIn.sessions.unknown' | t) }}</b
                ><span class="sub">{{ 'signIn.sessions.seen' | t: { at: dates.instant(row.lastSeenAt), from: dates.instant(row.createdAt) } }}</span></span
              >
              @if (row.current) {
                <span class="tag">{{ 'signIn.sessions.current' | t }}</span>
              } @else {
                <button class="btn" type="button" (click)="end(row)">{{ 'signIn.sessions.end' | t }}</button>
              }
            </div>
          </li>
        }
      </ul>
    } @else if (!failure()) {
      <tact-loading [rows]="2" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionList {
  private readonly api = inject(Api);
  protected readonly dates = inject(Dates);
  protected readonly sessions = signal<readonly SessionRow[] | null>(null);
  protected readonly failure = signal<ApiProblem | null>(null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    await this.attempt(async () => {
      const answer = await this.api.get<readonly SessionRow[] | { items: readonly SessionRow[] }>('/me/sessions');
      this.sessions.set('items' in answer ? answer.items : answer);
    });
  }

  protected async end(row: SessionRow): Promise<void> {
    await this.attempt(() => this.api.delete(`/me/sessions/${row.id}`));
    await this.load();
  }

  protected label(row: SessionRow): string {
    return typeof row.device === 'string' ? row.device : (row.device?.label ?? '');
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      this.failure.set(null);
      await work();
    } catch (error) {
      this.failure.set(toProblem(error));
    }
  }
}
