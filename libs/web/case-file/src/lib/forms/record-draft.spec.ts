import '@angular/compiler';
import { signal } from '@angular/core';
import { ApiProblem } from '@tact/web/core';
import type { OperationDraft } from '@tact/web/offline';
import { type DraftTools, RecordDraft } from './record-draft';
import type { Saved } from './saver';
import type { RecordKind } from '@tact/domain';

function form(kind: RecordKind, answer: () => Saved = () => ({ kind: 'here' })): { draft: RecordDraft; handedIn: OperationDraft[] } {
  const handedIn: OperationDraft[] = [];
  const tools = {
    drafts: { of: <T>(_key: string, initial: T) => signal(initial), done: () => undefined },
    saver: { save: (draft: OperationDraft) => { handedIn.push(draft); return Promise.resolve(answer()); } },
    words: { extraCodes: () => ({}), rule: () => false, field: () => '' },
    i18n: { tOr: () => '' }, texts: { field: () => '' },
  } as unknown as DraftTools;
  return { draft: new RecordDraft(tools, 'case', kind, null), handedIn };
}

const valueOf = (operation: OperationDraft | undefined, field: string): unknown => operation?.fields[field]?.value;

describe('a form that stays open after its save', () => {
  it('hands the same answers in once', async () => {
    const { draft, handedIn } = form('note');
    draft.values.update((values) => ({ ...values, text: 'Seen at school', language: 'en' }));
    expect(await Promise.all([draft.save(), draft.save()])).toEqual([{ kind: 'here' }, null]);
    expect(await draft.save()).toEqual({ kind: 'here' });
    expect(handedIn).toHaveLength(1);
  });

  it('changes the same record where other words follow', async () => {
    const { draft, handedIn } = form('family_member');
    const write = (who: string): void => draft.values.update((values) => ({ ...values, name: who, relation: 'aunt' }));
    write('Aunt');
    await draft.save();
    write('Uncle');
    await draft.save();
    write('Grandmother');
    await draft.save();
    expect(handedIn.map(({ kind }) => kind)).toEqual(['create', 'update', 'update']);
    expect(new Set(handedIn.map(({ id }) => id)).size).toBe(1);
    expect(handedIn.map((operation) => valueOf(operation, 'name'))).toEqual(['Aunt', 'Uncle', 'Grandmother']);
    expect(handedIn.map((operation) => operation.fields['name']?.baseVersion)).toEqual([undefined, 1, 2]);
  });

  it('adds another note where the words of a note are others: a note is never changed', async () => {
    const { draft, handedIn } = form('note');
    draft.values.update((values) => ({ ...values, text: 'One', language: 'en' }));
    await draft.save();
    draft.values.update((values) => ({ ...values, text: 'Two', language: 'en' }));
    await draft.save();
    expect(handedIn.map(({ kind }) => kind)).toEqual(['create', 'create']);
    expect(new Set(handedIn.map(({ id }) => id)).size).toBe(2);
  });

  it('may hand a refused record in again, as the same one', async () => {
    let isRefused = true;
    const { draft, handedIn } = form('note', () => (isRefused ? { kind: 'refused', problem: new ApiProblem({ status: 422, code: 'refused' }) } : { kind: 'sent' }));
    draft.values.update((values) => ({ ...values, text: 'One', language: 'en' }));
    await draft.save();
    isRefused = false;
    expect(await draft.save()).toEqual({ kind: 'sent' });
    expect(handedIn).toHaveLength(2);
    expect(handedIn[0]?.id).toBe(handedIn[1]?.id);
  });
});
