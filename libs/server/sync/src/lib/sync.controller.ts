import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { MAX_OPERATIONS, type Outcome, type PullResponse } from '@tact/sync-protocol';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PullHandler } from './pull/pull.handler';
import { PushHandler } from './push/push.handler';

const MOST_HELD = 200;

export class PushDto {
  /** Operations as in libs/sync-protocol; each is checked on its own. */
  @IsArray() @ArrayMaxSize(MAX_OPERATIONS) operations!: unknown[];
}

export class PullDto {
  @IsOptional() @IsString() @MaxLength(300) cursor?: string;
  @IsArray() @ArrayMaxSize(MOST_HELD) @IsUUID(undefined, { each: true }) cases!: string[];
  @IsOptional() @IsUUID() open?: string;
}

/** The door of devices: operations in, changes out. */
@ApiTags('sync')
@Controller('sync')
export class SyncController {
  constructor(
    @Inject(PushHandler) private readonly pushing: PushHandler,
    @Inject(PullHandler) private readonly pulling: PullHandler,
  ) {}

  /** Runs at most 100 operations; one outcome each. Repeating an operation answers `duplicate`. */
  @Post('push') @HttpCode(200) @Requires('sync', 'Session')
  push(@CurrentPrincipal() principal: Principal, @Body() body: PushDto): Promise<{ outcomes: Outcome[] }> {
    return this.pushing.execute(principal, body.operations);
  }

  /** Snapshots of held cases that changed and of the one to open; cases to purge; counts of work. */
  @Post('pull') @HttpCode(200) @Requires('sync', 'Session')
  pull(@CurrentPrincipal() principal: Principal, @Body() body: PullDto): Promise<PullResponse> {
    return this.pulling.execute(principal, body);
  }
}
