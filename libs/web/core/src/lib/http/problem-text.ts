import { Injectable, inject } from '@angular/core';
import { I18n } from '../i18n/i18n';
import type { ApiProblem, FieldProblem } from './api-problem';

export interface ProblemText {
  readonly title: string;
  /** What is safe and what to do next. */
  readonly text: string;
}

/** Readable words for a problem: by its code, else by its status. Never the server's own English. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  private readonly i18n = inject(I18n);

  of(problem: ApiProblem): ProblemText {
    const key = this.i18n.has(`problem.${problem.code}.title`) ? problem.code : byStatus(problem.status);
    return { title: this.i18n.t(`problem.${key}.title`), text: this.i18n.t(`problem.${key}.text`) };
  }

  field(field: FieldProblem): string {
    return this.i18n.tOr(`fieldProblem.${field.code}`, this.i18n.t('fieldProblem.invalid'));
  }

  /** Messages by field name, for forms: the first problem of each path wins; `fields.x` counts as `x`. */
  fields(problem: ApiProblem): Readonly<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const field of problem.problem.fields ?? []) {
      const name = field.path.replace(/^\/?(body[./])?(fields[./])?/, '');
      found[name] ??= this.field(field);
    }
    return found;
  }
}

function byStatus(status: number): string {
  if (status === 0) return 'network';
  if (status >= 500) return status === 503 ? 'unavailable' : 'server';
  const known: Readonly<Record<number, string>> = {
    400: 'invalid', 401: 'signed_out', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 413: 'too_large',
    422: 'refused', 428: 'stale', 429: 'too_many',
  };
  return known[status] ?? 'server';
}
