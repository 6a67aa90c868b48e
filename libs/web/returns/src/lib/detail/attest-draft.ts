import { returnStep, type ReturnStepCode } from '@tact/domain';

/** What is typed about one document. */
export interface DocumentDraft {
  readonly kind: string;
  readonly on: string;
  readonly reference: string;
  readonly holder: string;
  readonly validUntil: string;
}

export interface AttestDraft {
  readonly outcome: string;
  readonly note: string;
  readonly documents: readonly DocumentDraft[];
}

/** One empty document of each kind that the step asks for. */
export function emptyDraft(step: ReturnStepCode): AttestDraft {
  return { outcome: '', note: '', documents: returnStep(step).evidence.map((kind) => ({ kind, on: '', reference: '', holder: '', validUntil: '' })) };
}

/** A draft as it was kept, or an empty one where it does not fit the step. */
export function readDraft(text: string, step: ReturnStepCode): AttestDraft {
  const empty = emptyDraft(step);
  try {
    const kept = JSON.parse(text) as AttestDraft;
    return kept.documents.map(({ kind }) => kind).join() === empty.documents.map(({ kind }) => kind).join() ? kept : empty;
  } catch {
    return empty;
  }
}

/** The body of `attest`. */
export function attestBody(step: ReturnStepCode, { outcome, note, documents }: AttestDraft): Record<string, unknown> {
  return {
    step, ...(outcome ? { outcome } : {}), ...(note.trim() ? { note: note.trim() } : {}),
    documents: documents.map(({ kind, on, reference, holder, validUntil }) => ({ kind, on, reference: reference.trim(), holder: holder.trim(), ...(validUntil ? { validUntil } : {}) })),
  };
}

export interface Missing {
  /** The id of the control. */
  readonly name: string;
  /** `documents.0.on`, `outcome`. */
  readonly path: string;
}

/** What has to be filled in before anything is sent. */
export function missingIn(step: ReturnStepCode, draft: AttestDraft): Missing[] {
  const { outcomes, untilEndsPeriod } = returnStep(step);
  const documents = draft.documents.flatMap((document, at) =>
    (['on', 'reference', 'holder', ...(untilEndsPeriod ? (['validUntil'] as const) : [])] as const).filter((field) => document[field].trim() === '').map((field) => ({ name: `doc-${at}-${field}`, path: `documents.${at}.${field}` })),
  );
  return [...(outcomes && draft.outcome === '' ? [{ name: 'attest-outcome', path: 'outcome' }] : []), ...documents];
}
