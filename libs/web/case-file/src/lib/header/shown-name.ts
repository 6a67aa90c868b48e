import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { type ApiProblem, ProblemTexts, TPipe, toProblem } from '@tact/web/core';
import { CaseNames } from '@tact/web/offline';
import { Icon, MaskedName } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';

const SECONDS = 60;

/** The child's name: masked, shown on request (logged), hidden again after a minute or at once by hand. */
@Component({
  selector: 'tact-shown-name',
  imports: [Icon, MaskedName, TPipe],
  template: `<span class="whole"
      ><span class="who"><tact-name [name]="name()" /></span>
      <small>{{ problem() ? texts.of(problem()!).title : ('caseFile.name.logged' | t) }}</small></span
    >
    @if (name()) {
      <button class="btn plain" type="button" (click)="hide()"><svg tactIcon="eyeoff"></svg>{{ 'caseFile.name.hide' | t: { seconds: left() } }}</button>
    } @else {
      <button class="btn plain" type="button" [disabled]="isBusy()" (click)="show()"><svg tactIcon="eye"></svg>{{ 'caseFile.name.show' | t }}</button>
    }`,
  host: { class: 'name' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShownName {
  private readonly names = inject(CaseNames);
  private readonly open = inject(OpenFile);
  protected readonly texts = inject(ProblemTexts);
  protected readonly name = computed(() => this.names.of(this.open.id()));
  protected readonly left = signal(SECONDS);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
    // A name left over from a list that was shown counts down here too.
    effect(() => {
      if (this.name()) untracked(() => this.count());
      else clearInterval(this.timer);
    });
  }

  protected async show(): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.names.showFor(this.open.id(), SECONDS);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  protected hide(): void {
    this.names.hide([this.open.id()]);
  }

  private count(): void {
    clearInterval(this.timer);
    this.left.set(SECONDS);
    this.timer = setInterval(() => {
      this.left.update((seconds) => Math.max(0, seconds - 1));
      if (this.left() === 0) this.hide();
    }, 1_000);
  }
}
