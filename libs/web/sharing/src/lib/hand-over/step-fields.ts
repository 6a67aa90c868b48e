import { DELIVERY_METHODS, PROOF_KINDS } from '@tact/domain';

export type StepFieldKind = 'text' | 'area' | 'day' | 'choice' | 'reason' | 'yesno';

/** One field of a step's form; its words are `handOver.field.<name>`. */
export interface StepField {
  readonly name: string;
  readonly kind: StepFieldKind;
  readonly required: boolean;
  /** Codes of a choice; their words are `handOver.choice.<code>`. */
  readonly codes?: readonly string[];
}

const needed = (name: string, kind: StepFieldKind, codes?: readonly string[]): StepField => ({ name, kind, required: true, ...(codes ? { codes } : {}) });
const may = (name: string, kind: StepFieldKind): StepField => ({ name, kind, required: false });
const CODED: readonly StepField[] = [needed('reason', 'reason'), may('note', 'area')];
const ON_PAPER: readonly StepField[] = [needed('person', 'text'), needed('on', 'day'), needed('evidence', 'text')];

/** What each step asks for; the rules of libs/domain decide what it takes. */
export const STEP_FIELDS: Readonly<Record<string, readonly StepField[]>> = {
  approve: [],
  sendBack: [needed('comment', 'area')],
  advance: [may('note', 'area')],
  talk: [needed('withWhom', 'text'), needed('on', 'day'), may('text', 'area')],
  takeBack: [],
  stop: [may('note', 'area')],
  deliver: [needed('method', 'choice', DELIVERY_METHODS), ...ON_PAPER],
  outsideAnswer: [needed('accepted', 'yesno'), ...ON_PAPER, may('reason', 'reason'), may('note', 'area')],
  decline: CODED,
  giveBack: CODED,
  prove: [needed('kind', 'choice', PROOF_KINDS), needed('on', 'day'), needed('text', 'area')],
  verify: [may('note', 'area')],
  ask: [needed('text', 'area')],
  answer: [needed('text', 'area')],
};

/** Steps whose entry has an id of its own, so that it is never written twice. */
export const WITH_ID: readonly string[] = ['prove', 'ask', 'answer'];
/** Steps that say something and leave the version alone. */
export const UNVERSIONED: readonly string[] = ['ask', 'answer', 'acknowledge'];
