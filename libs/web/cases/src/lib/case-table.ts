import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, PersonWords, TPipe } from '@tact/web/core';
import { type CaseHead, CaseNames, Reference } from '@tact/web/offline';
import { CaseCode, MaskedName, Risk } from '@tact/web/ui';

/** Cases as rows: code, who, where they stand. On a phone the rows stack. No name until asked. */
@Component({
  selector: 'tact-case-table',
  imports: [CaseCode, MaskedName, Risk, RouterLink, TPipe],
  templateUrl: './case-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseTable {
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  protected readonly dates = inject(Dates);
  protected readonly people = inject(PersonWords);
  protected readonly names = inject(CaseNames);
  readonly heads = input.required<readonly CaseHead[]>();
  readonly isNamed = input(false);

  constructor() {
    void this.reference.ensure();
  }

  protected stage(head: CaseHead): string {
    const stage = this.i18n.tOr(`stage.${head.stage}`, head.stage);
    return head.status === 'open' ? stage : `${stage}, ${this.i18n.tOr(`status.${head.status}`, head.status)}`;
  }

  protected who(head: CaseHead): string {
    return [this.people.of(head), this.reference.area(head.areaId)].filter(Boolean).join(' · ');
  }

  protected next(head: CaseHead): string {
    return head.nextDue ? this.dates.short(head.nextDue) : '';
  }
}
