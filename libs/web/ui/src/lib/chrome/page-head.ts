import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { SyncBar } from './sync-bar';

/**
 * The head of a page: title, second line, actions as content (give PC buttons the class `pconly`, phone icons
 * `iconbtn`), and on a phone the sync strip below. `back` makes it a sub page. It also names the browser tab, so no
 * name of a child ever goes into `heading`.
 */
@Component({
  selector: 'tact-page-head',
  imports: [Icon, RouterLink, SyncBar, TPipe],
  template: `<div class="top" [class.sub]="!!back()">
      @if (back(); as to) {
        <a class="iconbtn" [routerLink]="to" [attr.aria-label]="backLabel() || ('page.back' | t)"><svg tactIcon="back"></svg></a>
      }
      <div>
        <h1>{{ heading() }}</h1>
        @if (sub()) {
          <p>{{ sub() }}</p>
        }
      </div>
      <ng-content />
    </div>
    <tact-sync-bar />`,
  host: { role: 'region', '[attr.aria-label]': 'heading()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageHead {
  private readonly title = inject(Title);
  readonly heading = input.required<string>();
  readonly sub = input('');
  readonly back = input<readonly unknown[] | string | null>(null);
  readonly backLabel = input('');

  constructor() {
    effect(() => this.title.setTitle(`${this.heading()} · Tact`));
  }
}
