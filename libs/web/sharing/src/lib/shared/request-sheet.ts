import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon, Risk } from '@tact/web/ui';
import type { RequestView } from './referral-model';
import { type RequestGroup, RequestRows } from './request-rows';

/**
 * The request as its receiver reads it before accepting. `[changeable]` puts "Change" on each group, `[marked]` a flag on
 * each field a supervisor can return.
 */
@Component({
  selector: 'tact-request-sheet',
  imports: [Icon, Risk, TPipe],
  template: `@for (group of groups(); track group.key) {
    <section>
      <header class="sechead">
        <h2>{{ 'sharedFile.group.' + group.key | t }}</h2>
        @if (changeable() && group.key !== 'child') {
          <button class="link" type="button" (click)="changed.emit(group.key)">{{ 'form.change' | t }}<span class="sr"> {{ 'sharedFile.group.' + group.key | t }}</span></button>
        }
      </header>
      <dl class="summary">
        @for (row of group.rows; track row.label) {
          <div [class.flagged]="isMarked(row.field)">
            <dt>{{ row.label }}</dt>
            <dd class="kept"><bdi>{{ row.text }}</bdi>
              @if (row.risk) {
                <span aria-hidden="true"> · </span><tact-risk [level]="row.risk" />
              }
            </dd>
            @if (marked() !== null && row.field; as field) {
              <dd class="act">
                <button class="flagbtn" type="button" [attr.aria-pressed]="isMarked(field)" (click)="toggled.emit(field)">
                  <svg tactIcon="flag" [small]="true"></svg>
                  @if (isMarked(field)) {
                    {{ 'sharedFile.marked' | t }}<span class="sr">: {{ row.label }}</span>
                  } @else {
                    <span class="sr">{{ 'sharedFile.mark' | t: { field: row.label } }}</span>
                  }
                </button>
              </dd>
            }
          </div>
        }
        @if (group.key === 'child' && showsHidden()) {
          <div>
            <dt>{{ 'sharedFile.fact.hidden' | t }}</dt>
            <dd><span class="hid"><svg tactIcon="lock" [small]="true"></svg>{{ (sharesIdentity() ? 'sharedFile.shownAfter' : 'sharedFile.notShared') | t }}</span></dd>
          </div>
        }
      </dl>
    </section>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RequestSheet {
  private readonly rows = inject(RequestRows);
  readonly request = input.required<RequestView>();
  readonly changeable = input(false);
  readonly marked = input<readonly string[] | null>(null);
  /** The line about what stays hidden until acceptance. */
  readonly showsHidden = input(true);
  readonly changed = output<RequestGroup['key']>();
  readonly toggled = output<string>();
  protected readonly groups = computed(() => this.rows.groups(this.request(), this.marked() !== null));

  protected readonly sharesIdentity = computed(() => {
    const { sections } = this.request().header;
    return Array.isArray(sections) && sections.includes('identity');
  });

  protected isMarked(field: string | null): boolean {
    return field !== null && (this.marked() ?? []).includes(field);
  }
}
