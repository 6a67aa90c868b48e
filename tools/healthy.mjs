/** `npm run healthy`: exit code 0 when the server on this machine says that it is ready. */
const answer = await fetch(`http://127.0.0.1:${process.env.TACT_PORT ?? '3000'}/health/ready`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
