import { HttpErrorResponse } from '@angular/common/http';

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

export interface FieldConflict {
  readonly field: string;
  readonly yours: unknown;
  readonly theirs: unknown;
  readonly version: number;
}

export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly i18n?: string;
  readonly fields?: readonly FieldProblem[];
  readonly gates?: readonly { readonly code: string; readonly met: boolean }[];
  readonly conflicts?: readonly FieldConflict[];
}

/** A refused or failed request. `status` 0 and code `network`: no answer came. */
export class ApiProblem extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.code);
    this.name = 'ApiProblem';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Worth another try by itself: nothing was decided. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Turns whatever a request threw into an `ApiProblem`; an answer that is no problem document keeps its status. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (!(error instanceof HttpErrorResponse)) return new ApiProblem({ status: 0, code: 'client_error' });
  const body: unknown = error.error;
  if (body && typeof body === 'object' && 'code' in body && typeof body.code === 'string') {
    return new ApiProblem({ ...(body as ProblemDocument), status: error.status });
  }
  return new ApiProblem({ status: error.status, code: error.status === 0 ? 'network' : `http_${error.status}` });
}
