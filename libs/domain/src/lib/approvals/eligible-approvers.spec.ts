import { type ApproverCandidate, eligibleApprovers, mayDecide } from './eligible-approvers';

const place = { organisationId: 'org', teamId: 'team', proposedBy: 'worker', blocked: [] as string[] };
const person = (userId: string, by: ApproverCandidate['by'] = 'team', more: Partial<ApproverCandidate> = {}): ApproverCandidate =>
  ({ userId, by, organisationId: 'org', teamId: by === 'programme' ? null : 'team', ...more });
const programme = person('director', 'programme');

describe('who decides an approval', () => {
  it.each([
    [place, [person('ana'), person('ben', 'deputy'), programme], ['ana', 'ben']],
    [place, [person('ana'), person('ana', 'deputy')], ['ana']],
    [{ ...place, proposedBy: 'ana' }, [person('ana'), programme], ['director']],
    [{ ...place, proposedBy: 'ana' }, [person('ana'), person('ben', 'deputy'), programme], ['ben']],
    [{ ...place, blocked: ['ana'] }, [person('ana'), programme], ['director']],
    [{ ...place, blocked: ['org'] }, [person('ana'), programme], []],
    [{ ...place, proposedBy: 'director' }, [programme], []],
    [place, [person('ana', 'team', { teamId: 'next' }), person('eva', 'team', { teamId: null }), programme], ['eva']],
    [place, [person('ana', 'team', { organisationId: 'else' }), person('far', 'programme', { organisationId: 'else' })], []],
  ])('(%#)', (asked, candidates, decide) => {
    expect(eligibleApprovers(asked, candidates)).toEqual(decide);
    expect(mayDecide(asked.proposedBy, asked, candidates)).toBe(false);
  });
});
