import { jest } from '@jest/globals';

jest.setTimeout(120_000);

/** A journey's step is tried again once where a tap was lost on a busy machine; the first failure is printed either way. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
