import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TPipe } from '@tact/web/core';

/** Handed to you, your answers. */
@Component({
  selector: 'tact-review-tabs',
  imports: [RouterLink, RouterLinkActive, TPipe],
  template: `<nav class="tabs" [attr.aria-label]="'review.tabs' | t">
    <a routerLink="/review" routerLinkActive ariaCurrentWhenActive="page" [routerLinkActiveOptions]="{ exact: true }">{{ 'review.inbox.title' | t }}</a>
    <a routerLink="/review/answers" routerLinkActive ariaCurrentWhenActive="page">{{ 'review.answers.title' | t }}</a>
  </nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewTabs {}
