import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EMERGENCY_REASONS, EMERGENCY_TEXT, EMERGENCY_VERDICTS, type EmergencyState, type EmergencyVerdict } from '@tact/domain';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

/** One exact code, or a whole name with the birth year. */
export class OpenEmergencyDto {
  @ApiProperty({ description: 'UUIDv7 of the access' }) @IsUUID()
  readonly id!: string;

  @ApiPropertyOptional({ description: 'Exact case code, with or without dashes' }) @IsOptional() @IsString() @Length(1, 20)
  readonly caseCode?: string | null;

  @ApiPropertyOptional({ description: 'The whole name, in any script' }) @IsOptional() @IsString() @Length(1, 300)
  readonly name?: string | null;

  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1900) @Max(2100)
  readonly birthYear?: number | null;

  @ApiProperty({ enum: EMERGENCY_REASONS }) @IsIn(EMERGENCY_REASONS)
  readonly reasonCode!: (typeof EMERGENCY_REASONS)[number];

  @ApiProperty({ minLength: EMERGENCY_TEXT.min, maxLength: EMERGENCY_TEXT.max }) @IsString() @Length(EMERGENCY_TEXT.min, EMERGENCY_TEXT.max)
  readonly reason!: string;

  @ApiProperty({ description: 'A fresh code of the second factor, six digits' }) @IsString() @Matches(/^[0-9]{6}$/)
  readonly code!: string;
}

export class ReviewEmergencyDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;

  @ApiProperty({ enum: EMERGENCY_VERDICTS }) @IsIn(EMERGENCY_VERDICTS)
  readonly verdict!: EmergencyVerdict;

  @ApiProperty({ description: 'Demanded when it was not justified' }) @IsString() @MaxLength(EMERGENCY_TEXT.max)
  readonly comment!: string;
}

/** An emergency access. `id` is its own; times are instants (UTC). */
export class EmergencyAccessDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly caseId!: string;
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty() readonly userId!: string;
  @ApiProperty() readonly userName!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty() readonly organisationName!: string;
  @ApiProperty({ enum: EMERGENCY_REASONS }) readonly reasonCode!: string;
  @ApiProperty({ type: [String] }) readonly sections!: readonly string[];
  @ApiProperty() readonly openedAt!: string;
  @ApiProperty() readonly endsAt!: string;
  @ApiProperty() readonly isOpen!: boolean;
  @ApiProperty({ enum: ['waiting', ...EMERGENCY_VERDICTS] }) readonly state!: EmergencyState;
  @ApiProperty({ type: String, nullable: true }) readonly reviewedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly reviewedAt!: string | null;
  @ApiProperty() readonly mayReview!: boolean;
  @ApiProperty() readonly version!: number;
}

export class EmergencyListDto {
  @ApiProperty({ type: [EmergencyAccessDto] }) readonly items!: readonly EmergencyAccessDto[];
}

export class EmergencyReadDto {
  @ApiProperty() readonly at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly section!: string | null;
}

/** With what was written for it and what was read with it. */
export class EmergencyReviewDto extends EmergencyAccessDto {
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ type: String, nullable: true }) readonly comment!: string | null;
  @ApiProperty({ type: [EmergencyReadDto], description: 'At most 200' }) readonly reads!: readonly EmergencyReadDto[];
}
