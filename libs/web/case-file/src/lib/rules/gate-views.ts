import type { GateResult } from '@tact/domain';
import type { I18n } from '@tact/web/core';
import type { GateView } from '@tact/web/ui';
import { gateAddress, gatePlace } from './gate-links';

/** Gates in words, each unmet one with what is missing and a link to where it is closed. `link` makes an address in the file. */
export function gateViews(gates: readonly GateResult[], i18n: I18n, link: (...parts: string[]) => readonly string[]): readonly GateView[] {
  return gates.map((gate) => {
    const place = gatePlace(gate.missing);
    const address = gateAddress(gate.missing);
    return {
      code: gate.key,
      name: i18n.tOr(`caseFile.gate.${gate.key}`, gate.key),
      met: gate.met,
      missing: gate.missing.map((code) => i18n.tOr(`caseFile.missing.${gate.key === 'nothing_pending' && code === 'approval' ? 'other_approval' : code}`, code)).join(', '),
      ...(place ? { link: link(...place) } : address ? { link: address } : {}),
    };
  });
}
