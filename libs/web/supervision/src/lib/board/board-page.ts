import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, TPipe } from '@tact/web/core';
import { BoardStore } from '@tact/web/offline';
import { Failure, GoRow, Icon, Loading, PageHead } from '@tact/web/ui';
import { LateWork } from './late-work';
import { NewCases } from './new-cases';
import { RecentChanges } from './recent-changes';
import { WorkerLoads } from './worker-loads';

/** The supervisor's board: overdue work, cases without an owner, what changed; beside it each worker's caseload. */
@Component({
  selector: 'tact-board-page',
  imports: [Failure, GoRow, Icon, LateWork, Loading, NewCases, PageHead, RecentChanges, RouterLink, TPipe, WorkerLoads],
  template: `<tact-page-head [heading]="'board.title' | t" [sub]="sub()">
      <a class="btn pconly" routerLink="/team/deputies"><svg tactIcon="users"></svg>{{ 'board.deputies' | t }}</a>
    </tact-page-head>
    <main id="main" class="board">
      @if (board.value(); as shown) {
        <div>
          <tact-late-work [board]="shown" />
          <tact-new-cases [board]="shown" />
          <tact-recent-changes [board]="shown" />
        </div>
        <div>
          <tact-worker-loads [board]="shown" />
          <section class="section">
            <ul class="rows">
              <li tactGoRow to="/team/emergencies" [heading]="'safety.reviews' | t"></li>
              <li tactGoRow to="/team/matches" [heading]="'safety.matches' | t"></li>
              <li tactGoRow class="phoneonly" to="/team/deputies" [heading]="'board.deputies' | t"></li>
            </ul>
          </section>
        </div>
      } @else if (board.problem(); as problem) {
        <tact-failure [problem]="problem" [retry]="true" (again)="board.load()" />
      } @else {
        <tact-loading [rows]="8" />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BoardPage {
  private readonly dates = inject(Dates);
  protected readonly board = inject(BoardStore).board();
  protected readonly sub = computed(() => {
    const shown = this.board.value();
    return shown ? [shown.teams.map(({ name }) => name).join(', '), this.dates.long(shown.now)].filter(Boolean).join(', ') : '';
  });

  constructor() {
    void this.board.load();
  }
}
