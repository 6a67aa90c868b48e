import { Inject, Injectable } from '@nestjs/common';
import { AddRecordHandler, ChangeCaseHandler, ChangeRecordHandler } from '@tact/server/cases';

/** The handlers that change a case. */
@Injectable()
export class ChangeDesk {
  constructor(
    @Inject(ChangeCaseHandler) readonly cases: ChangeCaseHandler,
    @Inject(ChangeRecordHandler) readonly change: ChangeRecordHandler,
    @Inject(AddRecordHandler) readonly add: AddRecordHandler,
  ) {}
}
