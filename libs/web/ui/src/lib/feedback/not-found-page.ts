import { ChangeDetectionStrategy, Component } from '@angular/core';
import { NotFound } from './not-found';

/** The page of every address that leads nowhere. */
@Component({
  selector: 'tact-not-found-page',
  imports: [NotFound],
  template: '<main id="main"><tact-not-found /></main>',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
