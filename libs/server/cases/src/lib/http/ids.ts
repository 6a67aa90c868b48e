import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { BadRequest, NotFound } from '@tact/server/platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A path id in lower case; anything that is no UUID is as missing as an unknown one. */
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, _: ArgumentMetadata): string {
    if (!UUID.test(value)) throw new NotFound();
    return value.toLowerCase();
  }
}

/** Throws 400 unless a client made the id as a UUIDv7. */
export function newId(value: string, path = 'id'): string {
  if (!UUID_V7.test(value)) throw new BadRequest([{ path, code: 'not_uuid_v7' }]);
  return value.toLowerCase();
}
