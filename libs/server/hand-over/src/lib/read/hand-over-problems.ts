import type { ConsentCover, HandOver, HandOverRefusal, HandOverResult } from '@tact/domain';
import { Conflict, NotPermitted, type Problem, Refused } from '@tact/server/platform';

/** What the rules made of a step; a refusal becomes its problem. */
export function handOverOf(result: HandOverResult, cover?: ConsentCover): HandOver {
  if (result.ok) return result.handOver;
  throw problemOf(result.refusal, cover);
}

/** 409 for what time or somebody else has changed, 403 for the wrong person, 422 for the rest. Missing consent names each section and why. */
function problemOf({ code, fields = [], state, stage }: HandOverRefusal, cover?: ConsentCover): Problem {
  switch (code) {
    case 'wrong_state':
    case 'wrong_stage':
      return new Conflict('wrong_state', { state, stage });
    case 'own_proposal':
    case 'not_the_sender':
    case 'not_the_receiver':
    case 'own_question':
      return new NotPermitted(code);
    case 'consent_missing':
      return new Refused(code, { withheld: cover?.missing ?? [] },
        fields.map((section) => ({ path: `sections.${section}`, code: cover?.missing.find((gap) => gap.section === section)?.reason ?? code })));
    case 'whole_file_needed':
    case 'sections_unread':
      return new Refused(code, { sections: fields }, fields.map((section) => ({ path: `sections.${section}`, code })));
    default:
      return new Refused(code, {}, fields.map((path) => ({ path, code })));
  }
}
