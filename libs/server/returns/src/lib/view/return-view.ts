import { Inject, Injectable } from '@nestjs/common';
import { gatesOfPhases, isDone, isReturnLive, nextGates, nextReturnState, type ReturnSide, type ReturnStepCode, standingOf, type UnmetReturnGate, unmetForMove } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import type { SeenReturn } from '../access/return-finder';
import { type Ground, ReturnGround } from '../access/return-ground';
import { EvidenceBook } from '../store/evidence-book';
import { ReturnRepository } from '../store/return.repository';
import type { PartnerRow, ProcessRow } from '../store/return-row';
import { stepView, type StepView } from './step-view';

export interface PartnerView {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly side: ReturnSide;
  readonly workerId: string | null;
  readonly workerName: string | null;
  readonly since: string;
  readonly endedAt: string | null;
}

/** A return as somebody sees it (docs/contract.md, Assisted return). */
export interface ReturnView extends ReturnHead {
  readonly role: 'keeper' | 'partner';
  readonly side: ReturnSide | null;
  readonly next: { readonly to: string; readonly unmet: readonly UnmetReturnGate[] } | null;
  readonly nextGates: readonly ReturnStepCode[];
  readonly steps: readonly StepView[];
  readonly partners: readonly PartnerView[];
  readonly may: { readonly change: boolean; readonly move: boolean; readonly stop: boolean; readonly name: boolean; readonly appoint: boolean };
}

export interface ReturnHead {
  readonly id: string;
  readonly caseId: string;
  readonly caseCode: string;
  readonly state: string;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly placement: string | null;
  readonly travelOn: string | null;
  readonly stopReason: string | null;
  readonly consideredAt: string;
  readonly clearedAt: string | null;
  readonly travelledAt: string | null;
  readonly arrivedAt: string | null;
  readonly endedAt: string | null;
  readonly counts: { readonly closed: number; readonly open: number; readonly toCome: number; readonly notApplicable: number; readonly gatesMet: number; readonly gates: number };
  readonly version: number;
}

/** Makes the view; the transaction must be under an access record of the case. */
@Injectable()
export class ReturnViewer {
  constructor(
    @Inject(ReturnGround) private readonly ground: ReturnGround,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(EvidenceBook) private readonly book: EvidenceBook,
  ) {}

  async view(principal: Principal, seen: SeenReturn): Promise<ReturnView> {
    const ground = await this.ground.of(seen);
    const partners = await this.returns.partners(seen.row.id);
    const reader = { principal, seen, ground, cipher: await this.book.cipher(seen.row.caseId), book: this.book };
    const to = seen.keeps ? nextReturnState(ground.process) : null;
    const updates = principal.ability.can('update', seen.subject);
    const isKept = seen.keeps && updates && isReturnLive(seen.row.state);
    return {
      ...returnHead(seen.row, ground), role: seen.keeps ? 'keeper' : 'partner', side: seen.side,
      next: to === null ? null : { to, unmet: unmetForMove(to, ground) }, nextGates: nextGates(ground.standings),
      steps: ground.standings.map((standing) => stepView(reader, standing)), partners: partners.map(partnerView),
      may: {
        change: isKept && seen.row.state !== 'travelling', move: isKept && to !== null, stop: isKept, name: seen.keeps && updates && (isKept || seen.row.state === 'arrived'),
        appoint: !seen.keeps && partners.some((partner) => partner.endedAt === null && principal.memberships.some(({ organisationId, caseScope }) =>
          organisationId === partner.organisationId && ['team', 'organisation', 'received'].includes(caseScope))),
      },
    };
  }
}

/** The head of a return, with how far its steps are. */
export function returnHead(row: ProcessRow, { standings }: Pick<Ground, 'standings'>): ReturnHead {
  const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
  const count = (...states: readonly string[]): number => standings.filter(({ state }) => states.includes(state)).length;
  const gates = gatesOfPhases('ABCDEF').map((step) => standingOf(standings, step)).filter(({ state }) => state !== 'not_applicable');
  return {
    id: row.id, caseId: row.caseId, caseCode: row.caseCode, state: row.state, fromCountry: row.fromCountry, toCountry: row.toCountry, placement: row.placement,
    travelOn: row.travelOn, stopReason: row.stopReason, consideredAt: row.consideredAt.toISOString(), clearedAt: iso(row.clearedAt), travelledAt: iso(row.travelledAt),
    arrivedAt: iso(row.arrivedAt), endedAt: iso(row.endedAt), version: row.version,
    counts: {
      closed: count('closed', 'overridden'), open: count('open', 'signed_once', 'expired', 'reopened'), toCome: count('to_come'), notApplicable: count('not_applicable'),
      gatesMet: gates.filter(isDone).length, gates: gates.length,
    },
  };
}

function partnerView({ since, endedAt, version: _, ...partner }: PartnerRow): PartnerView {
  return { ...partner, since: since.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
