import { ApiProperty } from '@nestjs/swagger';
import { OVERRIDE_BASES, OVERRIDE_REASON, OVERRIDE_STATES, type OverrideBasis, type OverrideState, SECTIONS, type Section } from '@tact/domain';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsInt, IsISO8601, IsString, IsUUID, Length, Min } from 'class-validator';

export class ProposeOverrideDto {
  @ApiProperty({ description: 'UUIDv7' }) @IsUUID()
  readonly id!: string;

  @ApiProperty() @IsUUID()
  readonly recipientOrgId!: string;

  @ApiProperty({ enum: SECTIONS, isArray: true }) @ArrayMinSize(1) @ArrayMaxSize(SECTIONS.length) @ArrayUnique() @IsIn(SECTIONS, { each: true })
  readonly sections!: Section[];

  @ApiProperty({ enum: OVERRIDE_BASES }) @IsIn(OVERRIDE_BASES)
  readonly basis!: OverrideBasis;

  @ApiProperty({ minLength: OVERRIDE_REASON.min, maxLength: OVERRIDE_REASON.max }) @IsString() @Length(OVERRIDE_REASON.min, OVERRIDE_REASON.max)
  readonly reason!: string;

  @ApiProperty({ description: 'Instant, UTC; at most 90 days ahead' }) @IsISO8601({ strict: true })
  readonly until!: string;
}

export class StepOverrideDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;
}

/** A decision to share without consent, or the proposal of one. */
export class OverrideDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly recipientOrgId!: string;
  @ApiProperty() readonly recipientName!: string;
  @ApiProperty({ enum: SECTIONS, isArray: true }) readonly sections!: readonly Section[];
  @ApiProperty({ enum: OVERRIDE_BASES }) readonly basis!: OverrideBasis;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ enum: OVERRIDE_STATES }) readonly state!: OverrideState;
  @ApiProperty() readonly proposedByName!: string;
  @ApiProperty() readonly proposedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly endedAt!: string | null;
  @ApiProperty() readonly until!: string;
  @ApiProperty({ description: 'Its end has passed' }) readonly isOver!: boolean;
  @ApiProperty({ description: 'Whether the caller may be the second person' }) readonly mayDecide!: boolean;
  @ApiProperty() readonly version!: number;
}

export class OverridesDto {
  @ApiProperty({ type: [OverrideDto] }) readonly items!: readonly OverrideDto[];
}

/** As the data protection officer reads it: no reason and no child. */
export class OverrideLogEntryDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty() readonly recipient!: string;
  @ApiProperty({ enum: OVERRIDE_BASES }) readonly basis!: OverrideBasis;
  @ApiProperty({ enum: SECTIONS, isArray: true }) readonly sections!: readonly Section[];
  @ApiProperty({ enum: OVERRIDE_STATES }) readonly state!: OverrideState;
  @ApiProperty() readonly proposedByName!: string;
  @ApiProperty() readonly proposedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly decidedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty() readonly until!: string;
}

export class OverrideLogDto {
  @ApiProperty({ type: [OverrideLogEntryDto] }) readonly items!: readonly OverrideLogEntryDto[];
}
