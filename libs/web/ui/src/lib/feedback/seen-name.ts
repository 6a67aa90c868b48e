import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { displaySafeName } from '@tact/domain';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

/** A name or another short text as it can be read: characters that only turn or hide others are left out, and the reader is told. */
@Component({
  selector: 'tact-seen-name',
  imports: [Icon, TPipe],
  template: `<bdi>{{ shown().text }}</bdi>@if (shown().flagged) {<span [title]="'name.unseen' | t">&nbsp;<svg tactIcon="attention" [small]="true"></svg><span class="sr">{{ 'name.unseen' | t }}</span></span>}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SeenName {
  readonly text = input.required<string>();
  protected readonly shown = computed(() => displaySafeName(this.text()));
}
