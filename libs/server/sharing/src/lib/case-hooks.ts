import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseEvents, CaseFileParts } from '@tact/server/cases';
import { EndWithoutConsent } from './commands/end-without-consent';
import { CaseSharing } from './referrals/case-sharing';

/** Where sharing follows a case: a consent that is written anew, and its parts of the file. */
@Injectable()
export class CaseHooks implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFileParts) private readonly parts: CaseFileParts,
    @Inject(EndWithoutConsent) private readonly consent: EndWithoutConsent,
    @Inject(CaseSharing) private readonly sharing: CaseSharing,
  ) {}

  onModuleInit(): void {
    this.parts.register('referrals', (principal, { row }) => this.sharing.referrals(principal, row.id));
    this.parts.register('approvals', (principal, { row }) => this.sharing.approvals(principal, row.id));
    this.events.register(async (event) => {
      if ((event.type === 'record_added' || event.type === 'record_changed') && event.kind === 'consent' && !event.isNewCase) {
        await this.consent.afterConsentChange(event.principal, event.caseId);
      }
    });
  }
}
