import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem, Public } from '@tact/server/platform';
import { type Parts, Readiness } from './watch/readiness';

/** Liveness and readiness, for scripts and load balancers. No prefix, no sign-in, no data. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /** The process answers. */
  @Public('a load balancer asks it')
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** Every part is ready: database, migrations, keys, audit storage; otherwise 503 `unavailable` with `parts` that says which is not. */
  @Public('a load balancer asks it')
  @Get('ready')
  async ready(): Promise<{ status: string; parts: Parts }> {
    const parts = await this.readiness.parts();
    if (Object.values(parts).some((part) => part !== 'ok')) throw new Problem(503, 'unavailable', 'Tact is not ready', [], { parts });
    return { status: 'ready', parts };
  }
}
