import { InjectionToken, type Signal } from '@angular/core';

/** A place in the main navigation. The first three go into the phone's dock; the account page lists all. */
export interface NavItem {
  readonly key: string;
  readonly label: string;
  readonly link: string;
  readonly icon: string;
  readonly count?: number;
  /** The dock's accent item: adds something. Shown in the dock only. */
  readonly isAdd?: boolean;
}

/** The navigation of this user, provided by the app. */
export const NAV_ITEMS = new InjectionToken<Signal<readonly NavItem[]>>('tact navigation');

/** What the sync strip says, provided by the app from the outbox. */
export interface SyncView {
  readonly isOnline: boolean;
  readonly lastSync: Date | null;
  /** Changes saved here and not sent yet. */
  readonly here: number;
  readonly attention: number;
}

export const SYNC_VIEW = new InjectionToken<Signal<SyncView>>('tact sync state');

/** How many notices are unread, provided by the app. */
export const UNREAD_NOTICES = new InjectionToken<Signal<number>>('tact unread notices');
