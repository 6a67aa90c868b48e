import '@angular/compiler';
import type { Operation } from '@tact/sync-protocol';
import { aFile, aHead } from '../testing/file-builder';
import type { OperationDraft } from './operation';
import { addRecord, addTask, alertCase, changeCase, changeRecord, completeTask, moveCase } from './operations';
import { overlay } from './overlay';

const ME = { userId: 'me', displayName: 'Mira', organisationId: 'org' };
const queued = (draft: OperationDraft, deviceSeq = 1): Operation => ({ ...draft, opId: `op${deviceSeq}`, deviceSeq });

describe('overlay', () => {
  it('shows a new record at once, and its edit after it', () => {
    const draft = addRecord('case', 'note', { text: 'first' }, 'r1');
    const shown = overlay(aFile(), [queued(draft)], ME);
    expect(shown.records).toMatchObject([{ id: 'r1', kind: 'note', fields: { text: 'first' }, createdByName: 'Mira', version: 0 }]);
    const [record] = shown.records;
    const edited = overlay(shown, [queued(changeRecord(record!, { text: 'second' }), 2)], ME);
    expect(edited.records.map((entry) => entry.fields['text'])).toEqual(['second']);
  });

  it('changes head fields, and an alert raises the risk', () => {
    const head = aHead();
    const shown = overlay(aFile(), [queued(changeCase(head, { nextStep: 'visit' })), queued(alertCase(head, 'missing'), 2)], ME);
    expect(shown.head).toMatchObject({ nextStep: 'visit', risk: 'high' });
  });

  it('guesses no move: the server decides', () => {
    expect(overlay(aFile(), [queued(moveCase(aHead(), 'protection'))], ME).head.stage).toBe('intake');
  });

  it('closes a task and adds one', () => {
    const withTask = overlay(aFile(), [queued(addTask('case', { kind: 'visit', dueAt: '2026-11-24T09:00:00Z' }, 't1'))], ME);
    expect(withTask.tasks).toMatchObject([{ id: 't1', state: 'open' }]);
    expect(overlay(withTask, [queued(completeTask(withTask.tasks[0]!), 2)], ME).tasks).toMatchObject([{ state: 'done' }]);
  });
});

describe('operations', () => {
  it('carry the version each field was read at, else that of the row', () => {
    expect(changeCase(aHead(), { nextStep: 'a', locality: 'b' }).fields).toEqual({
      nextStep: { value: 'a', baseVersion: 2 },
      locality: { value: 'b', baseVersion: 3 },
    });
  });

  it('leave out what was not answered', () => {
    expect(addRecord('case', 'note', { text: 'x', about: undefined }).fields).toEqual({ recordKind: { value: 'note' }, text: { value: 'x' } });
  });
});
