import { type CaseForFacts, type MoveOption, type PendingItem, type Place, availableMoves, caseFacts, isPlace } from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';

/**
 * The ways out of the present stage with their gates. The server's word when it is up to date (it knows the whole file);
 * with unsent work the same rules of the domain are asked here.
 */
export function moveOptions(file: CaseFile, hasUnsent: boolean): readonly MoveOption[] {
  const served = (file.stagePath.gates as readonly unknown[]).filter(isMoveOption);
  if (served.length > 0 && !hasUnsent) return served;
  return availableMoves(
    caseFacts({
      case: factsOf(file),
      records: file.records,
      approvedMoves: approvedMoves(file),
      pending: pendingItems(file),
    }),
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

function approvedMoves(file: CaseFile): readonly Place[] {
  return file.approvals
    .filter((approval) => approval['subjectKind'] === 'move' && approval['state'] === 'approved')
    .flatMap((approval) => (isPlace(approval['to']) ? [approval['to']] : []));
}

function pendingItems(file: CaseFile): readonly PendingItem[] {
  const ended = ['declined', 'completed', 'revoked', 'expired'];
  const items: PendingItem[] = [];
  if (file.referrals.some((referral) => !ended.includes(referral.state))) items.push('referral');
  if (file.approvals.some((approval) => approval['state'] === 'waiting')) items.push('approval');
  return items;
}

function isMoveOption(one: unknown): one is MoveOption {
  return typeof one === 'object' && one !== null && 'gates' in one && Array.isArray(one.gates) && 'to' in one && isPlace(one.to);
}
