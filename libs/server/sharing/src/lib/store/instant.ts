import type { UnitOfWork } from '@tact/server/persistence';

/** Domain time of the running transaction, the later of it and real time: what access and deadlines are measured by. */
export async function accessNow(uow: UnitOfWork): Promise<string> {
  const [row] = await uow.query<{ now: Date }>('select tact.access_now() as now');
  if (!row) throw new Error('no clock');
  return row.now.toISOString();
}
