import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import { Paged, query } from '../../shared/paged';
import type { DueCase, Erasure, Verdict } from './retention-model';

/** The routes of retention and erasure. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class RetentionApi {
  private readonly api = inject(Api);

  due = (): Paged<DueCase> => new Paged((cursor) => this.api.post('/oversight/retention', cursor ? { cursor } : {}));
  erasures = (state: () => string): Paged<Erasure> => new Paged((cursor) => this.api.get(`/oversight/erasures${query({ state: state(), cursor })}`));

  propose(id: string, caseCode: string, reason: string): Promise<Erasure> {
    return this.api.post('/oversight/erasures', { id, caseCode, reason });
  }

  decide(id: string, what: Verdict, version: number): Promise<Erasure> {
    return this.api.post(`/oversight/erasures/${id}/${what}`, { version });
  }
}
