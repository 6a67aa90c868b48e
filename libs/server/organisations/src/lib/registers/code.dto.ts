import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { PageDto } from '../admin/page.dto';
import { IsLabels } from '../admin/labels';

export class CodesPageDto extends PageDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 60)
  readonly list?: string;
}

export class CodeParams {
  @Matches(/^[a-z_]{1,60}$/)
  readonly list!: string;

  @Matches(/^[A-Za-z0-9_]{1,60}$/)
  readonly code!: string;
}

export class NewCodeDto {
  @ApiProperty({ description: 'A list that exists' }) @Matches(/^[a-z_]{1,60}$/)
  readonly list!: string;

  @ApiProperty() @Matches(/^[A-Za-z0-9_]{1,60}$/)
  readonly code!: string;

  @ApiProperty({ type: Object, description: 'By language: en, sq, el, ro' }) @IsLabels()
  readonly labels!: Readonly<Record<string, string>>;

  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(9999)
  readonly position?: number;
}

export class ChangeCodeDto {
  @ApiPropertyOptional({ type: Object }) @IsOptional() @IsLabels()
  readonly labels?: Readonly<Record<string, string>>;

  @ApiPropertyOptional() @IsOptional() @IsBoolean()
  readonly active?: boolean;

  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(9999)
  readonly position?: number;
}

export class CodeValueDto {
  @ApiProperty() readonly list!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: Object }) readonly labels!: Readonly<Record<string, string>>;
  @ApiProperty() readonly active!: boolean;
  @ApiProperty() readonly position!: number;
  @ApiProperty() readonly version!: number;
}

export class CodeValuesDto {
  @ApiProperty({ type: [CodeValueDto] }) readonly items!: readonly CodeValueDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class SettingParam {
  @Matches(/^[A-Za-z][A-Za-z0-9._-]{0,79}$/)
  readonly key!: string;
}

export class ChangeSettingDto {
  @ApiProperty({ description: 'Of the same shape as the present value' }) @IsDefined()
  readonly value!: unknown;
}

export class SettingDto {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly value!: unknown;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly updatedAt!: string;
}

export class SettingsDto {
  @ApiProperty({ type: [SettingDto] }) readonly items!: readonly SettingDto[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class NewAreaDto {
  @ApiProperty({ description: 'The municipality or county it lies in' }) @IsUUID()
  readonly parentId!: string;

  @ApiProperty({ type: Object }) @IsLabels()
  readonly names!: Readonly<Record<string, string>>;
}
