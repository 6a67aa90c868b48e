import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Drafts, I18n, TPipe } from '@tact/web/core';
import { changeCase } from '@tact/web/offline';
import { Failure, Icon, InkBar, PageHead, TextField } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { changedFields } from '../forms/form-values';
import { Saver } from '../forms/saver';

interface NextForm {
  readonly step: string;
  readonly day: string;
  readonly time: string;
}

/** The next step of the case and when it is due: what the header and every list show. */
@Component({
  selector: 'tact-next-page',
  imports: [Failure, Icon, PageHead, RouterLink, TPipe, TextField],
  template: `<tact-page-head [heading]="'caseFile.nextStep' | t" [back]="open.link()" />
    <main id="main" class="filepage">
      <form novalidate (submit)="$event.preventDefault(); save()">
        @if (problem(); as failed) {
          <tact-failure [problem]="failed" />
        }
        <tact-text-field name="next-step" [maxLength]="300" [label]="'caseFile.next.step' | t" [hint]="'caseFile.next.hint' | t" [value]="form().step" (valueChange)="change({ step: $event })" />
        <div class="twofields">
          <tact-text-field name="next-day" type="date" [optional]="true" [label]="'caseFile.tasks.day' | t" [value]="form().day" (valueChange)="change({ day: $event })" />
          <tact-text-field name="next-time" type="time" [optional]="true" [label]="'caseFile.tasks.time' | t" [value]="form().time" (valueChange)="change({ time: $event })" />
        </div>
        <div class="btns formend">
          <button class="btn primary" type="submit" [disabled]="isBusy() || !open.canWrite()"><svg tactIcon="check"></svg>{{ 'form.save' | t }}</button>
          <a class="btn" [routerLink]="open.link()">{{ 'form.cancel' | t }}</a>
        </div>
      </form>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NextPage {
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly saver = inject(Saver);
  protected readonly open = inject(OpenFile);
  private readonly key = `next:${this.open.id()}`;
  protected readonly form = this.drafts.of<NextForm>(this.key, this.present());
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);

  protected change(part: Partial<NextForm>): void {
    this.form.update((form) => ({ ...form, ...part }));
  }

  protected async save(): Promise<void> {
    const { step, day, time } = this.form();
    const due = day ? new Date(`${day}T${time || '09:00'}`).toISOString() : null;
    const head = this.open.head();
    const changes = changedFields({ nextStep: head.nextStep ?? null, nextDue: head.nextDue }, { nextStep: step.trim() ? step : null, nextDue: due });
    if (Object.keys(changes).length > 0) {
      this.isBusy.set(true);
      const saved = await this.saver.save(changeCase(head, changes));
      this.isBusy.set(false);
      this.problem.set(saved.kind === 'refused' ? saved.problem : null);
      if (saved.kind === 'refused') return;
      if (saved.kind === 'conflict') return void this.router.navigate([...this.open.link('conflict', saved.opId)]);
      this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    }
    this.drafts.done(this.key);
    await this.router.navigate([...this.open.link()]);
  }

  private present(): NextForm {
    const { nextStep, nextDue } = this.open.head();
    const due = nextDue ? new Date(nextDue) : null;
    const two = (n: number): string => String(n).padStart(2, '0');
    return {
      step: nextStep ?? '',
      day: due ? `${due.getFullYear()}-${two(due.getMonth() + 1)}-${two(due.getDate())}` : '',
      time: due ? `${two(due.getHours())}:${two(due.getMinutes())}` : '',
    };
  }
}
