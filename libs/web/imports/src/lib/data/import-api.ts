import { Injectable, inject } from '@angular/core';
import type { ChangeDecision } from '@tact/domain';
import { Api } from '@tact/web/core';
import type { ChangedRow, Decision, Duplicate, FieldDecisions, ImportRun, LinkTo, Page, RowProblem } from './import-model';

/** What becomes of rows nobody decided about. */
export interface StartAnswers {
  readonly undecided?: 'new' | 'skip';
  readonly changes?: ChangeDecision;
}

/** The import routes. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class ImportApi {
  private readonly api = inject(Api);

  runs(): Promise<Page<ImportRun>> {
    return this.api.get('/imports');
  }

  run(id: string): Promise<ImportRun> {
    return this.api.get(`/imports/${id}`);
  }

  /** 400 `workbook_refused` with why in `fields`; 413 above 20 MB. */
  upload(file: File, register: string, teamId: string): Promise<ImportRun> {
    const body = new FormData();
    if (register.trim()) body.set('register', register.trim());
    if (teamId) body.set('teamId', teamId);
    body.set('file', file, file.name);
    return this.api.post('/imports', body);
  }

  problems(id: string, severity: 'rejected' | 'warning', cursor: string | null, limit: number): Promise<Page<RowProblem>> {
    return this.api.get(`/imports/${id}/problems?severity=${severity}&limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  duplicates(id: string, cursor: string | null): Promise<Page<Duplicate>> {
    return this.api.get(`/imports/${id}/duplicates?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  decide(id: string, row: number, decision: Decision | null, linkTo?: LinkTo): Promise<ImportRun> {
    return this.api.post(`/imports/${id}/decisions`, { decisions: [{ row, decision, ...(linkTo ? { linkTo } : {}) }] });
  }

  changes(id: string, cursor: string | null): Promise<Page<ChangedRow>> {
    return this.api.get(`/imports/${id}/changes?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  decideChange(id: string, row: number, decision: ChangeDecision | null, fields: FieldDecisions): Promise<ImportRun> {
    return this.api.post(`/imports/${id}/changes`, { decisions: [{ row, decision, fields }] });
  }

  start(id: string, answers: StartAnswers): Promise<ImportRun> {
    return this.api.post(`/imports/${id}/start`, answers);
  }

  discard(id: string): Promise<void> {
    return this.api.delete(`/imports/${id}`);
  }
}
