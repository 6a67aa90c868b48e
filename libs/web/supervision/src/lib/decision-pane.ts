import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { approveReferral, type Referral, returnReferral } from '@tact/domain';
import { type ApiProblem, Auth, Dates, Drafts, I18n, TPipe, toProblem } from '@tact/web/core';
import { CaseStore, Reference } from '@tact/web/offline';
import { ActProblem, type Preview, ReferralActs, ReferralReads, RequestRows, RequestSheet, ReturnedNote, SectionView, WithheldList, bodyOf } from '@tact/web/sharing';
import { CaseCode, Failure, Icon, InkBar, Loading, Note, Risk, Sheet } from '@tact/web/ui';
import type { ApprovalItem } from './approval-item';
import { ChangeList } from './change-list';
import { changesBetween } from './changes';
import { CheckedList } from './checked-list';
import { FileSide } from './file-side';

interface Seen {
  readonly version: number;
  readonly preview: Preview;
}

/** One proposal beside its file: read as the receiver will, mark, return with a comment or approve. */
@Component({
  selector: 'tact-decision-pane',
  imports: [ActProblem, CaseCode, ChangeList, CheckedList, Failure, FileSide, Icon, Loading, Note, RequestSheet, ReturnedNote, Risk, RouterLink, SectionView, Sheet, TPipe, WithheldList],
  templateUrl: './decision-pane.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionPane {
  private readonly acts = inject(ReferralActs);
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reads = inject(ReferralReads);
  private readonly reference = inject(Reference);
  private readonly rows = inject(RequestRows);
  private readonly store = inject(CaseStore);
  readonly item = input.required<ApprovalItem>();
  readonly decided = output<void>();
  /** Something else happened to it: the queue should be read again. */
  readonly changed = output<void>();

  private readonly subject = computed(() => this.item().subjectId);
  protected readonly remote = computed(() => this.reads.one(this.subject()));
  protected readonly referral = computed(() => this.remote().value());
  protected readonly preview = signal<Preview | null>(null);
  protected readonly previewProblem = signal<ApiProblem | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isAfter = signal(false);
  protected readonly isBusy = signal(false);
  private readonly tried = signal(false);
  /** Marks and comment, kept with the version that was read. */
  protected readonly draft = computed(() => this.drafts.of<{ marked: readonly string[]; comment: string }>(`approval:${this.item().id}`, { marked: [], comment: '' }));
  protected readonly title = computed(() => this.i18n.t('supervision.referralTo', { receiver: this.item().toOrganisationName ?? '' }));
  protected readonly proposed = computed(() => this.i18n.t('supervision.proposedBy', { name: this.item().proposedByName, at: this.dates.instant(this.item().proposedAt) }));
  protected readonly until = computed(() => this.dates.date(this.referral()?.expiresAt));
  protected readonly declineLabel = computed(() => (this.draft()().marked.length ? this.i18n.t('supervision.returnMarked', { count: this.draft()().marked.length }) : this.i18n.t('supervision.return')));

  /** The versions this person has looked at in this session: what changed between the last two can be shown. */
  private readonly seen = computed(() => this.drafts.of<{ readonly latest: Seen | null; readonly earlier: Seen | null }>(`seen:${this.subject()}`, { latest: null, earlier: null }));
  protected readonly earlier = computed(() => this.seen()().earlier);
  protected readonly changes = computed(() => {
    const { latest, earlier } = this.seen()();
    return latest && earlier ? changesBetween(earlier.preview, latest.preview, ({ before }) => this.rows.groups(before, true)) : [];
  });

  /** Why this person may not decide, or null: the proposer never does, and only what waits is decided. */
  protected readonly lock = computed(() => {
    const referral = this.referral();
    if (!referral) return null;
    const result = approveReferral(referral as unknown as Referral, this.actor());
    return result.ok ? null : result.refusal.code;
  });
  /** What a return still needs. */
  protected readonly missing = computed(() => {
    const referral = this.referral();
    if (!referral || !this.tried()) return '';
    const { marked, comment } = this.draft()();
    const result = returnReferral(referral as unknown as Referral, { ...this.actor(), fields: marked, comment });
    if (result.ok || !['comment_missing', 'fields_missing'].includes(result.refusal.code)) return '';
    return this.i18n.t(`supervision.${result.refusal.code}`);
  });

  constructor() {
    void this.reference.ensure();
    effect(() => {
      const remote = this.remote();
      untracked(() => {
        this.problem.set(null);
        this.tried.set(false);
        void remote.load();
      });
    });
    effect(() => {
      if (this.referral()) untracked(() => void this.show());
    });
  }

  protected toggle(field: string): void {
    this.draft().update(({ marked, comment }) => ({ comment, marked: marked.includes(field) ? marked.filter((one) => one !== field) : [...marked, field] }));
  }

  protected comment(text: string): void {
    this.draft().update(({ marked }) => ({ marked, comment: text }));
  }

  async approve(): Promise<void> {
    const referral = this.referral();
    if (!referral || this.isBusy() || this.lock()) return;
    await this.decide('approve', {}, this.i18n.t('supervision.approved', { receiver: referral.toOrganisationName ?? '' }));
  }

  async giveBack(): Promise<void> {
    if (!this.referral() || this.isBusy() || this.lock()) return;
    this.tried.set(true);
    const { marked, comment } = this.draft()();
    if (this.missing()) return void document.getElementById('comment')?.focus();
    await this.decide('return', { fields: marked, comment: comment.trim() }, this.i18n.t('supervision.returned', { name: this.item().proposedByName }));
  }

  protected async show(): Promise<void> {
    const referral = this.referral();
    if (!referral) return;
    this.previewProblem.set(null);
    try {
      const preview = await this.reads.preview(referral.caseId, bodyOf(referral));
      if (this.referral()?.id === referral.id) this.present(referral.version, preview);
    } catch (error) {
      this.previewProblem.set(toProblem(error));
    }
  }

  private present(version: number, preview: Preview): void {
    this.preview.set(preview);
    const seen = this.seen();
    if (!seen().latest) seen.set({ latest: { version, preview }, earlier: null });
    else if (seen().latest?.version !== version) seen.set({ latest: { version, preview }, earlier: seen().latest });
  }

  private async decide(command: 'approve' | 'return', values: Readonly<Record<string, unknown>>, words: string): Promise<void> {
    const referral = this.referral();
    if (!referral) return;
    const key = `approval:${this.item().id}`;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(referral, command, values);
    this.isBusy.set(false);
    if (result.kind === 'refused') {
      this.problem.set(result.problem);
      void this.store.open(referral.caseId);
      await this.remote().load();
      return;
    }
    this.drafts.done(key);
    this.ink.tell(result.kind === 'done' ? words : this.i18n.t('sharedFile.waitsHere'));
    this.decided.emit();
  }

  private actor(): { readonly by: string; readonly organisationId: string; readonly at: string } {
    return { by: this.auth.principal()?.userId ?? '', organisationId: this.referral()?.fromOrganisationId ?? '', at: new Date().toISOString() };
  }
}
