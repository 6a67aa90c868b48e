import { Inject, Injectable } from '@nestjs/common';
import type { ExtraCodes } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

const FRESH_MS = 10_000;

/** The codes an administrator added, by list; read anew after ten seconds. */
@Injectable()
export class CodeLists {
  private known: { readonly at: number; readonly codes: ExtraCodes } | null = null;

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async extra(): Promise<ExtraCodes> {
    if (this.known && this.known.at > Date.now() - FRESH_MS) return this.known.codes;
    const rows = await this.uow.query<{ list: string; codes: string[] }>('select list, array_agg(code) as codes from tact.code_value where active group by list');
    this.known = { at: Date.now(), codes: Object.fromEntries(rows.map(({ list, codes }) => [list, codes])) };
    return this.known.codes;
  }
}
