import { Injectable, inject } from '@angular/core';
import { Api, I18n } from '@tact/web/core';
import { Remote } from './remote';

type Labels = Readonly<Record<string, string>>;

export interface Area {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: string;
  readonly code: string | null;
  readonly names: Labels;
}

export interface DirectoryEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'ngo' | 'duty_bearer';
  readonly category: string | null;
  readonly country: string;
}

interface ReferenceData {
  readonly areas: readonly Area[];
  readonly codes: Readonly<Record<string, readonly { readonly code: string; readonly labels: Labels }[]>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly programmes: readonly { readonly id: string; readonly name: string; readonly country?: string }[];
  readonly organisations: readonly DirectoryEntry[];
}

/** Areas, code lists, programmes and the directory of organisations, read once a session. */
@Injectable({ providedIn: 'root' })
export class Reference {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);
  private isAsked = false;
  readonly data = new Remote<ReferenceData>(() => this.api.get<ReferenceData>('/reference'));

  /** Call once where it is needed; later calls cost nothing. */
  async ensure(): Promise<void> {
    if (this.isAsked && !this.data.problem()) return;
    this.isAsked = true;
    await this.data.load();
  }

  /** The words of a code in the language in use, else English, else the code. */
  label(list: string, code: string | null | undefined): string {
    if (!code) return '';
    const entry = this.data.value()?.codes[list]?.find((value) => value.code === code);
    return this.words(entry?.labels) ?? code;
  }

  /** For select, radio and checkbox fields. */
  options(list: string): readonly { readonly value: string; readonly label: string }[] {
    return (this.data.value()?.codes[list] ?? []).map((entry) => ({ value: entry.code, label: this.words(entry.labels) ?? entry.code }));
  }

  area(id: string | null | undefined): string {
    return this.words(this.data.value()?.areas.find((area) => area.id === id)?.names) ?? '';
  }

  organisation(id: string | null | undefined): DirectoryEntry | undefined {
    return this.data.value()?.organisations.find((entry) => entry.id === id);
  }

  words(labels: Labels | undefined): string | undefined {
    return labels?.[this.i18n.lang()] ?? labels?.['en'] ?? Object.values(labels ?? {})[0];
  }
}
