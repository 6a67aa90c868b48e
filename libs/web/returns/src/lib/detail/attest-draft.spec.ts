import { attestBody, emptyDraft, missingIn, readDraft } from './attest-draft';

describe('the draft of evidence', () => {
  it('asks for each document of the step, and for the result where there is one', () => {
    expect(emptyDraft('F1').documents.map(({ kind }) => kind)).toEqual(['child_consent', 'guardian_consent', 'parent_consent']);
    expect(missingIn('D1', emptyDraft('D1')).map(({ path }) => path)).toEqual(['outcome', 'documents.0.on', 'documents.0.reference', 'documents.0.holder']);
    expect(missingIn('A6', emptyDraft('A6')).map(({ path }) => path)).toContain('documents.0.validUntil');
  });

  it('is kept as it was typed, unless the step asks for something else', () => {
    const kept = { outcome: 'agrees', note: ' x ', documents: [{ kind: 'views_record', on: '2026-11-01', reference: ' 7 ', holder: 'Office', validUntil: '' }] };
    expect(readDraft(JSON.stringify(kept), 'D1')).toEqual(kept);
    expect(readDraft(JSON.stringify(kept), 'E1')).toEqual(emptyDraft('E1'));
    expect(readDraft('', 'D1')).toEqual(emptyDraft('D1'));
    expect(attestBody('D1', kept)).toEqual({ step: 'D1', outcome: 'agrees', note: 'x', documents: [{ kind: 'views_record', on: '2026-11-01', reference: '7', holder: 'Office' }] });
  });
});
