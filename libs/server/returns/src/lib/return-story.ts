import { Inject, Injectable } from '@nestjs/common';
import { isReturnLive, isReturnOpen, onIncident, returnFacts, stepStandings } from '@tact/domain';
import type { CaseEvent, ProcessFacts, SeenCase } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { EndPartnerHandler } from './commands/partner-people.handler';
import { PartnerConsent } from './store/partner-consent';
import { ReturnRepository } from './store/return.repository';
import { toAttestation, toProcess } from './store/return-row';

/** The newest return of a case, as its file tells of it and as what happens to the file changes it. */
@Injectable()
export class ReturnStory {
  constructor(
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(PartnerConsent) private readonly consent: PartnerConsent,
    @Inject(EndPartnerHandler) private readonly partners: EndPartnerHandler,
  ) {}

  /** For somebody who works on the file; which steps stand needs no evidence to be opened. */
  async facts({ row, now }: SeenCase): Promise<ProcessFacts> {
    const found = await this.returns.newest(row.id);
    if (!found) return {};
    const process = toProcess(found);
    const attestations = (await this.returns.attestations(found.id)).map((one) => toAttestation(one, undefined));
    const { settings } = await this.clocks.read();
    return {
      returnProcess: returnFacts(process, stepStandings(process, attestations, settings.returns, now.slice(0, 10))),
      pending: isReturnLive(found.state) ? ['return'] : [],
    };
  }

  async follow(event: CaseEvent): Promise<void> {
    const { principal, caseId, at } = event;
    if (event.type === 'record_added' && event.kind === 'incident') return this.incident(principal, caseId, at);
    if ((event.type === 'record_added' || event.type === 'record_changed') && event.kind === 'consent') return this.consentChanged(principal, caseId, at);
    if (event.type === 'moved' && event.closed) return this.closed(principal, caseId);
  }

  /** A new incident reopens the gates that judge safety, and takes a clearance back. */
  private async incident(principal: Principal, caseId: string, at: string): Promise<void> {
    const found = await this.returns.newest(caseId);
    if (!found || !isReturnOpen(found.state)) return;
    const back = onIncident(found);
    await this.returns.update(found, principal.userId, { last_incident_at: at, ...(back ? { state: back, cleared_at: null } : {}) });
  }

  /** Withdrawn consent ends every sight that rested on it, at once. */
  private async consentChanged(principal: Principal, caseId: string, at: string): Promise<void> {
    const found = await this.returns.newest(caseId);
    if (!found) return;
    for (const { id, organisationId, endedAt } of await this.returns.partners(found.id)) {
      if (endedAt === null && (await this.consent.ends(principal, caseId, organisationId, at))) await this.partners.end(principal, id, 'consent');
    }
  }

  private async closed(principal: Principal, caseId: string): Promise<void> {
    const found = await this.returns.newest(caseId);
    for (const { id, endedAt } of found ? await this.returns.partners(found.id) : []) if (endedAt === null) await this.partners.end(principal, id, 'return');
  }
}
