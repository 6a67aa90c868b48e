import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, I18n, TPipe } from '@tact/web/core';
import { CaseStore, assignCase } from '@tact/web/offline';
import { Empty, Failure, Icon, InkBar, Loading, Note, NotFound, PageHead, Radios } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';

const PATIENCE_MS = 15_000;

/** A supervisor gives the case to somebody of its team; how many open cases each has stands beside the name. */
@Component({
  selector: 'tact-assign-page',
  imports: [Empty, Failure, Icon, Loading, Note, NotFound, PageHead, Radios, RouterLink, TPipe],
  templateUrl: './assign-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AssignPage {
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly saver = inject(Saver);
  protected readonly open = inject(OpenFile);
  protected readonly people = inject(CaseStore).owners(this.open.id());
  protected readonly chosen = signal('');
  protected readonly missing = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  /** Waits for the link: the server has not decided. */
  protected readonly isKept = signal(false);
  protected readonly options = computed(() => {
    const owner = this.open.head().ownerId;
    return this.people.value()?.items.map(({ userId, name, openCases }) => ({
      value: userId, label: name, disabled: userId === owner,
      hint: userId === owner ? this.i18n.t('caseFile.assign.now') : this.i18n.t('caseFile.assign.openCases', { count: openCases }),
    }));
  });

  constructor() {
    if (this.open.mayAssign()) void this.people.load();
  }

  protected choose(userId: string): void {
    this.chosen.set(userId);
    this.missing.set('');
  }

  protected async save(): Promise<void> {
    const person = this.people.value()?.items.find(({ userId }) => userId === this.chosen());
    if (this.isBusy()) return;
    if (!person) return this.missing.set(this.i18n.t('fieldProblem.required'));
    this.isBusy.set(true);
    const saved = await this.saver.save(assignCase(this.open.head(), person.userId), PATIENCE_MS);
    this.isBusy.set(false);
    this.problem.set(saved.kind === 'refused' ? saved.problem : null);
    this.isKept.set(saved.kind === 'here');
    if (saved.kind !== 'sent') return this.open.again();
    this.ink.tell(this.i18n.t('caseFile.assign.done', { name: person.name }));
    await this.router.navigate([...this.open.link()]);
  }
}
