import { Injectable, inject } from '@angular/core';
import { type Section, isSection } from '@tact/domain';
import { ReferralStore, type Remote } from '@tact/web/offline';
import type { Preview, ProposalBody, ReferralDetail, SharedSection } from './referral-model';

type Raw = Readonly<Record<string, unknown>>;

/** Reads of one referral in the shapes the pages draw. */
@Injectable({ providedIn: 'root' })
export class ReferralReads {
  private readonly store = inject(ReferralStore);

  one(id: string): Remote<ReferralDetail> {
    return this.store.view<ReferralDetail>(id);
  }

  /** Opens one page; logged. */
  page(id: string, section: string): Remote<SharedSection> {
    return this.store.section<SharedSection>(id, section);
  }

  async preview(caseId: string, body: ProposalBody): Promise<Preview> {
    const answer = await this.store.preview<Raw>(caseId, { ...body });
    return {
      before: answer['before'] as Preview['before'],
      after: sectionsOf(answer['after']),
      withheld: (answer['withheld'] ?? []) as Preview['withheld'],
      textFindings: (answer['textFindings'] ?? []) as Preview['textFindings'],
    };
  }
}

/** What opens on acceptance: a list of sections, alone or beside the request. */
function sectionsOf(after: unknown): SharedSection[] {
  const list = Array.isArray(after) ? after : after && typeof after === 'object' ? (after as Raw)['sections'] : [];
  return (Array.isArray(list) ? list : []).filter((page): page is SharedSection & { section: Section } => isSection((page as Raw)['section']));
}

/** A proposal's body from a referral that was read: for showing it again and for a resubmission. */
export function bodyOf(referral: ReferralDetail): ProposalBody {
  const reason = referral.request?.reason ?? {};
  const { toOrganisationId, kind, urgency, purpose, services, sections, respondBy, expiresAt } = referral;
  return {
    toOrganisationId, kind, urgency, purpose: purpose ?? '', services, sections, respondBy, consentIds: referral.consentIds ?? [], expiresAt: expiresAt ?? '',
    reason: typeof reason['reason'] === 'string' ? reason['reason'] : '',
    note: typeof reason['note'] === 'string' ? reason['note'] : null,
  };
}
