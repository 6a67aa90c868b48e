import { Injectable, inject } from '@angular/core';
import type { ExportFormat, ExportReason } from '@tact/domain';
import { Api } from '@tact/web/core';

/** An export that was made. */
export interface MadeExport {
  readonly id: string;
  readonly scope: 'case' | 'list';
  readonly format: ExportFormat;
  readonly reason: ExportReason;
  readonly caseCount: number;
  readonly at: string;
}

/** What is taken out: one case, or the list that a filter of the caseload finds. */
export type ExportWhat = { readonly caseId: string } | { readonly filter: Readonly<Record<string, string>> };

/** The export routes. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class ExportApi {
  private readonly api = inject(Api);

  make(what: ExportWhat, format: ExportFormat, reason: ExportReason): Promise<{ readonly name: string; readonly content: Blob }> {
    return 'caseId' in what ? this.api.file(`/cases/${what.caseId}/export`, { format, reason }) : this.api.file('/exports', { format, reason, filter: what.filter });
  }

  made(): Promise<{ readonly items: readonly MadeExport[] }> {
    return this.api.get('/exports');
  }
}
