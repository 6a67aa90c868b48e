import { describe, expect, it } from '@jest/globals';
import { caseCode } from '@tact/domain';
import { deriveReplay } from './derive';
import { packed, unpacked } from './statement';

const made = '01a2033d-e725-7633-98a7-5fa148c3686f';
const known = '01a2033d-e734-74c6-bf84-ed27771df4c7';

describe('what the bare server runs', () => {
  it('is the same SQL without access, log, keys and receipts', () => {
    const texts = ["begin; select set_config('tact.actor', '', true)", 'select tact.record_access($1) as id', 'select wrapped from tact.case_key where case_id = any($1)',
      'insert into tact.idempotency values ($1)', 'select * from tact.case_file c where c.id = $1 and (select tact.can_see($1[1]))', 'commit'];
    const { statements } = deriveReplay(texts.map((text) => ({ text, values: [] })), new Set(), false);
    expect(statements.map(({ text }) => text)).toEqual(['select * from tact.case_file c where c.id = $1']);
  });

  it('makes the ids of a write and their codes anew, and leaves what stood before', () => {
    const replay = deriveReplay([{ text: 'insert', values: [made, caseCode(made), known, ['-1234567890123', '4234567890123']] }], new Set([known]), true);
    expect(replay).toMatchObject({ fresh: [made], codes: [{ text: caseCode(made), id: made, prefix: '' }] });
    expect(replay.statements[0]?.values[3]).toEqual([]);
  });

  it('stores sealed bytes as text of the length they had in clear', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const values = [packed(Buffer.alloc(40)), packed(at), made].map((value) => unpacked(value, new Map([[made, known]])));
    expect(values).toEqual(['a'.repeat(12), at, known]);
  });
});
