import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Failure, Loading, NotFound, PageHead } from '@tact/web/ui';
import { CaseBar } from '../header/case-bar';
import { OpenFile } from './open-file';

/** Opens the file once for all its pages, carries the case header, and shows one page for hidden and missing. */
@Component({
  selector: 'tact-case-shell',
  imports: [CaseBar, Failure, Loading, NotFound, PageHead, RouterOutlet, TPipe],
  providers: [OpenFile],
  template: `@switch (state()) {
      @case ('ready') {
        @for (key of [open.id()]; track key) {
          <tact-case-bar [isFront]="isFront()" />
          <router-outlet />
        }
      }
      @case ('gone') {
        <main id="main"><tact-not-found /></main>
      }
      @case ('failed') {
        <tact-page-head [heading]="'caseFile.title' | t" back="/cases" />
        <main id="main" class="pagepad">
          @if (open.view().problem; as problem) {
            <tact-failure [problem]="problem" [retry]="true" (again)="open.again()" />
          }
        </main>
      }
      @default {
        <tact-page-head [heading]="'caseFile.title' | t" back="/cases" />
        <main id="main" class="pagepad"><tact-loading [label]="'caseFile.opening' | t" [rows]="6" /></main>
      }
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CaseShell {
  private readonly router = inject(Router);
  protected readonly open = inject(OpenFile);
  readonly id = input.required<string>();
  private readonly url = toSignal(
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd), map((event) => event.urlAfterRedirects)),
    { initialValue: this.router.url },
  );
  /** The first page of the file: the full header belongs to it. */
  protected readonly isFront = computed(() => /^\/cases\/[^/]+$/.test(this.url().split(/[?#]/)[0] ?? ''));

  private readonly reference = inject(Reference);
  /** A file is drawn once its code lists are there: choices that come later would push down what a thumb is about to press. */
  protected readonly state = computed(() => {
    const { state } = this.open.view();
    const hasLists = this.reference.data.value() !== null || this.reference.data.problem() !== null;
    return state === 'ready' && !hasLists ? 'loading' : state;
  });

  constructor() {
    void this.reference.ensure();
    effect(() => this.open.use(this.id()));
  }
}
