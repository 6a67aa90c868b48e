import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { Entrance } from '@tact/server/sharing';
import type { TransferDto, TransfersDto } from './transfer.dto';
import { transferDto, TransferReader } from './transfer-reader';

/** What somebody has to do with transfers. */
@Injectable()
export class TransferReads {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(TransferReader) private readonly reader: TransferReader,
  ) {}

  list(principal: Principal): Promise<TransfersDto> {
    return this.uow.run(principal, async () => ({ items: (await this.reader.rows()).map(transferDto) }));
  }

  /** 404 for hidden and missing. */
  async one(principal: Principal, id: string): Promise<TransferDto> {
    const { case_id: caseId } = await this.uow.run(principal, () => this.reader.find(id));
    return this.entrance.openedCase(principal, caseId, () => this.reader.opened(id), 'transfer');
  }
}
