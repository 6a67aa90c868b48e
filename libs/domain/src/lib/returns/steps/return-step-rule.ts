/** The country the child leaves, and the one that receives it. */
export const RETURN_SIDES = ['sending', 'receiving'] as const;
export type ReturnSide = (typeof RETURN_SIDES)[number];

/** Where the child is to live after the return. */
export const RETURN_PLACEMENTS = ['family', 'not_family'] as const;
export type ReturnPlacement = (typeof RETURN_PLACEMENTS)[number];

export const SENDING = ['sending'] as const satisfies readonly ReturnSide[];
export const RECEIVING = ['receiving'] as const satisfies readonly ReturnSide[];
export const BOTH = ['sending', 'receiving'] as const satisfies readonly ReturnSide[];

/** One step of the checklist of assisted return (domain avr_checklist.json). */
export interface ReturnStepRule {
  readonly phase: string;
  /** In English, as the checklist has it; screens have it in the reader's language. */
  readonly title: string;
  readonly responsible: readonly string[];
  /** Whose part it is; a gate of both is signed by one person of each country. */
  readonly sides: readonly ReturnSide[];
  /** A gate is closed by two persons; a step that is none by one. */
  readonly gate: boolean;
  /** The kinds of document that close it: each of them has to be there. */
  readonly evidence: readonly string[];
  /** What it may come out as; it has to be said where there are some. */
  readonly outcomes?: readonly string[];
  /** The document's last day is the end of a period that has to pass before travel, and no expiry. */
  readonly untilEndsPeriod?: true;
  /** The steps that cannot be closed before it. */
  readonly blocks: readonly string[];
  readonly appliesWhen?: ReturnPlacement;
  readonly neverOverridden?: true;
  /** In the words of the checklist; due times are settings. */
  readonly timeLimit?: string;
  readonly note?: string;
  /** S: read in a public source; K: general knowledge; D: our proposal. */
  readonly provenance: string;
  readonly source?: string;
}
