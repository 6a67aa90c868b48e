import type { ConsentCover, ReferralRefusal, ReferralResult } from '@tact/domain';
import { Conflict, NotPermitted, type Problem, Refused } from '@tact/server/platform';

/** What the rules made of a command; a refusal becomes its problem. */
export function resultOf(result: ReferralResult, cover?: ConsentCover): Extract<ReferralResult, { ok: true }> {
  if (result.ok) return result;
  throw problemOf(result.refusal, cover);
}

/**
 * A refusal as a problem: 409 for what time or somebody else has changed, 403 for the wrong person, 422 for the rest. Missing
 * consent names each section and why.
 */
export function problemOf(refusal: ReferralRefusal, cover?: ConsentCover): Problem {
  const { code, fields = [], state } = refusal;
  switch (code) {
    case 'wrong_state':
      return new Conflict('wrong_state', { state });
    case 'expired':
    case 'not_expired':
      return new Conflict(code);
    case 'own_proposal':
    case 'not_the_sender':
    case 'not_the_receiver':
    case 'own_question':
      return new NotPermitted(code);
    case 'consent_missing':
      return new Refused(code, { withheld: cover?.missing ?? [] },
        fields.map((section) => ({ path: `sections.${section}`, code: cover?.missing.find((gap) => gap.section === section)?.reason ?? code })));
    default:
      return new Refused(code, {}, fields.map((path) => ({ path, code })));
  }
}
