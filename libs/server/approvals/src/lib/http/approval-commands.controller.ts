import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe, newId, Once } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { ApprovalCommands, type ApprovalView } from '../commands/approval-commands';
import { ApprovalVersionDto, ProposeApprovalDto, ReturnApprovalDto } from './approval.dto';

/** Proposing and deciding approvals of any subject; what waits and what was approved is read in `GET /approvals`. */
@ApiTags('approvals')
@Controller()
export class ApprovalCommandsController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Once) private readonly once: Once,
    @Inject(ApprovalCommands) private readonly commands: ApprovalCommands,
  ) {}

  /** Puts a move, an assessment, a plan or a closure before the supervisor. 422 `gates_unmet` names what else is missing; 409 `already_waiting`. */
  @Post('cases/:id/approvals') @Requires('propose', 'Approval')
  propose(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) caseId: string, @IdempotencyKey() key: string | undefined, @Body() body: ProposeApprovalDto): Promise<ApprovalView> {
    const id = newId(body.id);
    return this.run(principal, { route: `POST /cases/${caseId}/approvals`, key, body, id, caseId }, () => this.commands.propose.execute(principal, caseId, { ...body, id }));
  }

  /** Approves the version that was read; what was read is kept. 409 `already_decided`, `approval_stale`. */
  @Post('approvals/:id/approve') @HttpCode(200) @Requires('approve', 'Approval')
  approve(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: ApprovalVersionDto): Promise<ApprovalView> {
    return this.command(principal, id, 'approve', key, body, () => this.commands.decide.approve(principal, id, body.version));
  }

  /** Gives it back with marked parts and a comment. */
  @Post('approvals/:id/return') @HttpCode(200) @Requires('return', 'Approval')
  giveBack(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: ReturnApprovalDto): Promise<ApprovalView> {
    return this.command(principal, id, 'return', key, body, () => this.commands.decide.giveBack(principal, id, body));
  }

  /** The proposer takes it back. */
  @Post('approvals/:id/withdraw') @HttpCode(200) @Requires('propose', 'Approval')
  withdraw(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: ApprovalVersionDto): Promise<ApprovalView> {
    return this.command(principal, id, 'withdraw', key, body, () => this.commands.withdraw.execute(principal, id, body.version));
  }

  /** The case is looked up first: what is decided is opened, and that is logged before. */
  private async command(principal: Principal, id: string, name: string, key: string | undefined, body: object, work: () => Promise<void>): Promise<ApprovalView> {
    const caseId = await this.uow.run(principal, async () => (await this.commands.finder.find(principal, id)).row.case_id);
    return this.run(principal, { route: `POST /approvals/${id}/${name}`, key, body, id, caseId }, work);
  }

  private run(principal: Principal, of: { route: string; key: string | undefined; body: object; id: string; caseId: string }, work: () => Promise<void>): Promise<ApprovalView> {
    return this.once.run(principal, {
      route: of.route, key: of.key, body: of.body, caseId: of.caseId,
      first: async () => {
        await work();
        const value = await this.commands.head(principal, of.id);
        return { value, resource: value.id, version: value.version };
      },
      again: (resource) => this.commands.head(principal, resource),
    });
  }
}
