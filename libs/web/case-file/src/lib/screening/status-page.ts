import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type VictimStatus, victimStatusRefusal, victimStatusesFrom } from '@tact/domain';
import { Access, I18n, TPipe } from '@tact/web/core';
import { ErrorSummary, Failure, Icon, InkBar, Note, NotFound, PageHead, Radios } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordForm } from '../forms/record-form';
import { todayText } from '../words/today';

/** Where each refusal of the rule is shown. */
const FIELD_OF: Readonly<Record<string, string>> = { reason_missing: 'reason', deciding_body_missing: 'decidingBody', deciding_body_not_competent: 'decidingBody' };

/** A step of the victim status: which one, who decided, why. The rule of the domain says which steps there are. */
@Component({
  selector: 'tact-status-page',
  imports: [ErrorSummary, Failure, Icon, NotFound, Note, PageHead, Radios, RecordForm, RouterLink, TPipe],
  template: `@if (!open.mayAdd('victim_status_decision')) {
      <main id="main"><tact-not-found /></main>
    } @else {
      <tact-page-head [heading]="'caseFile.kind.victim_status_decision' | t" [back]="open.link('section', 'trafficking')" />
      <main id="main" class="filepage">
        <tact-note kind="info" [heading]="('caseFile.status.now' | t) + ': ' + ('victimStatus.' + open.head().victimStatus | t)">{{ 'caseFile.status.text' | t }}</tact-note>
        <tact-error-summary [messages]="draft.messages()" />
        @if (draft.problem(); as problem) {
          <tact-failure [problem]="problem" />
        }
        <form novalidate (submit)="$event.preventDefault(); save()">
          <tact-radios name="status" [label]="'caseFile.status.to' | t" [options]="options()" [value]="to()" [error]="draft.errors()['status'] ?? ''" (valueChange)="choose($event)" />
          <tact-record-form kind="victim_status_decision" [only]="rest" [values]="draft.values" [errors]="draft.errors()" />
          <div class="btns formend">
            <button class="btn primary" type="submit" [disabled]="draft.isBusy()"><svg tactIcon="check"></svg>{{ 'form.save' | t }}</button>
            <a class="btn" [routerLink]="open.link('section', 'trafficking')">{{ 'form.cancel' | t }}</a>
          </div>
        </form>
      </main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusPage {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  protected readonly open = inject(OpenFile);
  protected readonly draft = inject(RecordDrafts).start(this.open.id(), 'victim_status_decision', { on: todayText() });
  protected readonly rest = ['decidingBody', 'on', 'reference', 'reason'];
  protected readonly to = computed(() => String(this.draft.values()['status'] ?? ''));
  private readonly present = computed(() => this.open.head().victimStatus as VictimStatus);
  protected readonly options = computed(() => victimStatusesFrom(this.present()).map((value) => ({ value, label: this.i18n.t(`victimStatus.${value}`) })));

  protected choose(to: string): void {
    this.draft.values.update((values) => ({ ...values, status: to }));
  }

  protected async save(): Promise<void> {
    const { decidingBody, reason } = this.draft.values();
    if (this.to()) {
      const refusal = victimStatusRefusal(this.present(), {
        to: this.to() as VictimStatus, reason: String(reason ?? ''), decidingBody: decidingBody ? String(decidingBody) : null, bySupervisor: this.access.can('assign', 'Case'),
      });
      if (refusal) return this.draft.mark(FIELD_OF[refusal] ?? 'status', refusal);
    }
    const saved = await this.draft.save();
    if (!saved || saved.kind === 'refused') return;
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    await this.router.navigate([...this.open.link('section', 'trafficking')]);
  }
}
