import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { GateResult } from '@tact/domain';
import { Access, type ApiProblem, I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { proposeApproval } from '@tact/web/offline';
import { AreaField, GateList, InkBar, Note } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { gateViews } from '../rules/gate-views';
import { FileApprovals, type Subject } from './file-approvals';

const PATIENCE_MS = 15_000;

/** Puts one subject before a supervisor, with a word to it; shows that it waits, and why it cannot be asked yet. */
@Component({
  selector: 'tact-ask-approval',
  imports: [AreaField, GateList, Note, RouterLink, TPipe],
  template: `@if (waiting(); as one) {
      <tact-note kind="info" icon="clock" [heading]="'caseFile.move.asked' | t"><a [routerLink]="open.link('approvals', one.id)">{{ approvals.title(one) }}</a></tact-note>
    } @else if (mayAsk()) {
      @if (gates().length) {
        <tact-note kind="stop" [heading]="problemWords()" />
        <ul tactGateList class="pad" [gates]="gates()"></ul>
      } @else if (problem()) {
        <tact-note kind="stop" [heading]="problemWords()" />
      }
      <form class="form" novalidate (submit)="$event.preventDefault(); ask()">
        <tact-area-field [name]="'ask-' + subject().kind" [rows]="2" [maxLength]="2000" [label]="'approvals.note' | t" [(value)]="note" />
        <div class="btns"><button class="btn primary" type="submit" [disabled]="isBusy()">{{ label() || ('approvals.ask' | t) }}</button></div>
      </form>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskApproval {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly saver = inject(Saver);
  private readonly texts = inject(ProblemTexts);
  protected readonly open = inject(OpenFile);
  protected readonly approvals = inject(FileApprovals);
  readonly subject = input.required<Subject>();
  readonly label = input('');
  protected readonly note = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly mayAsk = computed(() => this.open.canWrite() && this.access.can('propose', 'Approval'));
  protected readonly waiting = computed(() => {
    const newest = this.approvals.of(this.subject());
    return newest?.state === 'waiting' ? newest : null;
  });
  protected readonly gates = computed(() => {
    const named = (this.problem()?.problem.gates ?? []) as readonly Partial<GateResult & { code: string }>[];
    const gates = named.map((gate): GateResult => ({ key: gate.key ?? gate.code ?? '', kind: gate.kind ?? 'computed', met: gate.met ?? false, missing: gate.missing ?? [] }));
    return gateViews(gates, this.i18n, (...parts) => this.open.link(...parts));
  });

  protected problemWords(): string {
    const problem = this.problem();
    if (!problem) return '';
    const what = this.gates().map(({ name }) => name).join(', ');
    const key = `approvals.problem.${problem.code}`;
    return this.i18n.has(key) ? this.i18n.t(key, { what, name: '', at: '' }) : this.texts.of(problem).title;
  }

  protected async ask(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const saved = await this.saver.save(proposeApproval(this.open.id(), this.subject(), this.note().trim()), PATIENCE_MS);
    this.isBusy.set(false);
    if (saved.kind === 'refused') return this.problem.set(saved.problem);
    this.note.set('');
    this.ink.tell(this.i18n.t(saved.kind === 'here' ? 'approvals.kept' : 'approvals.asked'));
  }
}
