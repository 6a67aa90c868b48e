import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TPipe, daysBetween } from '@tact/web/core';
import { GateList, Icon, StagePath, type StageView } from '@tact/web/ui';
import { CaseFactWords } from '../header/case-facts';
import { OpenFile } from '../file/open-file';
import { gateViews } from '../rules/gate-views';
import { DayWords } from '../words/day-words';
import { type StageStep, nextTarget, stageSteps } from '../rules/stage-views';

/** The road through the stages, with the gates of the stage that lies ahead hanging below. */
@Component({
  selector: 'tact-stage-panel',
  imports: [GateList, Icon, RouterLink, StagePath, TPipe],
  providers: [CaseFactWords],
  templateUrl: './stage-panel.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StagePanel {
  private readonly days = inject(DayWords);
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  protected readonly words = inject(CaseFactWords);
  protected readonly target = computed(() => nextTarget(this.open.file(), this.open.moves()));
  protected readonly gates = computed(() => gateViews(this.target()?.gates ?? [], this.i18n, (...parts) => this.open.link(...parts)));
  protected readonly met = computed(() => this.gates().filter((gate) => gate.met).length);
  private readonly steps = computed(() => stageSteps(this.open.file(), this.open.moves()));
  protected readonly stages = computed<readonly StageView[]>(() =>
    this.steps().map((step) => ({ key: step.stage, name: this.name(step.stage), state: step.state, note: this.note(step), ...(step.gate ? { gate: step.gate } : {}) })),
  );
  protected readonly isClosed = computed(() => this.open.head().status === 'closed');
  /** An assisted return belongs to protection and what follows it. */
  protected readonly mayReturn = computed(() => this.open.canWrite() && ['protection', 'assisted_return', 'reintegration'].includes(this.open.head().stage));
  protected readonly stageNow = computed(() => this.name(this.open.head().stage));
  protected readonly place = computed(() => {
    const steps = this.steps();
    const at = steps.findIndex((step) => step.state === 'now') + 1;
    return this.i18n.t('caseFile.stage.place', { at, of: steps.length, since: this.days.of(this.open.head().stageSince) });
  });

  protected name(stage: string): string {
    return this.i18n.tOr(`stage.${stage}`, stage);
  }

  private note(step: StageStep): string {
    if (step.state === 'now') {
      const count = daysBetween(this.open.head().stageSince, new Date());
      return this.i18n.t('caseFile.stage.since', { since: this.days.of(this.open.head().stageSince), count: Math.max(0, count) });
    }
    if (step.state === 'past' && step.from && step.to) return this.i18n.t('caseFile.stage.span', { from: this.days.of(step.from), to: this.days.of(step.to) });
    return step.gates ? this.i18n.t('caseFile.stage.gates', { met: step.gates.met, all: step.gates.all }) : '';
  }
}
