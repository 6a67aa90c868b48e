import type { Type } from '@nestjs/common';

/** The capability modules of the server, in the order they start. */
export const capabilities: Type[] = [];
