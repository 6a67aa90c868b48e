import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { PageDto } from '../admin/page.dto';

const STATES = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;

export class ChangesPageDto extends PageDto {
  @ApiPropertyOptional({ enum: STATES }) @IsOptional() @IsIn(STATES)
  readonly state?: (typeof STATES)[number];
}

export class DecideChangeDto {
  @ApiProperty({ description: 'The version that was read' }) @IsInt() @Min(1)
  readonly version!: number;
}

/** A change that waits for, or had, a second person. */
export class ChangeDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['membership_grant', 'role_change', 'password_reset', 'second_factor_reset'] }) readonly kind!: string;
  @ApiProperty({ type: Object, description: 'What is asked: ids, names, role data' }) readonly payload!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: String, nullable: true }) readonly subjectUserId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly subjectName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly organisationId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly organisationName!: string | null;
  @ApiProperty() readonly proposedBy!: string;
  @ApiProperty() readonly proposedByName!: string;
  @ApiProperty() readonly proposedAt!: string;
  @ApiProperty({ enum: STATES }) readonly state!: (typeof STATES)[number];
  @ApiProperty({ type: String, nullable: true }) readonly decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedAt!: string | null;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: 'Whether the caller may be the second person' }) readonly mayConfirm!: boolean;
  @ApiPropertyOptional({ description: 'Only in the answer that confirmed a reset: the invitation to hand over, 72 hours, once' }) readonly invitation?: string;
}

export class ChangesDto {
  @ApiProperty({ type: [ChangeDto] }) readonly items!: readonly ChangeDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** An answer of a route whose effect may need a second person: `change` waits, or the thing itself is done. */
export class MaybeChangeDto {
  @ApiProperty({ type: ChangeDto, nullable: true }) readonly change!: ChangeDto | null;
  @ApiProperty({ type: Object, nullable: true }) readonly done!: object | null;
}
