import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { TimelineList } from '../overview/timeline-list';

@Component({
  selector: 'tact-timeline-page',
  imports: [PageHead, TimelineList, TPipe],
  template: `<tact-page-head [heading]="'caseFile.timeline' | t" [back]="open.link()" />
    <main id="main" class="filepage"><tact-timeline /></main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelinePage {
  protected readonly open = inject(OpenFile);
}
