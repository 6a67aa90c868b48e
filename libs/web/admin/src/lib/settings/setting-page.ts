import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Failure, InkBar, Loading, NotFound, PageHead, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import type { Setting } from '../shared/admin-model';
import { AdminTabs } from '../shared/admin-tabs';
import { EditForm } from '../shared/edit-form';
import { TwoValues } from '../shared/two-values';
import { VersionList } from '../shared/version-list';
import { type Leaf, leavesOf, withLeaves } from './setting-leaves';

/** One setting, value by value. Its shape stays: the server refuses another and says where. */
@Component({
  selector: 'tact-setting-page',
  imports: [AdminTabs, Failure, Loading, NotFound, PageHead, SelectField, TextField, TPipe, TwoValues, VersionList],
  template: `<tact-page-head [heading]="name()" [sub]="form.row() ? ('admin.version' | t: { version: form.row()?.version ?? 0 }) : ''" back="/admin/settings" />
    <tact-admin-tabs class="pconly" />
    <main id="main" class="adminpage">
      @if (list.problem(); as problem) {
        <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
      } @else if (isMissing()) {
        <tact-not-found />
      } @else if (form.row()) {
        <form class="form" novalidate (submit)="save($event)">
          <tact-two-values [both]="labelled()" (chosen)="choose($event.one.name, $event.whose)" />
          @if (form.problem(); as problem) {
            <tact-failure [problem]="problem" />
          }
          @if (hasLimits()) {
            <p class="small quiet">{{ 'admin.hint.limit' | t }}</p>
          }
          <div class="leaves">
            @for (leaf of leaves(); track leaf.path) {
              @if (leaf.kind === 'flag' || leaf.names.at(-1) === 'calendar') {
                <tact-select-field [name]="'leaf-' + leaf.path" [label]="label(leaf)" [required]="true" [options]="leaf.kind === 'flag' ? flags() : calendars()" [value]="form.values()[leaf.path] ?? ''" (valueChange)="form.set(leaf.path, $event)" />
              } @else {
                <tact-text-field
                  [name]="'leaf-' + leaf.path"
                  [label]="label(leaf)"
                  [hint]="leaf.kind === 'list' ? ('admin.hint.list' | t) : ''"
                  [inputmode]="leaf.kind === 'number' ? 'decimal' : ''"
                  [error]="wrong().includes(leaf.path) ? ('admin.wrongValue' | t) : ''"
                  [value]="form.values()[leaf.path] ?? ''"
                  (valueChange)="form.set(leaf.path, $event)"
                />
              }
            }
          </div>
          <div class="btns"><button class="btn primary" type="submit" [disabled]="form.isSaving() || !form.isChanged()">{{ 'form.save' | t }}</button></div>
        </form>
        <tact-version-list [path]="'settings/' + key()" [version]="form.row()?.version ?? 0" />
      } @else {
        <tact-loading [rows]="6" />
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingPage {
  private readonly api = inject(AdminApi);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  readonly key = input.required<string>();
  protected readonly list = this.api.settings();
  protected readonly isMissing = signal(false);
  protected readonly form = new EditForm<Setting>((row) => Object.fromEntries(leavesOf(row.value).map(({ path, value }) => [path, value])));
  protected readonly leaves = computed(() => leavesOf(this.form.row()?.value));
  protected readonly name = computed(() => this.i18n.tOr(`admin.setting.${this.key()}`, this.key()));
  protected readonly flags = computed(() => [{ value: 'true', label: this.i18n.t('form.yes') }, { value: 'false', label: this.i18n.t('form.no') }]);
  protected readonly calendars = computed(() => ['all', 'working'].map((value) => ({ value, label: this.i18n.t(`admin.calendar.${value}`) })));
  protected readonly hasLimits = computed(() => this.leaves().some(({ names }) => names.at(-1) === 'limit'));
  /** Paths the server named as of another shape than the present value. */
  protected readonly wrong = computed(() => (this.form.problem()?.problem.fields ?? []).map(({ path }) => path.replace(/^value\.?/, '')));
  protected readonly labelled = computed(() => this.form.both().map((one) => ({ ...one, name: this.labelOf(one.name) })));

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => void this.open(key));
    });
  }

  protected label(leaf: Leaf): string {
    const words = leaf.names.map((name) => this.i18n.tOr(`admin.part.${name}`, this.i18n.tOr(`task.${name}`, this.i18n.tOr(`risk.${name}`, name))));
    return words.join(', ') || this.name();
  }

  protected choose(label: string, whose: 'mine' | 'theirs'): void {
    const one = this.form.both().find(({ name }) => this.labelOf(name) === label);
    if (one) this.form.choose(one, whose);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.form.save((_changed, version) => this.api.changeSetting(this.key(), withLeaves(this.form.row()?.value, this.form.values()), version));
    if (saved) this.ink.tell(this.i18n.t('admin.saved'));
  }

  private labelOf(path: string): string {
    const leaf = this.leaves().find((one) => one.path === path);
    return leaf ? this.label(leaf) : path;
  }

  private async open(key: string): Promise<void> {
    const setting = await this.list.find((one) => one.key === key);
    if (setting) this.form.open(setting);
    else this.isMissing.set(!this.list.problem());
  }
}
