import { ChangeDetectionStrategy, Component, computed, linkedSignal } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon, Note, Radios, Section, TextField } from '@tact/web/ui';
import { ReturnProblem } from '../shared/return-problem';
import { Acting } from './acting';
import { AppointWorker } from './appoint-worker';
import { PartnerList } from './partner-list';
import { ReturnAlarms } from './return-alarms';

/** The return itself: where the child will live, the day of travel, the next move with what it lacks, who works on it, and how it ends. */
@Component({
  selector: 'tact-process-panel',
  imports: [AppointWorker, Icon, Note, PartnerList, Radios, ReturnAlarms, ReturnProblem, Section, TPipe, TextField],
  templateUrl: './process-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessPanel extends Acting {
  protected readonly placement = linkedSignal<string>(() => this.view().placement ?? '');
  protected readonly travelOn = linkedSignal<string>(() => this.view().travelOn ?? '');
  protected readonly placements = computed(() => (['family', 'not_family'] as const).map((value) => ({ value, label: this.i18n.t(`returns.placementOf.${value}`) })));
  protected readonly isDirty = computed(() => this.placement() !== (this.view().placement ?? '') || this.travelOn() !== (this.view().travelOn ?? ''));
  protected readonly lacks = computed(() => this.view().next?.unmet ?? []);
  protected readonly ended = computed(() => {
    const { state, stopReason } = this.view();
    if (state === 'stayed') return this.i18n.t('returns.stayedText');
    return state === 'stopped' ? this.i18n.t('returns.stopBecause', { reason: this.i18n.tOr(`returns.stopReason.${stopReason ?? 'other'}`, stopReason ?? '') }) : '';
  });

  protected async save(): Promise<void> {
    const { version } = this.view();
    await this.act('change', { version, ...(this.placement() ? { placement: this.placement() } : {}), travelOn: this.travelOn() || null });
  }

  protected async move(to: string): Promise<void> {
    await this.act('move', { to, version: this.view().version });
  }
}
