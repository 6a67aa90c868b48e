import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { inFileOrder } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { ErrorSummary, Failure, Icon, InkBar, Note, NotFound, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import type { Values } from '../forms/form-values';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordForm } from '../forms/record-form';
import { ConsentFacts } from './consent-facts';

const KIND_OF_CHILD = { inform: 'informed_only', assent: 'assent', consent: 'consent' } as const;

/** Question groups, one a page on a phone: what and who, how, what for whom, and what else. */
const GROUPS = [
  { key: 'who', fields: ['purpose', 'given', 'givenBy'] },
  { key: 'how', fields: ['how', 'on', 'expiresOn', 'evidenceKind', 'evidence', 'evidenceOn', 'evidenceHolder'] },
  { key: 'scope', fields: ['sections', 'recipientOrgIds'] },
  { key: 'withheld', fields: ['withheldFromIds', 'withheldFrom', 'language', 'interpreter', 'note'] },
] as const;

/** Records one person's answer. Whose consent is asked and of which kind follows from the age, by the matrix of the domain. */
@Component({
  selector: 'tact-consent-form-page',
  imports: [ErrorSummary, Failure, Icon, NotFound, Note, PageHead, RecordForm, RouterLink, TPipe],
  providers: [ConsentFacts],
  templateUrl: './consent-form-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsentFormPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  protected readonly open = inject(OpenFile);
  protected readonly facts = inject(ConsentFacts);
  protected readonly draft = inject(RecordDrafts).start(this.open.id(), 'consent', { on: this.facts.today(), purpose: 'share_for_referral' });
  protected readonly groups = GROUPS;
  protected readonly at = signal(0);
  protected readonly need = computed(() => this.facts.need(String(this.draft.values()['purpose'] ?? '')));
  private readonly givenBy = computed(() => String(this.draft.values()['givenBy'] ?? ''));
  protected readonly kind = computed(() => (this.givenBy() === 'child' ? KIND_OF_CHILD[this.need().child] : 'consent'));
  /** Somebody stands in for a carer: the reason why there is none is asked then. */
  protected readonly isStandIn = computed(() => {
    const by = this.givenBy();
    const isOther = by === 'other_adult' || by === 'case_worker';
    return isOther || (by === 'child' && this.need().carer !== 'none');
  });
  protected readonly choices = computed(() => {
    const standIns: readonly string[] = this.need().standIns;
    const persons = ['child', 'carer', 'guardian', ...['other_adult', 'case_worker'].filter((one) => standIns.includes(one))];
    const organisations = (this.reference.data.value()?.organisations ?? []).filter((one) => one.id !== this.open.head().organisationId).map((one) => ({ value: one.id, label: one.name }));
    return {
      givenBy: persons.map((value) => ({ value, label: this.i18n.t(`caseFile.code.${value}`) })),
      sections: inFileOrder(this.open.file().grants.sections).map((value) => ({ value, label: this.i18n.t(`section.${value}`) })),
      recipientOrgIds: organisations,
      withheldFromIds: organisations,
    };
  });
  private readonly extra = computed<Values>(() => ({ kind: this.kind(), ...(this.facts.age() === null ? {} : { ageAtTime: this.facts.age() }) }));

  protected async save(): Promise<void> {
    const saved = await this.draft.save(this.extra());
    if (!saved || saved.kind === 'refused') {
      const wrong = GROUPS.findIndex((group) => group.fields.some((field) => this.draft.errors()[field]));
      return this.at.set(Math.max(0, wrong));
    }
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    await this.router.navigate([...this.open.link('consent')]);
  }
}
