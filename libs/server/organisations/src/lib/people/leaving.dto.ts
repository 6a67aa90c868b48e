import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsUUID, Min, ValidateIf } from 'class-validator';
import { MembershipDto } from './people.dto';

export class EndMembershipDto {
  @ApiProperty({ description: 'The version that was read' }) @IsInt() @Min(1)
  readonly version!: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Who takes over the work; the team\'s queue when missing or null' })
  @ValidateIf((_body, value) => value !== null && value !== undefined) @IsUUID()
  readonly heirId?: string | null;
}

export class HeirDto {
  @ApiProperty() readonly userId!: string;
  @ApiProperty() readonly name!: string;
}

/** What is open in somebody's name in the organisation: numbers only. */
export class WorkLeftDto {
  @ApiProperty() readonly cases!: number;
  @ApiProperty() readonly tasks!: number;
  @ApiProperty({ description: 'Proposals of that person that wait for a decision; they stay and are decided by others' }) readonly approvals!: number;
  @ApiProperty() readonly referrals!: number;
  @ApiProperty({ type: [HeirDto], description: 'Who of the team may take the work over' }) readonly heirs!: readonly HeirDto[];
}

export class HandedOnDto {
  @ApiProperty() readonly cases!: number;
  @ApiProperty({ description: 'Cases among them that wait in the team\'s queue' }) readonly queued!: number;
  @ApiProperty() readonly tasks!: number;
  @ApiProperty() readonly referrals!: number;
}

export class EndedMembershipDto extends MembershipDto {
  @ApiProperty({ type: HandedOnDto }) readonly handedOn!: HandedOnDto;
}
