import { Directive, inject, input, output, signal } from '@angular/core';
import { type ApiProblem, I18n } from '@tact/web/core';
import { InkBar } from '@tact/web/ui';
import { ReturnActs } from '../shared/return-acts';
import type { ReturnDetail } from '../shared/return-model';

/** What the parts of a return's panel share: one act at a time, its refusal, and the word that it is done. */
@Directive()
export abstract class Acting {
  private readonly acts = inject(ReturnActs);
  private readonly ink = inject(InkBar);
  protected readonly i18n = inject(I18n);
  readonly view = input.required<ReturnDetail>();
  readonly changed = output<void>();
  readonly problem = signal<ApiProblem | null>(null);
  readonly isBusy = signal(false);

  /** True when it is done, or kept here until there is a link. */
  protected async act(command: string, values: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.problem.set(null);
    const result = await this.acts.run(this.view(), command, values);
    this.isBusy.set(false);
    if (result.kind === 'refused') {
      this.problem.set(result.problem);
      return false;
    }
    this.ink.tell(this.i18n.t(result.kind === 'done' ? 'returns.done' : 'returns.waitsHere'));
    this.changed.emit();
    return true;
  }
}
