import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { type ApiProblem, Drafts, I18n, TPipe } from '@tact/web/core';
import { CaseStore, type FileView } from '@tact/web/offline';
import { Failure, InkBar, Loading, NotFound, PageHead, groupCode } from '@tact/web/ui';
import { ReferralActs } from '../shared/referral-acts';
import type { ProposalBody } from '../shared/referral-model';
import { ReferralReads, bodyOf } from '../shared/referral-reads';
import { ReturnedNote } from '../shared/returned-note';
import { EMPTY_DRAFT, STEPS, STEP_OF, type Step, draftOf } from './propose-draft';
import { ProposalWizard } from './proposal-wizard';

/** A returned referral, put right in the same five steps: the marked ones say so. */
@Component({
  selector: 'tact-resubmit-page',
  imports: [Failure, Loading, NotFound, PageHead, ProposalWizard, ReturnedNote, TPipe],
  template: `<tact-page-head class="phoneonly" [heading]="'sharing.referralOf' | t: { code: code() }" [sub]="'sharing.stepOf' | t: { step: number(), count: count }" [back]="['/referrals', id()]" />
    <main id="main">
      @if (view()?.file; as file) {
        @if (referral(); as returned) {
          <tact-proposal-wizard [file]="file" [draft]="draft()()" (draftChange)="draft().set($event)" [step]="current()" [marked]="marked()" [sendLabel]="'sharing.sendAgain' | t"
            [problem]="problem()" [isBusy]="isBusy()" (sent)="send($event)">
            <tact-returned-note [referral]="returned" />
          </tact-proposal-wizard>
        }
      } @else if (view()?.state === 'gone') {
        <tact-not-found />
      } @else if (failed()) {
        <div class="pagepad"><tact-failure [problem]="failed()!" [retry]="true" (again)="remote().load()" /></div>
      } @else {
        <div class="pagepad"><tact-loading [rows]="4" /></div>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ResubmitPage {
  private readonly acts = inject(ReferralActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reads = inject(ReferralReads);
  private readonly router = inject(Router);
  private readonly store = inject(CaseStore);
  readonly id = input.required<string>();
  readonly step = input('');
  protected readonly count = STEPS.length;
  protected readonly remote = computed(() => this.reads.one(this.id()));
  protected readonly referral = computed(() => this.remote().value());
  protected readonly marked = computed(() => this.referral()?.returnedFields ?? []);
  private readonly source = computed(() => {
    const caseId = this.referral()?.caseId;
    return caseId ? untracked(() => this.store.file(caseId)) : null;
  });
  protected readonly view = computed<FileView | null>(() => this.source()?.() ?? null);
  protected readonly failed = computed(() => this.remote().problem() ?? this.view()?.problem ?? null);
  /** Starts where the first mark is. */
  protected readonly current = computed<Step>(() => {
    const first = STEPS.find((step) => this.marked().some((field) => STEP_OF[field as keyof typeof STEP_OF] === step));
    return STEPS.find((step) => step === this.step()) ?? first ?? 'receiver';
  });
  protected readonly number = computed(() => STEPS.indexOf(this.current()) + 1);
  protected readonly code = computed(() => groupCode(this.referral()?.caseCode ?? ''));
  private readonly key = computed(() => `referral:again:${this.id()}:${this.referral()?.version ?? 0}`);
  protected readonly draft = computed(() => {
    const returned = this.referral();
    return this.drafts.of(this.key(), returned ? draftOf(bodyOf(returned)) : EMPTY_DRAFT);
  });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    effect(() => void this.remote().load());
  }

  protected async send(body: ProposalBody): Promise<void> {
    const returned = this.referral();
    if (!returned) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const isDraft = returned.state === 'draft';
    const result = isDraft ? await this.acts.run({ id: returned.id, caseId: returned.caseId }, 'propose', { ...body, submit: true }) : await this.acts.run(returned, 'resubmit', { ...body });
    this.isBusy.set(false);
    if (result.kind === 'refused') return this.problem.set(result.problem);
    this.drafts.done(this.key());
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'sharing.sentAgain' : 'sharing.waitsHere', { receiver: returned.toOrganisationName ?? '' }));
    await this.router.navigate(['/referrals', returned.id]);
  }
}
