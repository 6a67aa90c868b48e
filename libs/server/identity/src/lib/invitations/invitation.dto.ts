import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';

export class OpenInvitationDto {
  @ApiProperty() @Matches(/^[A-Za-z0-9_-]{43}$/)
  readonly token!: string;
}

export class AcceptInvitationDto extends OpenInvitationDto {
  @ApiPropertyOptional({ minLength: 12, maxLength: 128 }) @IsOptional() @IsString() @Length(1, 200)
  readonly password?: string;

  @ApiPropertyOptional({ description: 'Six digits of the new second factor' }) @IsOptional() @Matches(/^[0-9]{6}$/)
  readonly code?: string;
}

export class InvitationDto {
  @ApiProperty() readonly email!: string;
  @ApiProperty() readonly displayName!: string;
  @ApiProperty() readonly wantsPassword!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Base32 seed for an authenticator app, when a second factor is to be set up' }) readonly totpSecret!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly totpUri!: string | null;
}
