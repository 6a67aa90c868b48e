import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { BOX_NAMES, type Box } from '../referrals/referral-list.query';

export class PageQuery {
  @IsOptional() @IsUUID() cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}

export class BoxQuery extends PageQuery {
  @IsIn(BOX_NAMES) box!: Box;
}
