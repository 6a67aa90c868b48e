import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { type ApiProblem, TPipe, toProblem } from '@tact/web/core';
import { CaseNames } from '@tact/web/offline';
import { Dialog, Failure, Icon } from '@tact/web/ui';

/** "Show names": one question for one's own caseload a session; logged by the server. An icon on a phone. */
@Component({
  selector: 'tact-show-names',
  imports: [Dialog, Failure, Icon, TPipe],
  template: `<button class="iconbtn" type="button" [attr.aria-label]="label() | t" [attr.aria-pressed]="names.ownShown()" (click)="press()">
      <svg [tactIcon]="names.ownShown() ? 'eye' : 'eyeoff'"></svg>
    </button>
    <button class="btn pconly" type="button" (click)="press()"><svg [tactIcon]="names.ownShown() ? 'eyeoff' : 'eye'"></svg>{{ label() | t }}</button>
    <tact-dialog [open]="isAsking()" [heading]="'home.names.ask' | t" (closed)="isAsking.set(false)">
      <p>{{ 'home.names.logged' | t }}</p>
      @if (problem(); as failed) {
        <tact-failure [problem]="failed" />
      }
      <div class="btns" foot>
        <button class="btn primary" type="button" (click)="show()">{{ 'home.names.show' | t }}</button>
        <button class="btn" type="button" (click)="isAsking.set(false)">{{ 'home.names.keep' | t }}</button>
      </div>
    </tact-dialog>`,
  host: { class: 'contents' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShowNames {
  protected readonly names = inject(CaseNames);
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly label = computed(() => (this.names.ownShown() ? 'home.names.hide' : 'home.names.show'));
  readonly caseIds = input.required<readonly string[]>();

  protected press(): void {
    if (this.names.ownShown()) this.names.hide();
    else this.isAsking.set(true);
  }

  protected async show(): Promise<void> {
    try {
      await this.names.showOwn(this.caseIds());
      this.isAsking.set(false);
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
