import { ChangeDetectionStrategy, Component, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter } from 'rxjs';
import { type ApiProblem, Drafts, TPipe, toProblem } from '@tact/web/core';
import { type Candidate, CaseStore } from '@tact/web/offline';
import { Empty, Failure, Icon, Loading, PageHead, Section, TextField } from '@tact/web/ui';
import { MatchRow } from './match-row';

/** Search first: a name in any script or spelling, or a code. What was typed goes on to the registration. */
@Component({
  selector: 'tact-find-page',
  imports: [Empty, Failure, Icon, Loading, MatchRow, PageHead, RouterLink, Section, TPipe, TextField],
  templateUrl: './find-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindPage {
  private readonly router = inject(Router);
  private readonly store = inject(CaseStore);
  protected readonly query = inject(Drafts).of('find', '');
  /** The text the results below belong to. */
  protected readonly asked = signal('');
  protected readonly found = signal<readonly Candidate[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private turn = 0;

  constructor() {
    this.takeOver();
    this.router.events
      .pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed(inject(DestroyRef)))
      .subscribe(() => this.takeOver());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.search();
  }

  protected async search(): Promise<void> {
    const text = this.query().trim();
    if (!text) return;
    const turn = ++this.turn;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const found = await this.store.search(text);
      if (turn !== this.turn) return;
      this.found.set(found);
      this.asked.set(text);
    } catch (error) {
      if (turn === this.turn) this.problem.set(toProblem(error));
    } finally {
      if (turn === this.turn) this.isBusy.set(false);
    }
  }

  protected register(): void {
    void this.router.navigate(['/cases/register'], { state: { name: this.asked() || this.query().trim() } });
  }

  /** The find box of the band hands its text over in the history entry, so that no name stands in an address. */
  private takeOver(): void {
    const state: unknown = history.state;
    const typed = state && typeof state === 'object' && 'query' in state ? state.query : null;
    if (typeof typed !== 'string' || !typed || typed === this.asked()) return;
    this.query.set(typed);
    void this.search();
  }
}
