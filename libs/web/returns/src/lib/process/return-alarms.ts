import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { STOP_REASONS } from '@tact/domain';
import { Drafts, TPipe } from '@tact/web/core';
import { AreaField, Dialog, Icon, Radios } from '@tact/web/ui';
import { ReturnProblem } from '../shared/return-problem';
import { Acting } from './acting';

/** The two ways out that never wait: the child is missing, and the return is stopped. */
@Component({
  selector: 'tact-return-alarms',
  imports: [AreaField, Dialog, Icon, Radios, ReturnProblem, TPipe],
  template: `<div class="btns">
      @if (isOpen()) {
        <button class="btn danger" type="button" (click)="asked.set('missing')"><svg tactIcon="search"></svg>{{ 'returns.missing' | t }}</button>
      }
      @if (view().may.stop) {
        <button class="btn" type="button" (click)="asked.set('stop')">{{ 'returns.stopTitle' | t }}</button>
      }
    </div>
    <tact-dialog [open]="asked() === 'missing'" [heading]="'returns.missing' | t" (closed)="asked.set(null)">
      <p>{{ 'returns.missingText' | t }}</p>
      @if (problem(); as refused) {
        <tact-return-problem [problem]="refused" />
      }
      <tact-area-field name="missing-text" [rows]="3" [maxLength]="5000" [label]="'returns.missingWords' | t" [optional]="true" [value]="text()()" (valueChange)="text().set($event)" />
      <div class="btns" foot>
        <button class="btn danger" type="button" [attr.aria-disabled]="isBusy() || null" (click)="missing()"><svg tactIcon="attention"></svg>{{ 'returns.send' | t }}</button>
        <button class="btn" type="button" (click)="asked.set(null)">{{ 'form.cancel' | t }}</button>
      </div>
    </tact-dialog>
    <tact-dialog [open]="asked() === 'stop'" [heading]="'returns.stopTitle' | t" (closed)="asked.set(null)">
      <p>{{ 'returns.stopText' | t }}</p>
      @if (problem(); as refused) {
        <tact-return-problem [problem]="refused" />
      }
      <tact-radios name="stop-reason" [label]="'returns.reason' | t" [options]="reasons()" [(value)]="reason" />
      <div class="btns" foot>
        <button class="btn danger" type="button" [disabled]="!reason()" [attr.aria-disabled]="isBusy() || null" (click)="stop()">{{ 'returns.stopTitle' | t }}</button>
        <button class="btn" type="button" (click)="asked.set(null)">{{ 'form.cancel' | t }}</button>
      </div>
    </tact-dialog>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReturnAlarms extends Acting {
  private readonly drafts = inject(Drafts);
  protected readonly asked = signal<'missing' | 'stop' | null>(null);
  protected readonly reason = signal('');
  private readonly key = computed(() => `return:${this.view().id}:missing`);
  protected readonly text = computed(() => this.drafts.of(this.key(), ''));
  protected readonly reasons = computed(() => STOP_REASONS.map((value) => ({ value, label: this.i18n.t(`returns.stopReason.${value}`) })));
  protected readonly isOpen = computed(() => !['stopped', 'stayed'].includes(this.view().state));

  protected async missing(): Promise<void> {
    const text = this.text()().trim();
    if (!(await this.act('missing', text ? { text } : {}))) return;
    this.drafts.done(this.key());
    this.asked.set(null);
  }

  protected async stop(): Promise<void> {
    if (await this.act('stop', { reason: this.reason() })) this.asked.set(null);
  }
}
