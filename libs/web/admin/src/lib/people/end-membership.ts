import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type ApiProblem, TPipe, toProblem } from '@tact/web/core';
import { Dialog, Failure, Loading, SelectField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Membership, WorkLeft } from '../shared/admin-model';

/** Before a membership ends: what stands in that person's name, in numbers, and who takes it over. Without a choice, the team's queue. */
@Component({
  selector: 'tact-end-membership',
  imports: [Dialog, Failure, Loading, SelectField, TPipe],
  template: `<tact-dialog [open]="!!membership()" [heading]="'admin.endAsk.title' | t" (closed)="closed.emit()">
    <p>{{ 'admin.endAsk.text' | t }}</p>
    @if (problem(); as failed) {
      <tact-failure [problem]="failed" />
    }
    @if (work(); as rest) {
      @if (hasWork()) {
        <p><b>{{ 'admin.endAsk.workTitle' | t }}</b><br />{{ 'admin.endAsk.work' | t: { cases: rest.cases, tasks: rest.tasks, referrals: rest.referrals, approvals: rest.approvals } }}</p>
        <tact-select-field name="heir" [label]="'admin.endAsk.heir' | t" [options]="heirs()" [empty]="'admin.endAsk.queue' | t" [(value)]="heir" />
      } @else {
        <p>{{ 'admin.endAsk.noWork' | t }}</p>
      }
    } @else if (!problem()) {
      <tact-loading [rows]="2" />
    }
    <div class="btns" foot>
      <button class="btn danger" type="button" [disabled]="!work()" (click)="end()">{{ 'admin.endAsk.yes' | t }}</button>
      <button class="btn" type="button" (click)="closed.emit()">{{ 'form.cancel' | t }}</button>
    </div>
  </tact-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndMembership {
  private readonly api = inject(AdminApi);
  readonly membership = input.required<Membership | null>();
  readonly closed = output<void>();
  readonly left = output<void>();
  protected readonly work = signal<WorkLeft | null>(null);
  protected readonly heir = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly hasWork = computed(() => {
    const left = this.work();
    return !!left && left.cases + left.tasks + left.referrals + left.approvals > 0;
  });
  protected readonly heirs = computed(() => (this.work()?.heirs ?? []).map(({ userId, name }) => ({ value: userId, label: name })));

  constructor() {
    effect(() => {
      const membership = this.membership();
      untracked(() => {
        this.heir.set('');
        this.problem.set(null);
        this.work.set(null);
        if (membership) void this.load(membership);
      });
    });
  }

  protected async end(): Promise<void> {
    const one = this.membership();
    if (!one) return;
    try {
      await this.api.endMembership(one.id, one.version, this.heir() || null);
      this.left.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  private async load({ id }: Membership): Promise<void> {
    try {
      const work = await this.api.workLeft(id);
      if (this.membership()?.id === id) this.work.set(work);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
