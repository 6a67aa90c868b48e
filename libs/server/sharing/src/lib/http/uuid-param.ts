import type { PipeTransform } from '@nestjs/common';
import { NotFound } from '@tact/server/platform';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in a path; what is none names nothing, and answers as a missing row does. */
export const uuidParam: PipeTransform<string, string> = {
  transform(value) {
    if (!UUID.test(value)) throw new NotFound();
    return value.toLowerCase();
  },
};
