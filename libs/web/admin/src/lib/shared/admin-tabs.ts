import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Access, I18n } from '@tact/web/core';
import { type TabLink, Tabs } from '@tact/web/ui';

/** The parts of administration this user may see. */
@Component({
  selector: 'tact-admin-tabs',
  imports: [Tabs],
  template: `<nav tactTabs [tabs]="tabs()" [attr.aria-label]="label()"></nav>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdminTabs {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  protected readonly label = computed(() => this.i18n.t('admin.title'));
  protected readonly tabs = computed<readonly TabLink[]>(() => {
    const may = [
      { key: 'organisations', allowed: this.access.can('update', 'Organisation') },
      { key: 'people', allowed: this.access.can('read', 'Membership') },
      { key: 'roles', allowed: this.access.can('read', 'Role') },
      { key: 'settings', allowed: this.access.can('update', 'Setting') },
      { key: 'codes', allowed: this.access.can('update', 'Code') },
      { key: 'changes', allowed: this.access.can('create', 'Change') },
    ];
    return may.filter((tab) => tab.allowed).map(({ key }) => ({ label: this.i18n.t(`admin.tab.${key}`), link: `/admin/${key}` }));
  });
}
