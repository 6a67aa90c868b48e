import { Inject, Injectable } from '@nestjs/common';
import { CaseFinder, RecordReader } from '@tact/server/cases';
import type { Principal } from '@tact/server/platform';

/** The birth date of a child as its file knows it, else the birth year; for somebody who works on the file. */
@Injectable()
export class ChildBirth {
  constructor(
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(RecordReader) private readonly records: RecordReader,
  ) {}

  async of(principal: Principal, caseId: string): Promise<string | null> {
    const seen = await this.cases.find(principal, caseId);
    const identity = (await this.records.all(principal, seen, ['identity'])).filter(({ kind }) => kind === 'identity').at(-1);
    const birthDate = identity?.fields['birthDate'];
    return typeof birthDate === 'string' && birthDate !== '' ? birthDate : seen.row.birthYear === null ? null : String(seen.row.birthYear);
  }
}
