import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CLOSURE_CRITERIA } from '@tact/domain';
import { type ApiProblem, Dates, I18n, TPipe } from '@tact/web/core';
import { moveCase } from '@tact/web/offline';
import { Failure, GateList, type GateView, Icon, InkBar, Note, PageHead, Section } from '@tact/web/ui';
import { AskApproval } from '../approvals/ask-approval';
import { FileApprovals } from '../approvals/file-approvals';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { RecordCard } from '../pages/record-card';
import { gateViews } from '../rules/gate-views';

const PATIENCE_MS = 15_000;

/** Closing: the criteria met and unmet, the form, the supervisor's approval, and then the closure itself. */
@Component({
  selector: 'tact-closure-page',
  imports: [AskApproval, Failure, GateList, Icon, Note, PageHead, RecordCard, RouterLink, Section, TPipe],
  providers: [FileApprovals],
  templateUrl: './closure-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClosurePage {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly saver = inject(Saver);
  protected readonly open = inject(OpenFile);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isClosed = computed(() => this.open.head().status === 'closed');
  protected readonly closedOn = computed(() => {
    const at = (this.open.head() as unknown as { readonly closedAt?: string | null }).closedAt;
    return this.i18n.t('closure.isClosed', { day: at ? this.dates.date(at.slice(0, 10)) : '' });
  });
  protected readonly review = computed(() => this.open.one('closure_review'));
  private readonly way = computed(() => this.open.moves().find(({ to }) => to === 'closed'));
  /** Every criterion by itself, as the domain names them; a borne-out exception stands for all. */
  protected readonly criteria = computed((): readonly GateView[] => {
    const missing = this.way()?.gates.find(({ key }) => key === 'closure_criteria')?.missing ?? [];
    const extra = missing.filter((code) => !CLOSURE_CRITERIA.some((criterion) => criterion.code === code));
    return [...CLOSURE_CRITERIA.map(({ code }): string => code), ...extra].map((code) => ({ code, name: this.i18n.tOr(`closure.criterion.${code}`, this.i18n.tOr(`caseFile.missing.${code}`, code)), met: !missing.includes(code), missing: '' }));
  });
  protected readonly pending = computed(() => gateViews((this.way()?.gates ?? []).filter(({ key }) => key === 'nothing_pending'), this.i18n, (...parts) => this.open.link(...parts)));
  protected readonly mayAsk = computed(() => {
    const unmet = this.way()?.gates.filter(({ met }) => !met) ?? [];
    return !!this.review() && unmet.length > 0 && unmet.every(({ key }) => key === 'approval');
  });
  protected readonly mayClose = computed(() => this.way()?.allowed === true);

  protected async close(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const saved = await this.saver.save(moveCase(this.open.head(), 'closed'), PATIENCE_MS);
    this.isBusy.set(false);
    if (saved.kind === 'refused') return this.problem.set(saved.problem);
    this.ink.tell(this.i18n.t(saved.kind === 'here' ? 'caseFile.saved.here' : 'closure.closed'));
    if (saved.kind === 'sent') await this.router.navigate([...this.open.link()]);
  }
}
