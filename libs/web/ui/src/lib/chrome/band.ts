import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Dates, TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { NAV_ITEMS, SYNC_VIEW, UNREAD_NOTICES } from './nav';
import { Safety } from './safety';

/** The ink band on a PC: navigation, the find box (key `/`), sync state, account, lock and exit. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'header[tactBand]',
  imports: [Icon, RouterLink, RouterLinkActive, Safety, TPipe],
  template: `<a class="mark" routerLink="/">Tact</a>
    <nav [attr.aria-label]="'chrome.main' | t">
      @for (item of places(); track item.key) {
        <a [routerLink]="item.link" routerLinkActive ariaCurrentWhenActive="page" [routerLinkActiveOptions]="{ exact: item.link === '/' }"
          >{{ item.label | t }}
          @if (item.count) {
            <b>{{ item.count }}</b>
          }</a
        >
      }
    </nav>
    @if (canFind()) {
      <label class="find"
        ><svg tactIcon="search"></svg><span class="sr">{{ 'chrome.find' | t }}</span
        ><input #box type="search" autocomplete="off" [placeholder]="'chrome.find' | t" (keydown.enter)="search(box.value)" /><kbd>/</kbd></label
      >
    } @else {
      <span class="find none"></span>
    }
    <a class="bandsync" routerLink="/account/sync"
      ><svg [tactIcon]="sync().isOnline ? 'sync' : 'nosignal'" [small]="true"></svg
      ><span
        >{{ (sync().isOnline ? 'sync.synced' : 'sync.offline') | t: { time: last() } }}
        @if (sync().here) {
          · {{ 'sync.here' | t: { count: sync().here } }}
        }
        @if (sync().attention) {
          · <b>{{ 'sync.attention' | t: { count: sync().attention } }}</b>
        }</span
      ></a
    >
    <a class="bandbtn bell" routerLink="/account/notices" [attr.aria-label]="'chrome.notices' | t: { count: unread() }"
      ><svg tactIcon="bell"></svg>
      @if (unread()) {
        <b>{{ unread() }}</b>
      }</a
    >
    <a class="bandbtn" routerLink="/account" [attr.aria-label]="'chrome.account' | t: { name: userName() }"><svg tactIcon="user"></svg><span>{{ userName() }}</span></a>
    <tact-safety (lock)="lock.emit()" (leave)="leave.emit()" />`,
  host: { class: 'band', '(document:keydown)': 'onKey($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Band {
  private readonly dates = inject(Dates);
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');
  private readonly items = inject(NAV_ITEMS);
  protected readonly sync = inject(SYNC_VIEW);
  protected readonly unread = inject(UNREAD_NOTICES);
  protected readonly places = computed(() => this.items().filter((item) => !item.isAdd));
  protected readonly last = computed(() => {
    const at = this.sync().lastSync;
    return at ? this.dates.time(at) : '';
  });
  readonly userName = input.required<string>();
  readonly canFind = input(false);
  readonly find = output<string>();
  readonly lock = output<void>();
  readonly leave = output<void>();

  protected search(query: string): void {
    if (query.trim()) this.find.emit(query.trim());
    const box = this.box()?.nativeElement;
    if (box) box.value = '';
  }

  protected onKey(event: KeyboardEvent): void {
    const at = event.target;
    const isTyping = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.box()?.nativeElement.focus();
  }
}
