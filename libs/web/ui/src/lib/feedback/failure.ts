import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type ApiProblem, ProblemTexts, TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { NotFound } from './not-found';
import { Note } from './note';

/** What went wrong with a page or a save, in words, with what to do next; `(again)` offers "Try now". 404 is NotFound. */
@Component({
  selector: 'tact-failure',
  imports: [Icon, NotFound, Note, TPipe],
  template: `@if (problem().status === 404) {
      <tact-not-found />
    } @else {
      <tact-note kind="stop" [heading]="text().title">{{ text().text }}</tact-note>
      @if (retry()) {
        <div class="btns mt2">
          <button class="btn" type="button" (click)="again.emit()"><svg tactIcon="sync"></svg>{{ 'failure.tryNow' | t }}</button>
        </div>
      }
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Failure {
  private readonly texts = inject(ProblemTexts);
  readonly problem = input.required<ApiProblem>();
  readonly retry = input(false);
  readonly again = output<void>();
  protected readonly text = computed(() => this.texts.of(this.problem()));
}
