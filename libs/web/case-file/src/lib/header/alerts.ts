import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { type AlertKind, ALERT_KINDS } from '@tact/domain';
import { Drafts, I18n, TPipe } from '@tact/web/core';
import { alertCase } from '@tact/web/offline';
import { AreaField, Dialog, Failure, Icon, InkBar } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import type { ApiProblem } from '@tact/web/core';

/** Child missing, immediate danger: from every page of the file. Risk is high at once; a task and a note start. */
@Component({
  selector: 'tact-alerts',
  imports: [AreaField, Dialog, Failure, Icon, TPipe],
  template: `@for (kind of kinds; track kind) {
      <button class="btn danger" type="button" (click)="asked.set(kind)"><svg [tactIcon]="kind === 'missing' ? 'search' : 'attention'"></svg>{{ 'caseFile.alert.' + kind | t }}</button>
    }
    <tact-dialog [open]="!!asked()" [heading]="'caseFile.alert.ask.' + (asked() ?? 'missing') | t" (closed)="asked.set(null)">
      <p>{{ 'caseFile.alert.does' | t }}</p>
      <tact-area-field name="alert-text" [rows]="3" [maxLength]="5000" [label]="'caseFile.alert.text' | t" [optional]="true" [(value)]="text" />
      @if (problem(); as failed) {
        <tact-failure [problem]="failed" />
      }
      <div class="btns" foot>
        <button class="btn danger" type="button" [disabled]="isBusy()" (click)="send()"><svg tactIcon="attention"></svg>{{ 'caseFile.alert.send' | t }}</button>
        <button class="btn" type="button" (click)="asked.set(null)">{{ 'form.cancel' | t }}</button>
      </div>
    </tact-dialog>`,
  host: { class: 'contents' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Alerts {
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly open = inject(OpenFile);
  private readonly saver = inject(Saver);
  protected readonly kinds = ALERT_KINDS;
  protected readonly asked = signal<AlertKind | null>(null);
  protected readonly text;
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly draftKey = computed(() => `alert:${this.open.id()}`);

  constructor() {
    this.text = this.drafts.of(this.draftKey(), '');
  }

  protected async send(): Promise<void> {
    const kind = this.asked();
    if (!kind) return;
    this.isBusy.set(true);
    const saved = await this.saver.save(alertCase(this.open.head(), kind, this.text().trim()));
    this.isBusy.set(false);
    this.problem.set(saved.kind === 'refused' ? saved.problem : null);
    if (saved.kind === 'refused') return;
    this.text.set('');
    this.drafts.done(this.draftKey());
    this.asked.set(null);
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.alert.sent' : 'caseFile.alert.here'));
  }
}
