import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Dates, I18n, TPipe, toProblem } from '@tact/web/core';
import { type Match, type MatchAct, SafetyStore } from '@tact/web/offline';
import { Empty, Failure, InkBar, Loading, Note, PageHead, Section, StateWord } from '@tact/web/ui';

const STATES = { found: 'todo', asked: 'wait', agreed: 'part', linked: 'complete' } as const;

/** Cases of one's teams that may be of a child somebody else knows too. Of the other case there is nothing here but whom to speak to. */
@Component({
  selector: 'tact-matches-page',
  imports: [Empty, Failure, Loading, Note, PageHead, RouterLink, Section, StateWord, TPipe],
  templateUrl: './matches-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MatchesPage {
  private readonly store = inject(SafetyStore);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly dates = inject(Dates);
  protected readonly list = this.store.matches();
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly states = STATES;

  constructor() {
    void this.list.load();
  }

  protected async act(match: Match, act: MatchAct): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await this.store.stepMatch(match, act);
      this.problem.set(null);
      this.ink.tell(this.i18n.t('safety.saved'));
      await this.list.load();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
