import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import type { Decision, Duplicate, ImportRun, LinkTo, Page, RowProblem } from './import-model';

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

  start(id: string, undecided: 'new' | 'skip' | null): Promise<ImportRun> {
    return this.api.post(`/imports/${id}/start`, undecided ? { undecided } : {});
  }

  discard(id: string): Promise<void> {
    return this.api.delete(`/imports/${id}`);
  }
}
