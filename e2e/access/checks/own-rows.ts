import { v7 as uuidv7 } from 'uuid';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

/** Rows that are one person's own: receipts, and an import with its rows, its workbook and its keys. */
export const ownRows: Check = {
  name: 'receipts and imports are their owner\'s alone',
  async run(db, world, sessions) {
    const found: string[] = [];
    const [run, head, ngo] = [uuidv7(), world.person('head'), world.organisation('ngo')];
    const key = uuidv7();
    await db.admin.query(`insert into tact.idempotency (actor_id, route, key, body_hmac, status) values ($1, 'x', $2, '\\x00', 200)`, [head, key]);
    await db.admin.query(`insert into tact.operation_receipt (op_id, actor_id, outcome, body_hmac) values ($1, $2, 'applied', '\\x00')`, [key, head]);
    await db.admin.query(`insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by)
      select $1, $2, id, $4, '\\x00', '\\x00', 'checked', $3 from tact.programme limit 1`, [run, ngo, head, 'x']);
    await db.admin.query(`insert into tact.import_workbook (run_id, sealed) values ($1, '\\x00')`, [run]);
    await db.admin.query(`insert into tact.import_row (id, run_id, organisation_id, row_no, sheet_row, state) values (uuidv7(), $1, $2, 1, 1, 'ready')`, [run, ngo]);
    await db.admin.query(`insert into tact.import_key (organisation_id, register, row_no, imported_case_id, run_id) values ($1, $2, 1, uuidv7(), $3)`, [ngo, run, run]);
    const must = async (what: string, who: 'head' | 'otherHead' | 'stranger', expected: number | string, sql: string, values: readonly unknown[] = []): Promise<void> => {
      const userId = world.person(who);
      const reached = await attempt(db, { userId, sessionId: sessions.get(userId)! }, sql, values);
      if (reached !== expected) found.push(`${who} ${what}: ${reached} instead of ${expected}`);
    };
    for (const who of ['head', 'otherHead', 'stranger'] as const) {
      const own = who === 'head' ? 1 : 0;
      await must('reads keys', who, own, 'select 1 from tact.idempotency where key = $1', [key]);
      await must('reads receipts', who, own, 'select 1 from tact.operation_receipt where op_id = $1', [key]);
      for (const table of ['import_workbook', 'import_row']) await must(`reads ${table}`, who, own, `select 1 from tact.${table} where run_id = $1`, [run]);
      await must('reads runs', who, own, 'select 1 from tact.import_run where id = $1', [run]);
      await must('reads import keys', who, who === 'stranger' ? 0 : 1, 'select 1 from tact.import_key where run_id = $1', [run]);
      await must('changes runs', who, own, 'update tact.import_run set processed = 7');
      await must('changes rows', who, own, 'update tact.import_row set row_no = 7');
      await must('removes rows', who, own, 'delete from tact.import_row');
      await must('removes workbooks', who, own, 'delete from tact.import_workbook');
      const written = who === 'head' ? 1 : DENIED;
      await must('adds a row', who, written, `insert into tact.import_row (id, run_id, organisation_id, row_no, sheet_row, state) values (uuidv7(), $1::uuid, $2::uuid, 2, 2, 'ready')`, [run, ngo]);
      await must('adds a key', who, written, `insert into tact.import_key (organisation_id, register, row_no, imported_case_id, run_id) values ($1, 'y', 2, uuidv7(), $2)`, [ngo, run]);
    }
    await must('adds a workbook', 'otherHead', DENIED, `insert into tact.import_workbook (run_id, sealed) select gen_random_uuid(), '\\x00'`);
    const begin = `insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by)
      select uuidv7(), $1, id, 'x', '\\x00', '\\x00', 'reading', $2 from tact.programme limit 1`;
    await must('begins an import', 'head', 1, begin, [ngo, head]);
    await must('begins an import in another\'s name', 'otherHead', DENIED, begin, [ngo, head]);
    await must('begins an import elsewhere', 'head', DENIED, begin, [world.organisation('ngo2'), head]);
    await must('keeps a key', 'head', 1, `insert into tact.idempotency (actor_id, route, key, body_hmac, status) values ($1, 'x', 'y', '\\x00', 200)`, [head]);
    await must('keeps a receipt', 'head', 1, `insert into tact.operation_receipt (op_id, actor_id, outcome, body_hmac) values (gen_random_uuid(), $1, 'applied', '\\x00')`, [head]);
    await db.admin.query('delete from tact.import_key where run_id = $1', [run]);
    for (const table of ['import_row', 'import_workbook']) await db.admin.query(`delete from tact.${table} where run_id = $1`, [run]);
    await db.admin.query('delete from tact.import_run where id = $1', [run]);
    await db.admin.query('delete from tact.idempotency where key = $1', [key]);
    await db.admin.query('delete from tact.operation_receipt where op_id = $1', [key]);
    return found;
  },
};
