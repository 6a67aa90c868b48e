import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

export const ERASURE_REASONS = ['retention', 'request', 'order'] as const;
export const ERASURE_STATES = ['proposed', 'done', 'refused', 'withdrawn'] as const;

export class RetentionPageDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 300)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200)
  readonly limit?: number;
}

export class ErasuresPageDto extends RetentionPageDto {
  @ApiPropertyOptional({ enum: ERASURE_STATES }) @IsOptional() @IsIn(ERASURE_STATES)
  readonly state?: (typeof ERASURE_STATES)[number];
}

/** A closed case whose time is over. Its code, never its content. */
export class DueCaseDto {
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty({ enum: ['at_risk', 'victim'], description: 'Which of the two rules counts' }) readonly group!: 'at_risk' | 'victim';
  @ApiProperty() readonly closedAt!: string;
  @ApiProperty({ description: 'Instant (UTC) from which it may be erased' }) readonly dueAt!: string;
}

export class DueCasesDto {
  @ApiProperty({ type: [DueCaseDto] }) readonly items!: readonly DueCaseDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class ProposeErasureDto {
  @ApiProperty() @IsUUID()
  readonly id!: string;

  @ApiProperty({ description: 'Exact case code' }) @IsString() @Length(1, 20)
  readonly caseCode!: string;

  @ApiProperty({ enum: ERASURE_REASONS, description: 'Time is over; the person asks; a court or authority orders' }) @IsIn(ERASURE_REASONS)
  readonly reason!: (typeof ERASURE_REASONS)[number];
}

export class DecideErasureDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;
}

export class ErasureIdParam {
  @IsUUID()
  readonly id!: string;
}

/** A proposed or done erasure; done, it is the ledger's entry. */
export class ErasureDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly organisationName!: string | null;
  @ApiProperty({ enum: [...ERASURE_REASONS, 'replayed'] }) readonly reason!: string;
  @ApiProperty({ type: String, nullable: true }) readonly closedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly dueAt!: string | null;
  @ApiProperty({ enum: ERASURE_STATES }) readonly state!: (typeof ERASURE_STATES)[number];
  @ApiProperty() readonly proposedBy!: string;
  @ApiProperty({ type: String, nullable: true }) readonly proposedByName!: string | null;
  @ApiProperty() readonly proposedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the ledger entry, hex; the audit trail and the anchors hold it too' }) readonly proof!: string | null;
  @ApiProperty({ description: 'Whether the ledger outside the database has it' }) readonly anchored!: boolean;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: 'Whether the caller may be the second person' }) readonly mayConfirm!: boolean;
}

export class ErasuresDto {
  @ApiProperty({ type: [ErasureDto] }) readonly items!: readonly ErasureDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
