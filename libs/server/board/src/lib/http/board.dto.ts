import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';

const DAY = /^20\d{2}-\d{2}-\d{2}$/;

export class BoardQueryDto {
  /** An instant from which changes are told; a week ago without it. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^20\d{2}-\d{2}-\d{2}T.*Z$/) since?: string;
}

export class CaseVersionDto {
  @IsUUID() id!: string;
  @IsInt() @Min(1) version!: number;
}

export class ReassignDto {
  @IsUUID() id!: string;
  /** At most a hundred: more are refused by the rule, which names the reason. */
  @IsArray() @ArrayMaxSize(1000) @ValidateNested({ each: true }) @Type(() => CaseVersionDto) cases!: CaseVersionDto[];
  /** Null: back to the team's queue. */
  @ValidateIf((_body, value) => value !== null) @IsUUID() ownerId!: string | null;
  @IsString() @MaxLength(40) reason!: string;
}

export class NewDeputyDto {
  @IsUUID() id!: string;
  @IsUUID() membershipId!: string;
  @IsUUID() deputyId!: string;
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
}

export class EndDeputyDto {
  @IsInt() @Min(1) version!: number;
}
