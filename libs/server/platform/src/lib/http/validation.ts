import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { BadRequest, type FieldProblem } from './problem';

/** Unknown fields, wrong types and missing fields are refused with every field named (SECURITY.md, Input and output). */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, transform: true, stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new BadRequest(errors.flatMap((error) => fieldProblems(error, ''))),
  });
}

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === '' ? error.property : `${parent}.${error.property}`;
  const own = Object.keys(error.constraints ?? {}).map((code) => ({ path, code: code === 'whitelistValidation' ? 'unknown_field' : snake(code) }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, path))];
}

function snake(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
