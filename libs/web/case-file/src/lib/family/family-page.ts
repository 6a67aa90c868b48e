import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Empty, Icon, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordCard } from '../pages/record-card';
import { FamilyGraph } from './family-graph';
import { PeopleList } from './people-list';

/** The family: the graph, the same people in words, and each person's record. */
@Component({
  selector: 'tact-family-page',
  imports: [Empty, FamilyGraph, Icon, PageHead, PeopleList, RecordCard, RouterLink, Section, TPipe],
  template: `<tact-page-head [heading]="'section.family' | t" [back]="open.link()">
      @if (open.mayAdd('family_member')) {
        <a class="btn primary pconly" [routerLink]="open.link('add', 'family_member')"><svg tactIcon="plus"></svg>{{ 'caseFile.add.family_member' | t }}</a>
      }
    </tact-page-head>
    <main id="main" class="filepage">
      @if (open.of('family_member').length) {
        <div class="fam wide"><tact-family-graph /><tact-people-list /></div>
        <section tactSection class="flush" [heading]="'caseFile.family.people' | t" [count]="open.of('family_member').length">
          @for (record of open.of('family_member'); track record.id) {
            <tact-record-card [record]="record" />
          }
        </section>
      } @else {
        <tact-empty [heading]="'caseFile.family.none' | t"><p>{{ 'caseFile.family.noneText' | t }}</p></tact-empty>
      }
      @if (open.mayAdd('family_member')) {
        <div class="btns mt2 phoneonly"><a class="btn primary" [routerLink]="open.link('add', 'family_member')"><svg tactIcon="plus"></svg>{{ 'caseFile.add.family_member' | t }}</a></div>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FamilyPage {
  protected readonly open = inject(OpenFile);
}
