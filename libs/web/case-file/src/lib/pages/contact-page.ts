import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Empty, Icon, Note, NotFound, PageHead, Section } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordCard } from './record-card';

/** How to reach the child: the safe way first, and only behind it the numbers. */
@Component({
  selector: 'tact-contact-page',
  imports: [Empty, Icon, Note, NotFound, PageHead, RecordCard, RouterLink, Section, TPipe],
  template: `@if (!open.sees('identity')) {
      <main id="main"><tact-not-found /></main>
    } @else {
      <tact-page-head [heading]="'caseFile.contact.title' | t" [back]="open.link()" />
      <main id="main" class="filepage">
        <section tactSection class="flush" [heading]="'caseFile.kind.safe_contact' | t">
          @if (safe(); as record) {
            <tact-record-card [record]="record" [heading]="'caseFile.contact.safeWay' | t" [isAlone]="true" />
          } @else {
            <tact-empty [heading]="'caseFile.safe.none' | t">
              <p>{{ 'caseFile.contact.noneText' | t }}</p>
              @if (open.mayAdd('safe_contact')) {
                <a class="btn primary" [routerLink]="open.link('add', 'safe_contact')"><svg tactIcon="plus"></svg>{{ 'caseFile.add.safe_contact' | t }}</a>
              }
            </tact-empty>
          }
        </section>
        <section tactSection class="flush" [heading]="'caseFile.kinds.contact' | t" [count]="open.of('contact').length">
          @if (open.mayAdd('contact')) {
            <a end class="addlink" [routerLink]="open.link('add', 'contact')"><svg tactIcon="plus" [small]="true"></svg>{{ 'caseFile.add.contact' | t }}</a>
          }
          @if (open.of('contact').length && !isRead()) {
            <tact-note kind="warn" [heading]="'caseFile.contact.first' | t">{{ 'caseFile.contact.firstText' | t }}</tact-note>
            <div class="btns mt2"><button class="btn" type="button" (click)="isRead.set(true)"><svg tactIcon="eye"></svg>{{ 'caseFile.contact.show' | t }}</button></div>
          } @else {
            @for (record of open.of('contact'); track record.id) {
              <tact-record-card [record]="record" />
            } @empty {
              <p class="small quiet nothing">{{ 'caseFile.nothingYet' | t }}</p>
            }
          }
        </section>
      </main>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContactPage {
  protected readonly open = inject(OpenFile);
  protected readonly safe = computed(() => this.open.one('safe_contact'));
  protected readonly isRead = signal(false);
}
