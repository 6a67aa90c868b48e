import type { RotationDatabase } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';

/** Transactions over the admin's connection. */
export function rotationDatabase(admin: DataSource): RotationDatabase {
  return {
    transaction: (work) => admin.transaction((manager) => work(async <Row>(sql: string, values: readonly unknown[] = []) => {
      const answer = (await manager.query(sql, [...values])) as Row[] | [Row[], number];
      return answer as Row[];
    })),
  };
}
