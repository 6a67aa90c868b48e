import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TPipe } from '@tact/web/core';

/** Stands on every page of a demonstration: no child here is real. */
@Component({
  selector: 'tact-demo-banner',
  imports: [TPipe],
  template: `<b>{{ 'demo.title' | t }}</b> {{ 'demo.text' | t }}`,
  host: { class: 'demobanner', role: 'note' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemoBanner {}
