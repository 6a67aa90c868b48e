import { EXPORT_FORMATS, EXPORT_REASONS, type ExportFormat, type ExportReason } from '@tact/domain';
import { CaseFilterDto } from '@tact/server/cases';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, ValidateNested } from 'class-validator';

export class ExportCaseDto {
  @IsIn(EXPORT_FORMATS)
  format!: ExportFormat;

  /** Why; a code, kept with the export. */
  @IsIn(EXPORT_REASONS)
  reason!: ExportReason;
}

export class ExportListDto extends ExportCaseDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => CaseFilterDto)
  filter?: CaseFilterDto;
}
