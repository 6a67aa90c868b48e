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
      async () => {
        const seen = await this.finder.find(principal, caseId);
        return { caseIds: [seen.row.id], chosen: seen };
      },
      (seen) => this.files.read(principal, seen),
    );
  }
}
