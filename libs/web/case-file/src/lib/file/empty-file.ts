import type { CaseFile } from '@tact/web/offline';

/** Stands for a file that is not there (any more), so that a page about to leave needs no checks. */
export const EMPTY_FILE: CaseFile = {
  head: {
    id: '', code: '', stage: 'intake', status: 'open', risk: null, victimStatus: 'at_risk', sex: null, birthYear: null, areaId: null,
    organisationId: '', teamId: '', ownerId: null, ownerName: null, source: 'registered', registeredAt: '', stageSince: '', nextStep: null,
    nextDue: null, exploitation: [], version: 0, fieldVersions: {}, sections: [], access: 'read',
  },
  stagePath: { stages: [], gates: [] }, records: [], grants: { sections: [], access: 'read' }, tasks: [], referrals: [], moves: [], approvals: [], consent: {},
};
