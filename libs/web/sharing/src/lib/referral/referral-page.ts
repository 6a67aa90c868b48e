import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ReferralState, isLiveReferral, isWithReceiver } from '@tact/domain';
import { Access, type ApiProblem, Dates, I18n, TPipe } from '@tact/web/core';
import { CaseStore, Reference } from '@tact/web/offline';
import { CaseCode, Dialog, Failure, Icon, InkBar, Loading, Note, PageHead, Section, Sheet, StateWord } from '@tact/web/ui';
import { isLate } from '../list/referral-groups';
import { namesOn } from '../propose/proposal-facts';
import { ActProblem } from '../shared/act-problem';
import { ReferralActs } from '../shared/referral-acts';
import { ReferralPath } from '../shared/referral-path';
import { ReferralReads } from '../shared/referral-reads';
import { RequestSheet } from '../shared/request-sheet';
import { ReturnedNote } from '../shared/returned-note';
import { ReferralStateMark } from '../shared/state-mark';
import { Talk } from '../shared/talk';
import { TextAct } from '../shared/text-act';

/** One referral as its worker sees it: how it stands, what was said, what was shared, and the way to take it back. */
@Component({
  selector: 'tact-referral-page',
  imports: [
    ActProblem, CaseCode, Dialog, Failure, Icon, Loading, Note, PageHead, ReferralPath, ReferralStateMark, RequestSheet, ReturnedNote, RouterLink, Section, Sheet, StateWord, TPipe,
    Talk, TextAct,
  ],
  templateUrl: './referral-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReferralPage {
  private readonly access = inject(Access);
  private readonly acts = inject(ReferralActs);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reads = inject(ReferralReads);
  private readonly reference = inject(Reference);
  private readonly store = inject(CaseStore);
  readonly id = input.required<string>();
  protected readonly remote = computed(() => this.reads.one(this.id()));
  protected readonly referral = computed(() => this.remote().value());
  protected readonly heading = computed(() => {
    const receiver = this.referral()?.toOrganisationName;
    return receiver ? this.i18n.t('sharing.one.title', { receiver }) : this.i18n.t('sharing.one.plain');
  });
  private readonly state = computed(() => (this.referral()?.state ?? 'draft') as ReferralState);
  protected readonly isWith = computed(() => isWithReceiver(this.state()));
  protected readonly hasTalk = computed(() => this.isWith() || (this.referral()?.entries ?? []).some(({ kind }) => kind === 'question'));
  protected readonly wasAccepted = computed(() => Boolean(this.referral()?.answeredAt) && this.state() !== 'declined');
  protected readonly isLate = computed(() => {
    const referral = this.referral();
    return referral ? isLate(referral, new Date().toISOString()) : false;
  });
  protected readonly mayRevoke = computed(() => this.access.can('revoke', 'Referral') && isLiveReferral(this.state()));
  protected readonly mayAnswer = computed(() => this.access.can('answer', 'Referral') && this.isWith());
  protected readonly mayResubmit = computed(() => this.access.can('resubmit', 'Referral') && (this.state() === 'returned' || this.state() === 'draft'));
  /** Before acceptance the receiver may not learn who the child is, also not from an answer. */
  protected readonly knownNames = computed(() => {
    if (this.state() !== 'sent' && this.state() !== 'acknowledged') return null;
    const file = this.source()?.().file;
    return file ? namesOn(file) : [];
  });
  private readonly source = computed(() => {
    const caseId = this.isWith() ? this.referral()?.caseId : undefined;
    return caseId ? this.store.file(caseId) : null;
  });
  protected readonly said = computed(() =>
    (this.referral()?.entries ?? [])
      .filter(({ kind }) => kind === 'feedback' || kind === 'completion' || kind === 'decline_note')
      .map((entry) => ({ id: entry.id, text: entry.text ?? '', heading: this.i18n.t(`sharedFile.said.${entry.kind}`), line: `${entry.byName} · ${this.dates.instant(entry.at)}` })),
  );
  protected readonly deadlines = computed(() => {
    const referral = this.referral();
    if (!referral || !isLiveReferral(this.state())) return [];
    const due = this.isWith() ? (referral.feedbackDue ?? referral.firstFeedbackDue) : null;
    return [
      { label: 'respondBy', text: referral.answeredAt ? '' : this.dates.instant(referral.respondBy) },
      { label: 'feedbackDue', text: this.dates.instant(due) },
      { label: 'expiresAt', text: this.dates.instant(referral.expiresAt) },
    ].filter(({ text }) => text);
  });
  protected readonly declined = computed(() => this.reference.label('decline_reason', this.referral()?.declineReason));
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    void this.reference.ensure();
    effect(() => void this.remote().load());
  }

  protected readDay(at: string | null): string {
    return this.dates.short(at);
  }

  protected async revoke(): Promise<void> {
    const referral = this.referral();
    if (!referral) return;
    const result = await this.acts.run(referral, 'revoke');
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    this.isAsking.set(false);
    if (result.kind !== 'refused') this.ink.tell(this.i18n.t('sharing.one.revoked'));
    await this.remote().load();
  }
}
