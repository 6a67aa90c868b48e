import { Injectable, type Signal, computed, effect, inject, signal, untracked } from '@angular/core';
import { type ApiProblem, Drafts, toProblem } from '@tact/web/core';
import { type Preview, ReferralReads, RequestRows, bodyOf } from '@tact/web/sharing';
import type { ApprovalItem } from './approval-item';
import { changesBetween } from './changes';

interface Seen {
  readonly version: number;
  readonly preview: Preview;
}

/** The proposal that waits, read as its receiver will read it, and what changed since this person looked last. Provided by the pane. */
@Injectable()
export class ProposalReading {
  private readonly drafts = inject(Drafts);
  private readonly reads = inject(ReferralReads);
  private readonly rows = inject(RequestRows);
  private readonly source = signal<Signal<ApprovalItem> | null>(null);
  private readonly subject = computed(() => this.source()?.().subjectId ?? '');
  readonly remote = computed(() => this.reads.one(this.subject()));
  readonly referral = computed(() => this.remote().value());
  readonly preview = signal<Preview | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** The versions this person has looked at in this session: what changed between the last two can be shown. */
  private readonly seen = computed(() => this.drafts.of<{ readonly latest: Seen | null; readonly earlier: Seen | null }>(`seen:${this.subject()}`, { latest: null, earlier: null }));
  readonly earlier = computed(() => this.seen()().earlier);
  readonly changes = computed(() => {
    const { latest, earlier } = this.seen()();
    return latest && earlier ? changesBetween(earlier.preview, latest.preview, ({ before }) => this.rows.groups(before, true)) : [];
  });

  constructor() {
    effect(() => {
      const remote = this.remote();
      if (this.subject()) untracked(() => void remote.load());
    });
    effect(() => {
      if (this.referral()) untracked(() => void this.show());
    });
  }

  /** The row of the queue that is open. */
  follow(item: Signal<ApprovalItem>): void {
    this.source.set(item);
  }

  async show(): Promise<void> {
    const referral = this.referral();
    if (!referral) return;
    this.problem.set(null);
    try {
      const preview = await this.reads.preview(referral.caseId, bodyOf(referral));
      if (this.referral()?.id === referral.id) this.present(referral.version, preview);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  private present(version: number, preview: Preview): void {
    this.preview.set(preview);
    const seen = this.seen();
    if (!seen().latest) seen.set({ latest: { version, preview }, earlier: null });
    else if (seen().latest?.version !== version) seen.set({ latest: { version, preview }, earlier: seen().latest });
  }
}
