import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Drafts, TPipe } from '@tact/web/core';
import { PageHead, Section } from '@tact/web/ui';
import { Listed } from '../shared/listed';
import type { Paged } from '../shared/paged';
import { LogFilterForm } from './log-filter';
import { NO_FILTER } from './log-model';
import { OversightTabs } from './oversight-tabs';

/** A log with its filter: the page brings its own question (`[question]`), what stands above the rows (`[above]`), and the rows. */
@Component({
  selector: 'tact-log-frame',
  imports: [Listed, LogFilterForm, OversightTabs, PageHead, Section, TPipe],
  template: `<tact-page-head [heading]="'oversight.' + log() + '.title' | t" [sub]="'oversight.' + log() + '.sub' | t" />
    <tact-oversight-tabs />
    <main id="main">
      <tact-log-filter [(filter)]="filter" (cleared)="cleared.emit()" (asked)="list().load()"><ng-content select="[question]" /></tact-log-filter>
      <ng-content select="[above]" />
      <section tactSection [heading]="'oversight.' + log() + '.rows' | t">
        <tact-listed [list]="list()" [none]="'oversight.none' | t"><ng-content /></tact-listed>
      </section>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogFrame {
  /** Who, which file, from when to when: one filter for both logs. */
  protected readonly filter = inject(Drafts).of('oversight:filter', NO_FILTER);
  readonly log = input.required<'access' | 'audit'>();
  readonly list = input.required<Paged<unknown>>();
  readonly cleared = output<void>();
}
