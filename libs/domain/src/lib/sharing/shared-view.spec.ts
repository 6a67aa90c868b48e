import { requestView, sharedRecords, summaryView } from './shared-view';

describe('requestView', () => {
  it('shows the request and hides whatever else is handed in', () => {
    const view = requestView({
      code: 'R-1',
      sex: 'female',
      birthYear: 2014,
      reason: 'No school',
      firstName: 'Fjolla',
      phone: '+355',
      areaId: 'x',
    });
    expect(view).toEqual({
      header: { code: 'R-1' },
      person: { sex: 'female', birthYear: 2014 },
      reason: { reason: 'No school' },
    });
  });
});

describe('summaryView', () => {
  it('leaves the owner its own work', () => {
    const head = { code: 'ABC', stage: 'protection', risk: 'high', nextStep: 'Visit the aunt', locality: 'Lagjja 5', ownerId: 'x', identificationSource: 'police' };
    expect(summaryView(head)).toEqual({ code: 'ABC', stage: 'protection', risk: 'high' });
  });
});

describe('sharedRecords', () => {
  const records = [
    { kind: 'identity', section: 'identity' },
    { kind: 'health_note', section: 'health' },
    { kind: 'import_source', section: 'documents' },
    { kind: 'something_new', section: 'identity' },
  ] as const;

  it('are those of the shared sections once accepted, without what never leaves', () => {
    expect(sharedRecords(records, 'scope', ['identity', 'documents'])).toEqual([records[0]]);
    expect(sharedRecords(records, 'header', ['identity'])).toEqual([]);
    expect(sharedRecords(records, 'none', ['identity'])).toEqual([]);
  });
});
