import { ChangeDetectionStrategy, Component, computed, inject, input, model, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MARKABLE_FIELDS, Section } from '@tact/domain';
import { type ApiProblem, Auth, I18n, TPipe } from '@tact/web/core';
import { type CaseFile, Reference } from '@tact/web/offline';
import { Icon, Note, groupCode } from '@tact/web/ui';
import { ActProblem } from '../shared/act-problem';
import type { Preview, ProposalBody } from '../shared/referral-model';
import { AskedStep } from './asked-step';
import { CheckAside } from './check-aside';
import { CheckStep } from './check-step';
import { ConsentStep } from './consent-step';
import { draftProblems } from './draft-problems';
import { type ProposeDraft, STEPS, STEP_OF, type Step, bodyOfDraft } from './propose-draft';
import { coverFor, namesOn, refusalOf } from './proposal-facts';
import { ReceiverStep } from './receiver-step';
import { SectionsStep } from './sections-step';

/** The five steps of a referral, in any order; the check shows what is missing and leads there. Sending is the page's. */
@Component({
  selector: 'tact-proposal-wizard',
  imports: [ActProblem, AskedStep, CheckAside, CheckStep, ConsentStep, Icon, Note, ReceiverStep, RouterLink, SectionsStep, TPipe],
  templateUrl: './proposal-wizard.html',
  host: { class: 'wizard' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProposalWizard {
  private readonly auth = inject(Auth);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  readonly file = input.required<CaseFile>();
  readonly draft = model.required<ProposeDraft>();
  readonly step = input.required<Step>();
  readonly marked = input<readonly string[]>([]);
  readonly sendLabel = input.required<string>();
  readonly problem = input<ApiProblem | null>(null);
  readonly isBusy = input(false);
  readonly sent = output<ProposalBody>();

  protected readonly preview = signal<Preview | null>(null);
  private readonly tried = signal<ReadonlySet<Step>>(new Set());
  private readonly openedAt = new Date().toISOString();
  protected readonly code = computed(() => groupCode(this.file().head.code));
  protected readonly names = computed(() => namesOn(this.file()));
  protected readonly allCover = computed(() => coverFor(this.file(), this.draft().toOrganisationId, this.openedAt));
  protected readonly cover = computed(() => coverFor(this.file(), this.draft().toOrganisationId, this.openedAt, this.draft().sections as Section[]));
  protected readonly body = computed(() => bodyOfDraft(this.draft(), this.cover().consentIds));
  private readonly problems = computed(() => draftProblems(this.draft()));

  protected readonly previous = computed<Step | null>(() => STEPS[STEPS.indexOf(this.step()) - 1] ?? null);

  /** Messages by field for the steps one has tried to leave, and what the server refused. */
  protected readonly errors = computed(() => {
    const found: Record<string, string> = {};
    for (const { field, code } of this.problems()) if (this.tried().has(STEP_OF[field])) found[field] ??= this.i18n.t(`sharing.error.${code}`);
    return found;
  });

  protected readonly steps = computed(() => {
    const open = new Set(this.problems().map(({ field }) => STEP_OF[field]));
    const stale = this.draft().sections.length === 0 || this.cover().missing.length > 0;
    return STEPS.map((key) => ({
      key,
      isDone: key === 'check' ? false : key === 'consent' ? !stale : !open.has(key),
      isMarked: this.marked().some((field) => STEP_OF[field as (typeof MARKABLE_FIELDS)[number]] === key),
    }));
  });

  /** Why it cannot go yet, in words, and the step that settles it. */
  protected readonly refusal = computed<{ readonly words: string; readonly step: Step } | null>(() => {
    const [first] = this.problems();
    if (first) return { words: this.i18n.t(`sharing.error.${first.code}`), step: STEP_OF[first.field] };
    const refused = refusalOf(this.file(), this.body(), { by: this.auth.principal()?.userId ?? '', at: this.openedAt });
    if (!refused) return null;
    const field = refused.fields?.[0] as (typeof MARKABLE_FIELDS)[number] | undefined;
    const step = refused.code === 'consent_missing' ? 'consent' : ((field && STEP_OF[field]) ?? 'asked');
    return { words: this.i18n.tOr(`sharedFile.problem.${refused.code}.text`, this.i18n.t('problem.refused.text')), step };
  });

  constructor() {
    void this.reference.ensure();
  }

  protected change(part: Partial<ProposeDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  protected next(): void {
    const step = this.step();
    this.tried.update((steps) => new Set([...steps, step]));
    const nothingToChoose = step === 'sections' && this.allCover().covered.length === 0;
    if (!nothingToChoose && Object.keys(this.errors()).some((field) => STEP_OF[field as (typeof MARKABLE_FIELDS)[number]] === step)) {
      queueMicrotask(() => document.querySelector<HTMLElement>('.field.wrong :is(input, select, textarea)')?.focus());
      return;
    }
    this.goTo(STEPS[STEPS.indexOf(step) + 1] ?? 'check');
  }

  protected goTo(step: Step): void {
    void this.router.navigate([], { queryParams: { step }, queryParamsHandling: 'merge' }).then(() => scrollTo(0, 0));
  }

  protected send(): void {
    if (!this.refusal() && !this.isBusy()) this.sent.emit(this.body());
  }
}
