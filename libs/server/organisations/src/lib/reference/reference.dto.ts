import { ApiProperty } from '@nestjs/swagger';

export class AreaDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ type: String, nullable: true }) readonly parentId!: string | null;
  @ApiProperty() readonly kind!: string;
  @ApiProperty() readonly codeSystem!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: Object, description: 'By language' }) readonly names!: Readonly<Record<string, string>>;
}

export class CodeDto {
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: Object, description: 'By language' }) readonly labels!: Readonly<Record<string, string>>;
  @ApiProperty({ description: 'False: shown where it stands, offered no more' }) readonly active!: boolean;
}

export class ProgrammeDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: [String] }) readonly countries!: readonly string[];
}

export class DirectoryEntryDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: ['ngo', 'duty_bearer'] }) readonly kind!: 'ngo' | 'duty_bearer';
  @ApiProperty({ type: String, nullable: true }) readonly category!: string | null;
  @ApiProperty() readonly country!: string;
  @ApiProperty({ type: String, nullable: true }) readonly areaId!: string | null;
}

export class OwnTeamDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly organisationId!: string;
}

export class ColleagueDto {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly organisationId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly teamId!: string | null;
  @ApiProperty() readonly roleKey!: string;
}

export class ReferenceDto {
  @ApiProperty({ type: [AreaDto] }) readonly areas!: readonly AreaDto[];
  @ApiProperty({ type: Object, description: 'CodeDto[] by list' }) readonly codes!: Readonly<Record<string, readonly CodeDto[]>>;
  @ApiProperty({ type: Object }) readonly settings!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: [ProgrammeDto] }) readonly programmes!: readonly ProgrammeDto[];
  @ApiProperty({ type: [DirectoryEntryDto] }) readonly organisations!: readonly DirectoryEntryDto[];
  @ApiProperty({ type: [OwnTeamDto], description: "Teams of one's own organisations" }) readonly teams!: readonly OwnTeamDto[];
  @ApiProperty({ type: [ColleagueDto], description: "People of one's own organisations" }) readonly colleagues!: readonly ColleagueDto[];
}
