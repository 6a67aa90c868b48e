import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal } from '@angular/core';
import { Auth, TPipe } from '@tact/web/core';
import { ReturnStore } from '@tact/web/offline';
import { SelectField } from '@tact/web/ui';
import { ReturnProblem } from '../shared/return-problem';
import { Acting } from './acting';

/** A partner's supervisor or duty bearer names the worker of its own who sees to the return. */
@Component({
  selector: 'tact-appoint-worker',
  imports: [ReturnProblem, SelectField, TPipe],
  template: `@if (options().length) {
    <form class="returnform" novalidate (submit)="$event.preventDefault(); save()">
      @if (problem(); as refused) {
        <tact-return-problem [problem]="refused" />
      }
      <tact-select-field name="return-worker" [label]="'returns.appoint' | t" [options]="options()" [empty]="'returns.appointNobody' | t" [(value)]="chosen" />
      @if (chosen() !== (own()?.workerId ?? '')) {
        <div class="btns"><button class="btn" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'returns.save' | t }}</button></div>
      }
    </form>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppointWorker extends Acting {
  private readonly auth = inject(Auth);
  private readonly returns = inject(ReturnStore);
  private readonly people = computed(() => this.returns.people(this.view().id));
  /** The part of this return that is one's own organisation's. */
  protected readonly own = computed(() => {
    const mine = (this.auth.principal()?.memberships ?? []).map(({ organisationId }) => organisationId);
    return this.view().partners.find((partner) => partner.endedAt === null && mine.includes(partner.organisationId)) ?? null;
  });
  protected readonly chosen = linkedSignal<string>(() => this.own()?.workerId ?? '');
  protected readonly options = computed(() => (this.people().value()?.items ?? []).map(({ userId, name }) => ({ value: userId, label: name })));

  constructor() {
    super();
    effect(() => void this.people().load());
  }

  protected async save(): Promise<void> {
    const partner = this.own();
    if (partner) await this.act('appoint', { partnerId: partner.id, userId: this.chosen() || null });
  }
}
