import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, Drafts, I18n, TPipe, toProblem } from '@tact/web/core';
import { Empty, Failure, InkBar, Section, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Team } from '../shared/admin-model';

/** The teams of one organisation: rename, add. */
@Component({
  selector: 'tact-team-list',
  imports: [Empty, Failure, Section, TextField, TPipe],
  template: `<section tactSection [heading]="'admin.teams' | t" [count]="list.items()?.length ?? null">
    @if (list.problem() ?? problem(); as failed) {
      <tact-failure [problem]="failed" />
    }
    <ul class="rows">
      @for (team of list.items() ?? []; track team.id) {
        <li>
          @if (renaming()?.id === team.id) {
            <form class="inlineform" novalidate (submit)="rename($event, team)">
              <tact-text-field name="team-name" [label]="'admin.teamName' | t" [maxLength]="200" [(value)]="name" />
              <div class="btns">
                <button class="btn primary" type="submit">{{ 'form.save' | t }}</button>
                <button class="btn plain" type="button" (click)="renaming.set(null)">{{ 'form.cancel' | t }}</button>
              </div>
            </form>
          } @else {
            <div class="row"><b>{{ team.name }}</b><button class="link" type="button" (click)="begin(team)">{{ 'admin.rename' | t }}<span class="sr"> {{ team.name }}</span></button></div>
          }
        </li>
      } @empty {
        <li><tact-empty [heading]="'admin.noTeams' | t" /></li>
      }
    </ul>
    <form class="inlineform" novalidate (submit)="add($event)">
      <tact-text-field name="new-team" [label]="'admin.newTeam' | t" [maxLength]="200" [(value)]="fresh" />
      <div class="btns"><button class="btn" type="submit" [disabled]="!fresh().trim()">{{ 'admin.add' | t }}</button></div>
    </form>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TeamList {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly organisationId = input.required<string>();
  protected readonly list = this.api.teams(() => this.organisationId());
  protected readonly renaming = signal<Team | null>(null);
  protected readonly name = signal('');
  protected readonly fresh = inject(Drafts).of('admin:new-team', '');
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      this.organisationId();
      untracked(() => void this.list.load());
    });
  }

  protected begin(team: Team): void {
    this.name.set(team.name);
    this.renaming.set(team);
  }

  protected async rename(event: Event, team: Team): Promise<void> {
    event.preventDefault();
    await this.act(async () => {
      await this.api.changeTeam(team.id, this.name().trim(), team.version);
      this.renaming.set(null);
    });
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    await this.act(async () => {
      await this.api.addTeam(this.organisationId(), this.fresh().trim());
      this.fresh.set('');
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.problem.set(null);
      this.ink.tell(this.i18n.t('admin.saved'));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    await this.list.load();
  }
}
