import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';
import { CaseFinder } from '../access/case-finder';
import { type CaseFileView, FileReader } from './file-reader';

/** Opens a file: sight is decided and the opening is committed to the read log before anything of it is read. */
@Injectable()
export class OpenCaseHandler {
  constructor(
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(FileReader) private readonly files: FileReader,
  ) {}

  /** Throws 404 for hidden and missing cases alike. */
  execute(principal: Principal, caseId: string): Promise<CaseFileView> {
    return this.access.log(
      principal,
      'opened',
      async () => ({ caseIds: [(await this.finder.find(principal, caseId)).row.id], chosen: caseId }),
      async (id) => this.files.read(principal, await this.finder.find(principal, id)),
    );
  }
}
