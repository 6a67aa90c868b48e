import { type ApprovalForFacts, type CaseForFacts, type GateResult, type MoveOption, type PendingItem, approvalFacts, availableMoves, caseFacts, isPlace } from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';

interface ServedGate {
  readonly code: string;
  readonly to: string;
  readonly kind: GateResult['kind'];
  readonly met: boolean;
  readonly missing: readonly string[];
}

/**
 * The ways out of the present stage with their gates. The server's word when it is up to date (it knows the whole file);
 * with unsent work the same rules of the domain are asked here. Who sees a part of the file only gets none.
 */
export function moveOptions(file: CaseFile, hasUnsent: boolean): readonly MoveOption[] {
  const served = servedOptions(file);
  if (!hasUnsent || served.length === 0) return served;
  return availableMoves(
    caseFacts({ case: factsOf(file), records: file.records, ...approvalsOf(file), pending: pendingItems(file) }),
  );
}

function servedOptions(file: CaseFile): readonly MoveOption[] {
  const moves = (file.stagePath['moves'] ?? []) as readonly { readonly to: string; readonly allowed: boolean }[];
  const gates = file.stagePath.gates as unknown as readonly ServedGate[];
  return moves.flatMap(({ to, allowed }) =>
    isPlace(to) ? [{ to, allowed, gates: gates.filter((gate) => gate.to === to).map(({ code, kind, met, missing }) => ({ key: code, kind, met, missing })) }] : [],
  );
}

/** The head as the facts need it; the countries stand on the head of an open file. */
function factsOf(file: CaseFile): CaseForFacts {
  const countries = file.head as { readonly presenceCountry?: string | null; readonly residenceCountry?: string | null };
  return {
    ...(file.head as unknown as CaseForFacts),
    presenceCountry: countries.presenceCountry ?? null,
    residenceCountry: countries.residenceCountry ?? null,
  };
}

/** The same rule as on the server: an approval counts when it was given after the last move. */
function approvalsOf(file: CaseFile): ReturnType<typeof approvalFacts> {
  const last = file.moves.map(({ at }) => at).sort().at(-1) ?? null;
  return approvalFacts(file.approvals as unknown as readonly ApprovalForFacts[], last);
}

function pendingItems(file: CaseFile): readonly PendingItem[] {
  const ended = ['declined', 'completed', 'revoked', 'expired'];
  const items: PendingItem[] = [];
  if (file.referrals.some((referral) => !ended.includes(referral.state))) items.push('referral');
  if (file.approvals.some((approval) => approval['state'] === 'waiting' && approval['subjectKind'] !== 'closure')) items.push('approval');
  if (file.tasks.some((task) => task.state === 'open' && (task.kind === 'child_missing' || task.kind === 'immediate_danger'))) items.push('safety_task');
  return items;
}
