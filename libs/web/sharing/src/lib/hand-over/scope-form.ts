import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { SECTIONS, type Section } from '@tact/domain';
import { type ApiProblem, Drafts, I18n, TPipe, toProblem } from '@tact/web/core';
import { type HandOverHead, HandOverStore } from '@tact/web/offline';
import { AreaField, Checks, Failure, InkBar, Loading, Note, Sheet } from '@tact/web/ui';
import { WithheldList } from '../propose/withheld-list';
import { ActProblem } from '../shared/act-problem';
import { SectionView } from '../shared/section-view';
import { HandOverActs } from './hand-over-acts';
import type { StepPreview } from './hand-over-model';

/** Choose the sections, read exactly what the duty bearer will read, put it before a supervisor. */
@Component({
  selector: 'tact-scope-form',
  imports: [ActProblem, AreaField, Checks, Failure, Loading, Note, SectionView, Sheet, TPipe, WithheldList],
  template: `<form class="textact" (submit)="$event.preventDefault(); send()">
    <tact-checks name="scope" [label]="'handOver.scope.label' | t" [hint]="hint()" [error]="error()" [options]="options()" [value]="chosen()" (valueChange)="choose($event)" />
    @if (failed(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="load()" />
    }
    @if (preview(); as shown) {
      @if (shown.leftOut.length) {
        <tact-note kind="warn" [heading]="'handOver.scope.whole' | t">{{ leftOut() }}</tact-note>
      }
      @if (shown.talkNeeded) {
        <tact-note kind="warn" [heading]="'handOver.problem.talk_needed.title' | t">{{ 'handOver.problem.talk_needed.text' | t }}</tact-note>
      }
      <h3 class="mt">{{ 'handOver.scope.preview' | t: { receiver: path().toOrganisationName } }}</h3>
      <tact-sheet [edge]="path().toOrganisationName">
        @for (page of shown.sections; track page.section) {
          <section>
            <header class="sechead"><h2>{{ 'section.' + page.section | t }}</h2></header>
            <tact-section-view [page]="page" />
          </section>
        } @empty {
          <p class="quiet">{{ 'handOver.scope.nothing' | t }}</p>
        }
      </tact-sheet>
      <h3 class="mt">{{ 'handOver.scope.withheld' | t }}</h3>
      <tact-withheld-list [items]="shown.withheld" />
    } @else if (!failed()) {
      <tact-loading [rows]="3" />
    }
    <tact-area-field name="scopenote" [label]="'handOver.field.note' | t" [rows]="2" [maxLength]="2000" [value]="draft()().note" (valueChange)="note($event)" />
    @if (problem(); as refused) {
      <tact-act-problem [problem]="refused" />
    }
    @if (isWaiting()) {
      <p class="small quiet" role="status">{{ 'sharedFile.waitsHere' | t }}</p>
    }
    <div class="btns mt2"><button class="btn primary" type="submit" [attr.aria-disabled]="isBusy() || null">{{ 'handOver.step.propose.send' | t }}</button></div>
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScopeForm {
  private readonly acts = inject(HandOverActs);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly store = inject(HandOverStore);
  readonly path = input.required<HandOverHead>();
  readonly done = output<void>();
  private readonly key = computed(() => `handover-${this.path().id}-propose-${this.path().stage}`);
  protected readonly draft = computed(() => this.drafts.of<{ sections: readonly string[] | null; note: string }>(this.key(), { sections: null, note: '' }));
  /** What is chosen; at first what the path shares already, or the least a file is read with. */
  protected readonly chosen = computed(() => this.draft()().sections ?? (this.path().sections.length ? this.path().sections : ['summary']));
  protected readonly options = computed(() => SECTIONS.map((value) => ({ value, label: this.i18n.t(`section.${value}`) })));
  protected readonly hint = computed(() => this.i18n.t(this.path().stage === 2 && this.path().isLead ? 'handOver.scope.hintWhole' : 'handOver.scope.hint'));
  protected readonly leftOut = computed(() => (this.preview()?.leftOut ?? []).map((section: Section) => this.i18n.t(`section.${section}`)).join(', '));
  protected readonly preview = signal<StepPreview | null>(null);
  protected readonly failed = signal<ApiProblem | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly isWaiting = signal(false);
  private readonly tried = signal(false);
  protected readonly error = computed(() => (this.tried() && this.chosen().length === 0 ? this.i18n.t('fieldProblem.required') : ''));
  private turn = 0;

  constructor() {
    effect(() => {
      this.chosen();
      untracked(() => void this.load());
    });
  }

  protected choose(sections: readonly string[]): void {
    this.draft().update((draft) => ({ ...draft, sections }));
  }

  protected note(text: string): void {
    this.draft().update((draft) => ({ ...draft, note: text }));
  }

  protected async load(): Promise<void> {
    const turn = ++this.turn;
    this.failed.set(null);
    try {
      const preview = await this.store.preview<StepPreview>(this.path().id, this.chosen());
      if (turn === this.turn) this.preview.set(preview);
    } catch (error) {
      if (turn === this.turn) this.failed.set(toProblem(error));
    }
  }

  protected async send(): Promise<void> {
    this.tried.set(true);
    if (this.isBusy() || this.chosen().length === 0) return;
    this.isBusy.set(true);
    const note = this.draft()().note.trim();
    const result = await this.acts.run(this.path(), 'propose', { sections: this.chosen(), ...(note ? { note } : {}) });
    this.isBusy.set(false);
    this.isWaiting.set(result.kind === 'waiting');
    this.problem.set(result.kind === 'refused' ? result.problem : null);
    if (result.kind !== 'done') return;
    this.drafts.done(this.key());
    this.ink.tell(this.i18n.t('handOver.step.propose.done'));
    this.done.emit();
  }
}
