import { Injectable, type Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { approveReferral, type Referral, returnReferral } from '@tact/domain';
import { type ApiProblem, Auth, Drafts } from '@tact/web/core';
import { CaseStore } from '@tact/web/offline';
import { ReferralActs } from '@tact/web/sharing';
import type { ApprovalItem } from './approval-item';
import { ProposalReading } from './proposal-reading';

type Draft = { readonly marked: readonly string[]; readonly comment: string };

/** Approving or returning the proposal that is open: marks and comment, what stands against it, and the act. Provided by the pane. */
@Injectable()
export class Decision {
  private readonly acts = inject(ReferralActs);
  private readonly auth = inject(Auth);
  private readonly drafts = inject(Drafts);
  private readonly reading = inject(ProposalReading);
  private readonly store = inject(CaseStore);
  private readonly source = signal<Signal<ApprovalItem> | null>(null);
  private readonly tried = signal(false);
  private readonly key = computed(() => `approval:${this.source()?.().id ?? ''}`);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isBusy = signal(false);
  /** Marks and comment, kept with the row that was read. */
  readonly draft = computed(() => this.drafts.of<Draft>(this.key(), { marked: [], comment: '' }));
  /** Why this person may not decide, or null: the proposer never does, and only what waits is decided. */
  readonly lock = computed(() => {
    const referral = this.reading.referral();
    if (!referral) return null;
    const result = approveReferral(referral as unknown as Referral, this.actor());
    return result.ok ? null : result.refusal.code;
  });
  /** What a return still needs, once it was tried: a refusal's code. */
  readonly missing = computed(() => {
    const referral = this.reading.referral();
    if (!referral || !this.tried()) return null;
    const { marked, comment } = this.draft()();
    const result = returnReferral(referral as unknown as Referral, { ...this.actor(), fields: marked, comment });
    return !result.ok && ['comment_missing', 'fields_missing'].includes(result.refusal.code) ? result.refusal.code : null;
  });

  constructor() {
    effect(() => {
      this.key();
      untracked(() => {
        this.problem.set(null);
        this.tried.set(false);
      });
    });
  }

  follow(item: Signal<ApprovalItem>): void {
    this.source.set(item);
  }

  toggle(field: string): void {
    this.draft().update(({ marked, comment }) => ({ comment, marked: marked.includes(field) ? marked.filter((one) => one !== field) : [...marked, field] }));
  }

  comment(text: string): void {
    this.draft().update(({ marked }) => ({ marked, comment: text }));
  }

  approve(): Promise<'done' | 'waiting' | null> {
    return this.decide('approve', {});
  }

  /** Null where something is missing, refused or not to be decided. */
  async giveBack(): Promise<'done' | 'waiting' | null> {
    this.tried.set(true);
    const { marked, comment } = this.draft()();
    return this.missing() ? null : this.decide('return', { fields: marked, comment: comment.trim() });
  }

  private async decide(command: 'approve' | 'return', values: Readonly<Record<string, unknown>>): Promise<'done' | 'waiting' | null> {
    const referral = this.reading.referral();
    const key = this.key();
    if (!referral || this.isBusy() || this.lock()) return null;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(referral, command, values);
    this.isBusy.set(false);
    if (result.kind !== 'refused') {
      this.drafts.done(key);
      return result.kind;
    }
    this.problem.set(result.problem);
    void this.store.open(referral.caseId);
    await this.reading.remote().load();
    return null;
  }

  private actor(): { readonly by: string; readonly organisationId: string; readonly at: string } {
    return { by: this.auth.principal()?.userId ?? '', organisationId: this.reading.referral()?.fromOrganisationId ?? '', at: new Date().toISOString() };
  }
}
