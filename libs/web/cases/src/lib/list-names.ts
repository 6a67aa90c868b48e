import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, Auth, TPipe, toProblem } from '@tact/web/core';
import { type CaseHead, CaseNames } from '@tact/web/offline';
import { Dialog, Failure, Icon } from '@tact/web/ui';

/**
 * "Show names" of a list: for one's own caseload asked once a session, for any other list each time. One call, logged.
 * Later pages of a list whose names were asked for follow by themselves.
 */
@Component({
  selector: 'tact-list-names',
  imports: [Dialog, Failure, Icon, TPipe],
  template: `<button class="btn" type="button" [disabled]="!heads().length" (click)="press()">
      <svg [tactIcon]="isShown() ? 'eyeoff' : 'eye'"></svg>{{ (isShown() ? 'cases.names.hide' : 'cases.names.show') | t }}
    </button>
    <tact-dialog [open]="isAsking()" [heading]="(isOwn() ? 'cases.names.askOwn' : 'cases.names.askOther') | t" (closed)="isAsking.set(false)">
      <p>{{ (isOwn() ? 'cases.names.loggedOwn' : 'cases.names.loggedOther') | t }}</p>
      @if (problem(); as failed) {
        <tact-failure [problem]="failed" />
      }
      <div class="btns" foot>
        <button class="btn primary" type="button" (click)="show()">{{ 'cases.names.show' | t }}</button>
        <button class="btn" type="button" (click)="isAsking.set(false)">{{ 'cases.names.keep' | t }}</button>
      </div>
    </tact-dialog>`,
  host: { class: 'contents' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListNames {
  private readonly auth = inject(Auth);
  private readonly names = inject(CaseNames);
  private readonly asked = signal(false);
  readonly heads = input.required<readonly CaseHead[]>();
  protected readonly isAsking = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isOwn = computed(() => {
    const me = this.auth.principal()?.userId;
    return this.heads().every((head) => head.ownerId === me);
  });
  /** Names of this list are in sight. */
  readonly isShown = computed(() => this.asked() || (this.isOwn() && this.names.ownShown()));

  constructor() {
    effect(() => {
      if (this.heads().length && this.isShown()) untracked(() => void this.fetch());
    });
  }

  protected press(): void {
    if (!this.isShown()) this.isAsking.set(true);
    else {
      this.asked.set(false);
      this.names.hide();
    }
  }

  protected async show(): Promise<void> {
    if (!(await this.fetch())) return;
    this.asked.set(true);
    this.isAsking.set(false);
  }

  private async fetch(): Promise<boolean> {
    const ids = this.heads().map((head) => head.id);
    try {
      await (this.isOwn() ? this.names.showOwn(ids) : this.names.show(ids));
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    }
  }
}
