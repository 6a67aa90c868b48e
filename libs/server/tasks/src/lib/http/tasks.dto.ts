import { IsInt, IsISO8601, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';

export class AddTaskDto {
  @IsUUID() id!: string;
  @IsString() @MaxLength(60) kind!: string;
  @IsISO8601({ strict: true }) dueAt!: string;
  @IsOptional() @IsString() @MaxLength(20_000) text?: string | null;
}

export class CompleteTaskDto {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() @MaxLength(20_000) text?: string | null;
}
