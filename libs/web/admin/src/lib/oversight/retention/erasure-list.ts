import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { Auth, Dates, TPipe } from '@tact/web/core';
import { CaseCode, Dialog, Note, StateWord } from '@tact/web/ui';
import { Listed } from '../../shared/listed';
import type { Paged } from '../../shared/paged';
import type { Erasure, Verdict } from './retention-model';

const MARKS = { proposed: 'wait', done: 'complete', refused: 'none', withdrawn: 'none' } as const;

/** Proposed and decided erasures. The second person is asked once more before a case is gone for ever. */
@Component({
  selector: 'tact-erasure-list',
  imports: [CaseCode, Dialog, Listed, Note, StateWord, TPipe],
  templateUrl: './erasure-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErasureList {
  private readonly auth = inject(Auth);
  protected readonly dates = inject(Dates);
  protected readonly marks = MARKS;
  protected readonly asking = signal<Erasure | null>(null);
  readonly list = input.required<Paged<Erasure>>();
  readonly isActing = input(false);
  readonly decided = output<{ readonly erasure: Erasure; readonly what: Verdict }>();

  protected isOwn(erasure: Erasure): boolean {
    return erasure.proposedBy === this.auth.principal()?.userId;
  }

  protected confirm(erasure: Erasure): void {
    this.asking.set(null);
    this.decided.emit({ erasure, what: 'confirm' });
  }
}
