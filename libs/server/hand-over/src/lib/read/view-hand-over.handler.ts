import { Inject, Injectable } from '@nestjs/common';
import { type HandOverStep, stepsOpen } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { type HandOverEntry, HandOverEntries } from '../store/hand-over-entries';
import { HandOverFinder, isOpenTo } from './hand-over-finder';
import type { HandOverHead } from './hand-over-head';
import { HandOverHeads } from './hand-over-heads';

/** One path as a side reads it. */
export type HandOverView = HandOverHead & {
  /** What was said and signed, oldest first; nothing once the path is closed to the reader. */
  readonly entries: readonly ViewedEntry[];
  /** The sections of the scope, and when the present offer's were acknowledged by whom. */
  readonly pages: readonly { readonly section: string; readonly acknowledgedAt: string | null; readonly acknowledgedByName: string | null }[];
  /** The steps the side may take now; whether the reader may is its role's matter. */
  readonly steps: readonly HandOverStep[];
};

type ViewedEntry = Omit<HandOverEntry, 'content'> & { readonly text: string | null; readonly person: string | null; readonly evidence: string | null; readonly signature: unknown };

/** The path with its talk and signatures. Runs under an access record of the case where its content is open to the principal. */
@Injectable()
export class ViewHandOverHandler {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverHeads) private readonly heads: HandOverHeads,
    @Inject(HandOverEntries) private readonly entries: HandOverEntries,
  ) {}

  async execute(principal: Principal, handOverId: string): Promise<HandOverView> {
    const seen = await this.finder.find(principal, handOverId);
    const { row, side } = seen;
    const head = await this.heads.of(principal, handOverId);
    const entries = isOpenTo(seen) ? (await this.entries.list(row)).filter(({ kind, organisationId }) => !isWithin(kind) || principal.organisationIds.includes(organisationId)) : [];
    const offeredAt = row.decided_at?.toISOString() ?? '';
    const read = entries.filter(({ kind, at }) => kind === 'acknowledgement' && at >= offeredAt);
    return {
      ...head,
      entries: entries.filter(({ kind }) => kind !== 'snapshot' && kind !== 'acknowledgement').map(viewed),
      pages: isOpenTo(seen) ? row.sections.map((section) => {
        const page = read.find((entry) => entry.section === section);
        return { section, acknowledgedAt: page?.at ?? null, acknowledgedByName: page?.byName ?? null };
      }) : [],
      steps: stepsOpen(row, side),
    };
  }
}

/** What stays within the office that wrote it, as row-level security also says. */
function isWithin(kind: string): boolean {
  return ['comment', 'snapshot', 'talk', 'delivery'].includes(kind);
}

function viewed({ content, ...entry }: HandOverEntry): ViewedEntry {
  const text = (name: string): string | null => (typeof content[name] === 'string' && content[name] !== '' ? (content[name] as string) : null);
  const signature = entry.kind === 'signature' ? { signedName: content['signedName'] ?? null, version: content['version'] ?? null, pages: content['pages'] ?? [], mark: content['mark'] ?? null } : null;
  return { ...entry, text: text('text'), person: text('person') ?? text('withWhom'), evidence: text('evidence'), signature };
}
