import type { ReturnRefusal } from '@tact/domain';
import { NotPermitted, Refused } from '@tact/server/platform';

const WRONG_PERSON: readonly string[] = ['same_person', 'same_side', 'no_side'];

/** Throws what a rule refused: 403 for the wrong person, 422 with the fields or the steps that are named for the rest. */
export function refuse(refusal: ReturnRefusal | null): void {
  if (refusal === null) return;
  const { code, fields = [], steps } = refusal;
  if (WRONG_PERSON.includes(code)) throw new NotPermitted(code, steps ? { steps } : {});
  throw new Refused(code, steps ? { steps } : {}, fields);
}
