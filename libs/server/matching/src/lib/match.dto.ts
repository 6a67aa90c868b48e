import { ApiProperty } from '@nestjs/swagger';
import { MATCH_ACTS, MATCH_STATES, type MatchAct, type MatchSide, type MatchState } from '@tact/domain';
import { IsInt, Min } from 'class-validator';

export class StepMatchDto {
  @ApiProperty({ minimum: 1 }) @IsInt() @Min(1)
  readonly version!: number;
}

/** Whom to speak to about the other case. */
export class MatchContactDto {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly organisationName!: string;
  @ApiProperty() readonly email!: string;
}

/** A match from one side: one's own case, and of the other nothing but the supervisors until both agreed. */
export class MatchDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['older', 'newer', 'both'] }) readonly side!: MatchSide;
  @ApiProperty() readonly caseId!: string;
  @ApiProperty() readonly caseCode!: string;
  @ApiProperty({ enum: MATCH_STATES }) readonly state!: MatchState;
  @ApiProperty() readonly madeAt!: string;
  @ApiProperty({ type: [MatchContactDto] }) readonly others!: readonly MatchContactDto[];
  @ApiProperty({ type: String, nullable: true }) readonly otherCaseId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly otherCaseCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly openUntil!: string | null;
  @ApiProperty({ enum: MATCH_ACTS, isArray: true }) readonly acts!: readonly MatchAct[];
  @ApiProperty() readonly version!: number;
}

export class MatchesDto {
  @ApiProperty({ type: [MatchDto] }) readonly items!: readonly MatchDto[];
}
