import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { CaseStore, type FileView, Reference } from '@tact/web/offline';
import { Empty, Failure, Icon, InkBar, Loading, NotFound, PageHead, groupCode } from '@tact/web/ui';
import { ReferralActs } from '../shared/referral-acts';
import type { ProposalBody } from '../shared/referral-model';
import { EMPTY_DRAFT, STEPS, type Step } from './propose-draft';
import { ProposalWizard } from './proposal-wizard';

/** A new referral of one case: five steps, kept as a draft until it is with the supervisor. */
@Component({
  selector: 'tact-propose-page',
  imports: [Empty, Failure, Icon, Loading, NotFound, PageHead, ProposalWizard, RouterLink, TPipe],
  template: `@if (!case()) {
      <tact-page-head [heading]="'sharing.new.title' | t" back="/referrals" />
      <main id="main"><div class="pagepad">
        <tact-empty [heading]="'sharing.new.noCase' | t">
          <p>{{ 'sharing.new.noCaseText' | t }}</p>
          <a class="btn" routerLink="/cases"><svg tactIcon="folder"></svg>{{ 'sharing.list.toCases' | t }}</a>
        </tact-empty>
      </div></main>
    } @else if (view().file; as file) {
      <tact-page-head class="phoneonly" [heading]="'sharing.referralOf' | t: { code: code() }" [sub]="'sharing.stepOf' | t: { step: number(), count: count }" [back]="['/cases', file.head.id]" />
      <main id="main">
        <tact-proposal-wizard [file]="file" [draft]="draft()()" (draftChange)="draft().set($event)" [step]="current()" [sendLabel]="'sharing.send' | t" [problem]="problem()" [isBusy]="isBusy()" (sent)="send($event)" />
      </main>
    } @else {
      <tact-page-head [heading]="'sharing.new.title' | t" back="/referrals" />
      <main id="main">
        @if (view().state === 'gone') {
          <tact-not-found />
        } @else if (view().problem) {
          <div class="pagepad"><tact-failure [problem]="view().problem!" [retry]="true" (again)="reload()" /></div>
        } @else {
          <div class="pagepad"><tact-loading [rows]="4" /></div>
        }
      </main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProposePage {
  private readonly acts = inject(ReferralActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  private readonly store = inject(CaseStore);
  /** The case's id. */
  readonly case = input('');
  readonly step = input('');
  protected readonly count = STEPS.length;
  protected readonly current = computed<Step>(() => STEPS.find((step) => step === this.step()) ?? 'receiver');
  protected readonly number = computed(() => STEPS.indexOf(this.current()) + 1);
  private readonly source = computed(() => (this.case() ? this.store.file(this.case()) : null));
  protected readonly view = computed<FileView>(() => this.source()?.() ?? { file: null, state: 'loading', problem: null });
  protected readonly code = computed(() => groupCode(this.view().file?.head.code ?? ''));
  private readonly key = computed(() => `referral:new:${this.case()}`);
  protected readonly draft = computed(() => this.drafts.of(this.key(), EMPTY_DRAFT));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly turn = signal(0);
  /** The referral this form proposes, however often it is sent; another case and a proposal taken back get another. */
  private readonly nextId = computed(() => `${this.key()}:${this.turn()}` && newId());

  protected reload(): void {
    void this.store.open(this.case());
  }

  protected async send(body: ProposalBody): Promise<void> {
    const [caseId, id, key, typed] = [this.case(), this.nextId(), this.key(), this.draft()()];
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run({ id, caseId }, 'propose', { ...body, submit: true });
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.drafts.done(key);
    const back = async (): Promise<void> => {
      const isBack = this.acts.takeBack(result.opId) || (await this.acts.run({ id, caseId, version: result.kind === 'done' ? result.version : 1 }, 'revoke')).kind !== 'refused';
      if (!isBack) return this.ink.tell(this.i18n.t('sharing.tooLate'));
      this.turn.update((turn) => turn + 1);
      this.drafts.of(key, EMPTY_DRAFT).set(typed);
      void this.router.navigate(['/referrals/new'], { queryParams: { case: caseId, step: 'check' } });
    };
    const receiver = this.reference.organisation(body.toOrganisationId)?.name ?? '';
    this.ink.undo(this.i18n.t(result.kind === 'done' ? 'sharing.sentToSupervisor' : 'sharing.waitsHere', { receiver }), () => void back());
    await this.router.navigate(result.kind === 'done' ? ['/referrals', id] : ['/referrals']);
  }
}
