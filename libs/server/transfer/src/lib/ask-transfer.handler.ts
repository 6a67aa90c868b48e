import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { Entrance } from '@tact/server/sharing';
import { CaseFinder, newId } from '@tact/server/cases';
import type { AskTransferDto, TransferDto } from './transfer.dto';
import { TransferReader } from './transfer-reader';

/** Somebody of another organisation who reads a case asks to take it over. */
@Injectable()
export class AskTransferHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(TransferReader) private readonly reader: TransferReader,
  ) {}

  /** 404 for a case out of sight; 403 for one of the own organisation, or read on another ground than a referral, match or return; 422 `case_closed`, `other_programme`; 409 `transfer_waiting`, `id_in_use`. */
  execute(principal: Principal, caseId: string, body: AskTransferDto, key: string | undefined): Promise<TransferDto> {
    const id = newId(body.id);
    const route = `POST cases/${caseId}/transfers`;
    return this.entrance.openedCase(principal, caseId, async () => {
      await this.cases.find(principal, caseId);
      if (await this.idempotency.recall(route, key, body)) return this.reader.opened(id);
      if (await this.isRetry(caseId, id, body)) return this.reader.opened(id);
      const sealed = await this.reader.seal(caseId, 'asked_sealed', id, { words: body.words });
      const [row] = await this.uow.query<{ is: string }>('select tact.ask_transfer($1, $2, $3, $4, $5) as is', [id, caseId, body.toOrganisationId, body.reasonCode, sealed]);
      if (row?.is === 'transfer_waiting') throw new Conflict('transfer_waiting');
      if (row?.is === 'own_organisation' || row?.is === 'no_ground') throw new NotPermitted(row.is);
      if (row?.is !== 'ok') throw new Refused(row?.is ?? 'refused');
      await this.idempotency.remember(route, key, body, { resource: id, version: 1 });
      return this.reader.opened(id);
    }, 'transfer');
  }

  /** One's own request told again under its id; the id with other words, or of another case, is 409 `id_in_use`. */
  private async isRetry(caseId: string, id: string, body: AskTransferDto): Promise<boolean> {
    const row = (await this.reader.rows()).find((one) => one.id === id);
    if (!row) return false;
    const isSame = row.side === 'asker' && row.case_id === caseId && row.to_organisation_id === body.toOrganisationId && row.reason_code === body.reasonCode
      && (await this.reader.opened(id)).words === body.words;
    if (!isSame) throw new Conflict('id_in_use');
    return true;
  }
}
