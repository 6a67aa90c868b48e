import { Injectable, inject } from '@angular/core';
import { Api } from '@tact/web/core';
import type { Page } from './model';
import { Pages } from './pages';
import { Remote } from './remote';

/** Reads of assisted returns; commands on them go through the outbox (`returnCommand`). */
@Injectable({ providedIn: 'root' })
export class ReturnStore {
  private readonly api = inject(Api);

  /** The newest return of a case one works on, or null. Logged as `opened`. */
  ofCase<T>(caseId: string): Remote<{ readonly return: T | null }> {
    return new Remote(() => this.api.get<{ readonly return: T | null }>(`/cases/${caseId}/return`));
  }

  view<T>(id: string): Remote<T> {
    return new Remote(() => this.api.get<T>(`/returns/${id}`));
  }

  /** Who of a partner may be named as its worker. */
  people(id: string): Remote<{ readonly items: readonly { readonly userId: string; readonly name: string }[] }> {
    return new Remote(() => this.api.get(`/returns/${id}/people`));
  }

  /** Returns on which one's organisation is named. */
  withUs<T>(): Pages<T> {
    return new Pages((cursor) => this.api.get<Page<T>>(`/returns${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`));
  }
}
