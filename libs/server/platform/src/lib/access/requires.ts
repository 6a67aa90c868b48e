import { SetMetadata } from '@nestjs/common';
import type { Action, SubjectName } from '@tact/permissions';

export const REQUIRES = 'tact:requires';
export const PUBLIC = 'tact:public';

export interface RequiredPermission {
  readonly action: Action;
  readonly subject: SubjectName;
}

/** The permission a route demands before its handler runs: the first of the three layers (DESIGN.md section 4, rule 2). */
export const Requires = (action: Action, subject: SubjectName): MethodDecorator => SetMetadata(REQUIRES, { action, subject });

/** A route that needs no sign-in, and why. */
export const Public = (reason: string): MethodDecorator => SetMetadata(PUBLIC, reason);
