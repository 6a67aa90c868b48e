import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';

/** Stands on every page of a demonstration: no child here is real. */
@Component({
  selector: 'tact-demo-banner',
  imports: [TPipe],
  template: `<b>{{ 'demo.title' | t }}</b> <span>{{ 'demo.text' | t }}</span>`,
  host: { class: 'demobanner', role: 'region', '[attr.aria-label]': 'label()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemoBanner {
  private readonly i18n = inject(I18n);
  protected readonly label = computed(() => this.i18n.t('demo.title'));
}
