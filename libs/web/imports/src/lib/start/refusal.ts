import type { I18n, ApiProblem } from '@tact/web/core';

/** 20 MB, as the server takes at most; known here too, so that nobody waits for the refusal. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Why a workbook was refused, by code; the failure of a run says the same codes. */
export function refusalWords(i18n: I18n, code: string): string {
  return i18n.tOr(`imports.refusal.${code}`, i18n.t('imports.refusal.not_a_workbook'));
}

/** The refusal in a problem: of the file itself, else null. */
export function refusalOf(problem: ApiProblem): string | null {
  if (problem.status === 413) return 'file_too_large';
  return problem.problem.fields?.find((field) => field.path === 'file')?.code ?? null;
}
