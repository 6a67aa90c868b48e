import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

/** One page for hidden and missing, so that nobody learns that a case exists. */
@Component({
  selector: 'tact-not-found',
  imports: [Icon, RouterLink, TPipe],
  template: `<div class="pagepad">
    <div class="empty big">
      <h1>{{ 'notFound.title' | t }}</h1>
      <p>{{ 'notFound.text' | t }}</p>
      <ul class="dots">
        <li>{{ 'notFound.code' | t }}</li>
        <li>{{ 'notFound.danger' | t }}</li>
      </ul>
      <a class="btn" routerLink="/"><svg tactIcon="back"></svg>{{ 'notFound.back' | t }}</a>
    </div>
  </div>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFound {}
