import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TPipe } from '@tact/web/core';

/** Stands on every page of a demonstration: no child here is real. */
@Component({
  selector: 'tact-demo-banner',
  imports: [TPipe],
  template: `<b>{{ 'demo.title' | t }}</b> <span>{{ 'demo.text' | t }}</span>`,
  host: { class: 'demobanner', role: 'note' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemoBanner {}
