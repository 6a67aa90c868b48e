import { Inject, Injectable } from '@nestjs/common';
import { CaseFinder } from '../access/case-finder';
import { CaseTextBook } from '../case/case-texts';
import { ChangeCaseHandler } from '../case/change-case.handler';
import { RegisterCaseHandler } from '../case/register-case.handler';
import { Once } from './once';

/** The writes on a case's head that routes share. */
@Injectable()
export class CaseDesk {
  constructor(
    @Inject(Once) readonly once: Once,
    @Inject(CaseFinder) readonly finder: CaseFinder,
    @Inject(RegisterCaseHandler) readonly register: RegisterCaseHandler,
    @Inject(ChangeCaseHandler) readonly change: ChangeCaseHandler,
    @Inject(CaseTextBook) readonly texts: CaseTextBook,
  ) {}
}
