import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isFileSubject, SUBJECT_RULES } from '@tact/domain';
import { type ApiProblem, Dates, Drafts, I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { ApprovalStore, CaseStore } from '@tact/web/offline';
import { CaseCode, Checks, Failure, Icon, InkBar, Loading, Note, Risk } from '@tact/web/ui';
import type { ApprovalItem } from '../approval-item';
import { FileSide } from '../file-side';
import { SubjectActs } from './subject-acts';
import { SubjectFile } from './subject-file';
import { SubjectWords } from './subject-words';

/** A part of the file beside the file: read what is proposed and what changed, mark, return with a comment or approve. */
@Component({
  selector: 'tact-subject-pane',
  imports: [CaseCode, Checks, Failure, FileSide, Icon, Loading, Note, Risk, RouterLink, SubjectFile, TPipe],
  templateUrl: './subject-pane.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubjectPane {
  private readonly acts = inject(SubjectActs);
  private readonly cases = inject(CaseStore);
  private readonly dates = inject(Dates);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly store = inject(ApprovalStore);
  private readonly texts = inject(ProblemTexts);
  private readonly words = inject(SubjectWords);
  readonly item = input.required<ApprovalItem>();
  readonly decided = output<void>();
  /** Something else happened to it: the queue should be read again. */
  readonly changed = output<void>();

  private readonly id = computed(() => this.item().id);
  protected readonly remote = computed(() => this.store.one(this.id()));
  protected readonly reading = computed(() => this.remote().value());
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private readonly tried = signal(false);
  protected readonly draft = computed(() => this.drafts.of<{ marked: readonly string[]; comment: string }>(`approval:${this.id()}`, { marked: [], comment: '' }));
  protected readonly title = computed(() => this.words.title(this.item()));
  protected readonly proposed = computed(() => this.i18n.t('supervision.proposedBy', { name: this.item().proposedByName, at: this.dates.instant(this.item().proposedAt) }));
  protected readonly parts = computed(() => {
    const kind = this.item().subjectKind;
    return isFileSubject(kind) ? SUBJECT_RULES[kind].markable.map((value) => ({ value, label: this.words.part(kind, value) })) : [];
  });
  /** Why this person may not decide, or null. */
  protected readonly lock = computed(() => (!this.item().mayDecide ? 'own_proposal' : this.reading() && this.reading()?.state !== 'waiting' ? 'gone' : null));
  protected readonly missing = computed(() => (this.tried() && this.draft()().comment.trim() === '' ? this.i18n.t('approvals.pane.commentMissing') : ''));

  constructor() {
    effect(() => {
      const remote = this.remote();
      untracked(() => {
        this.problem.set(null);
        this.tried.set(false);
        void remote.load();
      });
    });
  }

  protected mark(marked: readonly string[]): void {
    this.draft().update(({ comment }) => ({ comment, marked }));
  }

  protected comment(text: string): void {
    this.draft().update(({ marked }) => ({ marked, comment: text }));
  }

  protected problemWords(problem: ApiProblem): string {
    const { decidedByName, decidedAt } = problem.problem as unknown as Readonly<Record<string, unknown>>;
    const key = `approvals.problem.${problem.code}`;
    if (!this.i18n.has(key)) return this.texts.of(problem).title;
    return this.i18n.t(key, { name: String(decidedByName ?? ''), at: typeof decidedAt === 'string' ? this.dates.instant(decidedAt) : '', what: '' });
  }

  async approve(): Promise<void> {
    if (this.lock()) return;
    await this.decide('approve', {}, this.i18n.t('approvals.pane.approved', { what: this.title() }));
  }

  async giveBack(): Promise<void> {
    if (this.lock() || !this.reading()) return;
    this.tried.set(true);
    const { marked, comment } = this.draft()();
    if (this.missing()) return void document.getElementById('comment')?.focus();
    await this.decide('return', { fields: marked, comment: comment.trim() }, this.i18n.t('approvals.pane.returned', { name: this.item().proposedByName }));
  }

  private async decide(command: 'approve' | 'return', values: Readonly<Record<string, unknown>>, words: string): Promise<void> {
    const reading = this.reading();
    if (!reading || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(reading, command, values);
    this.isBusy.set(false);
    if (result.kind === 'refused') {
      this.problem.set(result.problem);
      void this.cases.open(reading.caseId);
      await this.remote().load();
      return;
    }
    this.drafts.done(`approval:${reading.id}`);
    this.ink.tell(result.kind === 'done' ? words : this.i18n.t('sharedFile.waitsHere'));
    this.decided.emit();
  }
}
