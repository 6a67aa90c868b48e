import { Inject, Injectable } from '@nestjs/common';
import type { ConsentCover, HandOver, HandOverActor, HandOverResult } from '@tact/domain';
import type { Action } from '@tact/permissions';
import { Conflict, type Principal } from '@tact/server/platform';
import { HandOverFinder, type SeenHandOver, actorFor } from '../read/hand-over-finder';
import { HandOverHeads } from '../read/hand-over-heads';
import { handOverOf } from '../read/hand-over-problems';
import { type HandOverColumns, HandOverRepository } from '../store/hand-over.repository';
import { HandOverEntries, type NewHandOverEntry } from '../store/hand-over-entries';
import { type HandOverRow, toHandOver } from '../store/hand-over-row';
import type { Done } from './hand-over-command';

/** A path loaded for a step, with who takes it. */
export interface Opened {
  readonly seen: SeenHandOver;
  readonly actor: HandOverActor;
  readonly path: HandOver;
}

type Said = Omit<NewHandOverEntry, 'organisationId' | 'at'>;

/** What every step has in common: sight, right, version, rule, what is said, and the compare-and-set. */
@Injectable()
export class StepRunner {
  constructor(
    @Inject(HandOverFinder) private readonly finder: HandOverFinder,
    @Inject(HandOverRepository) private readonly paths: HandOverRepository,
    @Inject(HandOverEntries) private readonly entries: HandOverEntries,
    @Inject(HandOverHeads) private readonly heads: HandOverHeads,
  ) {}

  /** 404 hidden or missing, 403 without the right, 409 where the person read another version. */
  async open(principal: Principal, id: string, action: Action, version?: number): Promise<Opened> {
    const seen = await this.finder.findFor(principal, id, action);
    if (version !== undefined && version !== seen.row.version) throw await this.conflict(principal, id);
    return { seen, actor: actorFor(principal, seen), path: toHandOver(seen.row, await this.entries.talk(seen.row)) };
  }

  /** Applies the rule's result: what is said first, while the actor may still say it, then the row. */
  async store(principal: Principal, { seen, actor }: Opened, result: HandOverResult, said: readonly Said[] = [], more: HandOverColumns = {}, cover?: ConsentCover): Promise<Done> {
    const next = handOverOf(result, cover);
    for (const entry of said) await this.say(seen.row, actor, entry);
    const row = await this.paths.save(next, seen.row, more);
    if (!row) throw await this.conflict(principal, seen.row.id);
    return { row, side: seen.side, now: seen.now };
  }

  /** Says something and leaves the row as it is. */
  async say(row: HandOverRow, actor: HandOverActor, entry: Said): Promise<string> {
    return this.entries.add(row, { ...entry, organisationId: actor.organisationId, at: actor.at });
  }

  /** `already_decided` where a supervisor has decided meanwhile, with who and when; otherwise `version_conflict`; both with the present state. */
  async conflict(principal: Principal, id: string): Promise<Conflict> {
    const { state, stage, version, decidedBy, decidedByName, decidedAt } = await this.heads.of(principal, id);
    return new Conflict(decidedBy != null && state !== 'proposed' ? 'already_decided' : 'version_conflict', { state, stage, version, decidedBy, decidedByName, decidedAt });
  }
}
