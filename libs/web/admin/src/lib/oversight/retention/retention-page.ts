import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Access, type ApiProblem, Drafts, I18n, newId, TPipe, toProblem } from '@tact/web/core';
import { Failure, InkBar, Note, type Option, PageHead, Section, SelectField, TextField } from '@tact/web/ui';
import { OversightTabs } from '../oversight-tabs';
import { DueList } from './due-list';
import { ErasureList } from './erasure-list';
import { RetentionApi } from './retention-api';
import { ASKED_REASONS, type Erasure, ERASURE_STATES, type Verdict } from './retention-model';

/** Retention: what is due, what is proposed, and the erasure by a second person. Codes only, never a name. */
@Component({
  selector: 'tact-retention-page',
  imports: [DueList, ErasureList, Failure, Note, OversightTabs, PageHead, Section, SelectField, TextField, TPipe],
  templateUrl: './retention-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RetentionPage {
  private readonly api = inject(RetentionApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  protected readonly mayPropose = inject(Access).can('propose', 'Erasure');
  protected readonly state = signal('proposed');
  protected readonly due = this.api.due();
  protected readonly erasures = this.api.erasures(() => this.state());
  protected readonly states = computed<readonly Option[]>(() => ERASURE_STATES.map((value) => ({ value, label: this.i18n.t(`retention.state.${value}`) })));
  protected readonly reasons = computed<readonly Option[]>(() => ASKED_REASONS.map((value) => ({ value, label: this.i18n.t(`retention.reason.${value}`) })));
  protected readonly code = inject(Drafts).of('retention:code', '');
  protected readonly reason = signal<string>('request');
  protected readonly isActing = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Problems that only this page has words for. */
  protected readonly own = computed(() => this.i18n.tOr(`retention.problem.${this.problem()?.code ?? ''}`, ''));

  constructor() {
    if (this.mayPropose) void this.due.load();
    effect(() => {
      this.state();
      untracked(() => void this.erasures.load());
    });
  }

  protected propose(caseCode: string, reason: string): Promise<void> {
    return this.act(() => this.api.propose(newId(), caseCode.trim(), reason), () => this.code.set(''));
  }

  protected decide({ erasure, what }: { readonly erasure: Erasure; readonly what: Verdict }): Promise<void> {
    return this.act(() => this.api.decide(erasure.id, what, erasure.version));
  }

  protected byCode(event: Event): void {
    event.preventDefault();
    void this.propose(this.code(), this.reason());
  }

  private async act(work: () => Promise<Erasure>, done: () => void = () => undefined): Promise<void> {
    if (this.isActing()) return;
    this.isActing.set(true);
    try {
      const { state } = await work();
      this.problem.set(null);
      done();
      this.ink.tell(this.i18n.t(`retention.state.${state}`));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isActing.set(false);
    }
    await Promise.all([this.mayPropose ? this.due.load() : null, this.erasures.load()]);
  }
}
