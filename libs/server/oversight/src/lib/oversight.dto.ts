import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;

export const ACCESS_KINDS = ['revealed', 'opened', 'delivered', 'opened_on_device', 'matched', 'exported', 'system', 'emergency'] as const;

class LogFilterDto {
  @ApiPropertyOptional({ description: 'Who' }) @IsOptional() @IsUUID()
  readonly actorId?: string;

  @ApiPropertyOptional({ description: 'Exact case code' }) @IsOptional() @IsString() @Length(1, 20)
  readonly caseCode?: string;

  @ApiPropertyOptional({ description: 'Instant (UTC), included' }) @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }) @Matches(INSTANT)
  readonly from?: string;

  @ApiPropertyOptional({ description: 'Instant (UTC), not included' }) @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }) @Matches(INSTANT)
  readonly to?: string;

  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 300)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 }) @IsOptional() @IsInt() @Min(1) @Max(200)
  readonly limit?: number;
}

export class AccessLogFilterDto extends LogFilterDto {
  @ApiPropertyOptional({ enum: ACCESS_KINDS, isArray: true }) @IsOptional() @IsArray() @IsIn(ACCESS_KINDS, { each: true })
  readonly kind?: readonly (typeof ACCESS_KINDS)[number][];
}

export class AuditLogFilterDto extends LogFilterDto {
  @ApiPropertyOptional({ description: 'Table' }) @IsOptional() @Matches(/^[a-z_]{1,60}$/)
  readonly table?: string;
}

/** One reading of case content, as it was committed before the data went out. */
export class AccessEntryDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'When, by the device\'s own clock' }) readonly deviceAt!: string | null;
  @ApiProperty({ enum: ACCESS_KINDS }) readonly kind!: (typeof ACCESS_KINDS)[number];
  @ApiProperty({ enum: ['server', 'device'], description: 'Whether the server saw it or a device reports it' }) readonly seenBy!: 'server' | 'device';
  @ApiProperty() readonly actorId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly actorName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly section!: string | null;
  @ApiProperty({ type: [String], description: 'Up to 20' }) readonly caseCodes!: readonly string[];
  @ApiProperty() readonly caseCount!: number;
  @ApiProperty({ type: String, nullable: true }) readonly request!: string | null;
}

export class AccessLogDto {
  @ApiProperty({ type: [AccessEntryDto] }) readonly items!: readonly AccessEntryDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** One changed row: which fields, never their values. */
export class AuditEntryDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly actorId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly actorName!: string | null;
  @ApiProperty() readonly table!: string;
  @ApiProperty() readonly rowId!: string;
  @ApiProperty({ enum: ['insert', 'update', 'delete'] }) readonly op!: 'insert' | 'update' | 'delete';
  @ApiProperty({ type: [String] }) readonly changed!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) readonly caseCode!: string | null;
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly seq!: number;
  @ApiProperty({ type: String, nullable: true }) readonly request!: string | null;
}

export class AuditLogDto {
  @ApiProperty({ type: [AuditEntryDto] }) readonly items!: readonly AuditEntryDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
