import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tact/server/platform';
import { AcceptInvitationHandler } from './accept-invitation.handler';
import { AcceptInvitationDto, InvitationDto, OpenInvitationDto } from './invitation.dto';

/** Setting a first or a new password and second factor with an invitation's token. */
@ApiTags('auth')
@Controller('auth/invitations')
export class InvitationsController {
  constructor(@Inject(AcceptInvitationHandler) private readonly invitations: AcceptInvitationHandler) {}

  /** What the invitation asks for. 404 when it was used, expired or never made. */
  @Post('open') @HttpCode(200) @Public('The invitation token is the credential') @ApiOkResponse({ type: InvitationDto })
  open(@Body() { token }: OpenInvitationDto): Promise<InvitationDto> {
    return this.invitations.open(token);
  }

  /** Sets what was asked for; sign-in follows. 400 with the field at fault; 404 as above. */
  @Post('accept') @HttpCode(204) @Public('The invitation token is the credential') @ApiNoContentResponse()
  accept(@Body() body: AcceptInvitationDto): Promise<void> {
    return this.invitations.accept(body);
  }
}
