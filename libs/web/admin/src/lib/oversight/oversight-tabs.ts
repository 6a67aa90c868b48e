import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Access, I18n } from '@tact/web/core';
import { type TabLink, Tabs } from '@tact/web/ui';

/** The logs and the changes that wait, as far as this user may see them. */
@Component({
  selector: 'tact-oversight-tabs',
  imports: [Tabs],
  template: `@if (tabs().length > 1) {
    <nav tactTabs [tabs]="tabs()" [attr.aria-label]="label()"></nav>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OversightTabs {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  protected readonly label = computed(() => this.i18n.t('nav.oversight'));
  protected readonly tabs = computed<readonly TabLink[]>(() => {
    const may = [
      { key: 'access', link: '/oversight/access', allowed: this.access.can('read', 'AccessLog') },
      { key: 'audit', link: '/oversight/audit', allowed: this.access.can('read', 'AuditLog') },
      { key: 'retention', link: '/oversight/retention', allowed: this.access.can('read', 'Erasure') },
      { key: 'changes', link: '/oversight/changes', allowed: this.access.can('confirm', 'Change') },
    ];
    return may.filter((tab) => tab.allowed).map(({ key, link }) => ({ label: this.i18n.t(`oversight.tab.${key}`), link }));
  });
}
