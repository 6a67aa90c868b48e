import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, I18n, TPipe } from '@tact/web/core';
import { Reference, changeRecord } from '@tact/web/offline';
import { Dialog, Empty, Failure, Icon, InkBar, Note, NotFound, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { RecordCard } from '../pages/record-card';
import { RecordWords } from '../words/record-words';
import { ConsentFacts } from './consent-facts';
import { OverridesSection } from './overrides-section';
import { PurposeMatrix } from './purpose-matrix';

/** Consents of the case: what the child's age asks for, what is covered now, each consent with its state, and withdrawal. */
@Component({
  selector: 'tact-consent-page',
  imports: [Dialog, Empty, Failure, Icon, NotFound, Note, OverridesSection, PageHead, PurposeMatrix, RecordCard, RouterLink, Section, TPipe],
  providers: [ConsentFacts],
  templateUrl: './consent-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsentPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  private readonly saver = inject(Saver);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly facts = inject(ConsentFacts);
  protected readonly asked = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly need = computed(() => this.facts.need('share_for_referral'));
  protected readonly bases = computed(() => this.open.of('lawful_basis'));
  protected readonly rows = computed(() =>
    this.open.of('consent').map((record) => {
      const consent = this.facts.consents().find((one) => one.id === record.id);
      const state = consent ? this.facts.stateOf(consent) : 'later';
      const purpose = this.words.value('consent', 'purpose', record.fields['purpose']);
      return { record, state, title: `${purpose}: ${this.i18n.t(`caseFile.consent.state.${state}`)}`, canWithdraw: (state === 'live' || state === 'later') && this.open.mayAdd('consent') };
    }),
  );
  protected readonly sharing = computed(() =>
    this.facts.sharing().map(({ recipientOrgId, covered, missing }) => ({
      id: recipientOrgId, receiver: this.receiver(recipientOrgId),
      covered: covered.map((section) => this.i18n.t(`section.${section}`)).join(', '),
      missing: missing.map(({ section, reason }) => ({ section, name: this.i18n.t(`section.${section}`), why: this.i18n.t(`caseFile.consent.gap.${reason}`) })),
    })),
  );

  protected async withdraw(): Promise<void> {
    const record = this.open.of('consent').find((one) => one.id === this.asked());
    if (!record) return;
    this.isBusy.set(true);
    const saved = await this.saver.save(changeRecord(record, { withdrawnOn: this.facts.today() }));
    this.isBusy.set(false);
    this.problem.set(saved.kind === 'refused' ? saved.problem : null);
    if (saved.kind === 'refused') return;
    this.asked.set(null);
    this.ink.tell(this.i18n.t('caseFile.consent.withdrawn'));
  }

  /** Nothing where one line speaks of everybody. */
  private receiver(id: string): string {
    if (id) return this.reference.organisation(id)?.name ?? '';
    return this.facts.sharing().length > 1 ? this.i18n.t('caseFile.consent.anyOther') : '';
  }
}
