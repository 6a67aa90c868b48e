import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Auth, Dates, I18n, TPipe } from '@tact/web/core';
import { ApprovalStore, approvalCommand } from '@tact/web/offline';
import { Failure, InkBar, Loading, NotFound, Note, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { RecordWords } from '../words/record-words';
import { FileApprovals } from './file-approvals';
import { ReadPages } from './read-pages';

/** One approval, read-only, also years later: who, when, on which version, what was said and what was read, and whether it still is that. */
@Component({
  selector: 'tact-file-approval-page',
  imports: [Failure, Loading, NotFound, Note, PageHead, ReadPages, RouterLink, TPipe],
  providers: [FileApprovals],
  template: `<tact-page-head [heading]="title()" [back]="open.link('approvals')" />
    <main id="main" class="filepage">
      @if (problem(); as refused) {
        <tact-failure [problem]="refused" />
      }
      @if (reading(); as one) {
        <p><b>{{ approvals.state(one) }}</b></p>
        <p class="quiet">{{ approvals.line(one) }}</p>
        @if (one.nextId; as next) {
          <tact-note class="mt2" kind="info" [heading]="'approvals.next' | t"><a [routerLink]="open.link('approvals', next)">{{ 'approvals.now' | t }}</a></tact-note>
        }
        @if (one.request; as words) {
          <tact-note class="mt2" kind="plain" [heading]="'approvals.request' | t"><bdi>{{ words }}</bdi></tact-note>
        }
        @if (one.comment; as words) {
          <tact-note class="mt2" kind="warn" icon="undo" [heading]="'approvals.comment' | t"><bdi>{{ words }}</bdi> {{ marked() }}</tact-note>
        }
        @if (one.snapshot; as snapshot) {
          @if (snapshot.intact) {
            <tact-note class="mt2" kind="ok" [heading]="'approvals.intact' | t" />
          } @else {
            <tact-note class="mt2" kind="stop" [heading]="'approvals.broken' | t" />
          }
          <h2 class="lbl mt2">{{ 'approvals.seen' | t }}</h2>
          <tact-read-pages [pages]="snapshot.sections" />
        } @else if (one.proposed; as proposed) {
          <h2 class="lbl mt2">{{ 'approvals.now' | t }}</h2>
          <tact-read-pages [pages]="proposed" />
        } @else {
          <p class="quiet">{{ 'approvals.noPages' | t }}</p>
        }
        @if (mayWithdraw()) {
          <div class="btns formend"><button class="btn" type="button" [disabled]="isBusy()" (click)="withdraw()">{{ 'approvals.withdraw' | t }}</button></div>
        }
      } @else if (remote().problem()?.status === 404) {
        <tact-not-found />
      } @else if (remote().problem()) {
        <tact-failure [problem]="remote().problem()!" [retry]="true" (again)="remote().load()" />
      } @else {
        <tact-loading [rows]="5" />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileApprovalPage {
  private readonly auth = inject(Auth);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly saver = inject(Saver);
  private readonly store = inject(ApprovalStore);
  private readonly words = inject(RecordWords);
  protected readonly approvals = inject(FileApprovals);
  protected readonly dates = inject(Dates);
  protected readonly open = inject(OpenFile);
  readonly approvalId = input.required<string>();
  protected readonly remote = computed(() => this.store.one(this.approvalId()));
  protected readonly reading = computed(() => this.remote().value());
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly title = computed(() => {
    const one = this.reading();
    return one ? this.approvals.title(one) : this.i18n.t('approvals.title');
  });
  protected readonly mayWithdraw = computed(() => {
    const one = this.reading();
    return one?.state === 'waiting' && one.proposedBy === this.auth.principal()?.userId && this.i18n.has(`approvals.subject.${one.subjectKind}`);
  });
  protected readonly marked = computed(() => {
    const one = this.reading();
    if (!one?.markedFields.length) return '';
    const fields = one.markedFields.map((part) => (this.i18n.has(`caseFile.kind.${part}`) ? this.words.kind(part) : this.words.field(one.subjectKind, part)));
    return this.i18n.t('approvals.marked', { fields: fields.join(', ') });
  });

  constructor() {
    effect(() => {
      const remote = this.remote();
      untracked(() => void remote.load());
    });
  }

  protected async withdraw(): Promise<void> {
    const one = this.reading();
    if (!one || this.isBusy()) return;
    this.isBusy.set(true);
    const saved = await this.saver.save(approvalCommand(one, 'withdraw'));
    this.isBusy.set(false);
    this.problem.set(saved.kind === 'refused' ? saved.problem : null);
    if (saved.kind === 'sent') this.ink.tell(this.i18n.t('approvals.withdrawn'));
    await this.remote().load();
  }
}
