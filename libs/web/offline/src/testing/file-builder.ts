import type { CaseFile, CaseHead } from '../lib/model';

/** An invented case head; the fields given replace the usual ones. */
export function aHead(over: Partial<CaseHead> = {}): CaseHead {
  return {
    id: 'case', code: 'KV72M4Q8TX', stage: 'intake', status: 'open', risk: 'low', victimStatus: 'at_risk', sex: 'female', birthYear: 2015,
    areaId: null, organisationId: 'org', teamId: 'team', ownerId: 'me', ownerName: 'Me', source: 'registered',
    registeredAt: '2026-11-01T08:00:00Z', stageSince: '2026-11-01T08:00:00Z', nextStep: null, nextDue: null, exploitation: [],
    version: 3, fieldVersions: { nextStep: 2 }, sections: ['summary'], access: 'write', ...over,
  };
}

export function aFile(over: Partial<CaseFile> = {}): CaseFile {
  return {
    head: aHead(), stagePath: { stages: [], gates: [] }, records: [], grants: { sections: ['summary'], access: 'write' }, tasks: [],
    referrals: [], moves: [], approvals: [], consent: {}, ...over,
  };
}
