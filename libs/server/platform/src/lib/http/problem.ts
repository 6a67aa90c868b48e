/** A field at fault, by its JSON path. Never its value. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/** More members of the problem document: gates, conflicts, refusal details. Ids and codes only, unless the caller may read them. */
export type ProblemExtras = Readonly<Record<string, unknown>>;

/** An answer that is no success: RFC 9457, with a stable `code` and an i18n key. Never personal data. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
  }
}

/** Hidden and missing are one answer from one code path (DESIGN.md section 4, rule 1). */
export class NotFound extends Problem {
  constructor() { super(404, 'not_found', 'There is nothing here, or you may not see it'); }
}

export class SignInRequired extends Problem {
  constructor(code = 'sign_in_required') { super(401, code, 'Sign in to go on'); }
}

export class NotPermitted extends Problem {
  constructor(code = 'not_permitted', extras: ProblemExtras = {}) { super(403, code, 'Your role does not allow this', [], extras); }
}

export class BadRequest extends Problem {
  constructor(fields: readonly FieldProblem[], code = 'invalid_request') { super(400, code, 'The request is not valid', fields); }
}

/** A domain rule said no: the code names which. */
export class Refused extends Problem {
  constructor(code: string, extras: ProblemExtras = {}, fields: readonly FieldProblem[] = []) { super(422, code, 'A rule does not allow this', fields, extras); }
}

export class GatesUnmet extends Problem {
  constructor(gates: readonly unknown[]) { super(422, 'gates_unmet', 'Gates are not met', [], { gates }); }
}

/** Somebody else was faster. `extras` holds what the caller may read of the present state. */
export class Conflict extends Problem {
  constructor(code = 'version_conflict', extras: ProblemExtras = {}) { super(409, code, 'It changed in the meantime', [], extras); }
}

export class PreconditionRequired extends Problem {
  constructor() { super(428, 'version_required', 'The version you edited is required'); }
}

export class TooManyRequests extends Problem {
  constructor(retryAfterSeconds: number) { super(429, 'too_many_requests', 'Wait a moment and try again', [], { retryAfter: retryAfterSeconds }); }
}

export class PayloadTooLarge extends Problem {
  constructor() { super(413, 'payload_too_large', 'That is too large'); }
}

export class Unavailable extends Problem {
  constructor() { super(503, 'unavailable', 'Tact cannot reach its database. Nothing was lost; try again in a moment'); }
}
