import { Injectable, inject } from '@angular/core';
import { Api, newId } from '@tact/web/core';
import type { Board, Deputy, DeputyDesk, Reassigned } from './board-model';
import { Remote } from './remote';

/** The supervisor's board and its commands. They need the link: who has a case is decided by the server. All throw `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class BoardStore {
  private readonly api = inject(Api);

  /** A board of a screen's own; `load()` brings it. */
  board(): Remote<Board> {
    return new Remote<Board>(() => this.api.get<Board>('/board'));
  }

  deputies(): Remote<DeputyDesk> {
    return new Remote<DeputyDesk>(() => this.api.get<DeputyDesk>('/board/deputies'));
  }

  /** Gives cases, as they were seen, to somebody else; `ownerId` null: back to the team. */
  reassign(cases: readonly { readonly id: string; readonly version: number }[], ownerId: string | null, reason: string): Promise<Reassigned> {
    const id = newId();
    return this.api.post<Reassigned>('/board/reassignments', { id, cases: cases.map(({ id: caseId, version }) => ({ id: caseId, version })), ownerId, reason }, { idempotencyKey: id });
  }

  undo(id: string): Promise<Reassigned> {
    return this.api.post<Reassigned>(`/board/reassignments/${id}/undo`);
  }

  nameDeputy(wish: { readonly membershipId: string; readonly deputyId: string; readonly from: string; readonly to: string }): Promise<Deputy> {
    return this.api.post<Deputy>('/board/deputies', { id: newId(), ...wish });
  }

  endDeputy({ id, version }: Deputy): Promise<Deputy> {
    return this.api.post<Deputy>(`/board/deputies/${id}/end`, { version });
  }
}
