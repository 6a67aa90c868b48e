import { validationPipe } from '@tact/server/platform';
import { fieldValues, type Operation } from '@tact/sync-protocol';

const pipe = validationPipe();

/** The fields of an operation as the body of its REST route: the same class decides, and 400 names the field. */
export function bodyOf<Body extends object>(operation: Operation, body: new () => Body): Promise<Body> {
  return pipe.transform(fieldValues(operation), { type: 'body', metatype: body }) as Promise<Body>;
}
