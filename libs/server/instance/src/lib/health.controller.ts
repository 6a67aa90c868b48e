import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, Unavailable } from '@tact/server/platform';
import { DataSource } from 'typeorm';

/** Liveness and readiness, for scripts and load balancers. No prefix, no sign-in, no data. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** The process answers. */
  @Public('a load balancer asks it')
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The database answers too; 503 otherwise. */
  @Public('a load balancer asks it')
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    await this.source.query('select 1').catch(() => { throw new Unavailable(); });
    return { status: 'ready' };
  }
}
