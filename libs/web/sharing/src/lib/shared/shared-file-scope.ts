import type { ResolveFn } from '@angular/router';
import { i18nScope } from '@tact/web/core';

/** Messages of a page that shows what is shared: its own scope, the words of sharing, and those of records and their fields. */
export function sharingScopes(own: string): Record<string, ResolveFn<boolean>> {
  return { own: i18nScope(own).messages, shared: i18nScope('shared-file').messages, handOver: i18nScope('hand-over').messages, records: i18nScope('case-file').messages };
}
