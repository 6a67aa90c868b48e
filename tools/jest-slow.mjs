import { jest } from '@jest/globals';

/** Real databases and browsers on a shared machine: a slow answer is no failure, a missing one is. */
jest.setTimeout(120_000);
