import { Injectable, inject } from '@angular/core';
import type { RecordKind } from '@tact/domain';
import { Drafts, I18n, ProblemTexts } from '@tact/web/core';
import type { CaseRecord } from '@tact/web/offline';
import { RecordWords } from '../words/record-words';
import type { Values } from './form-values';
import { type DraftTools, RecordDraft } from './record-draft';
import { Saver } from './saver';

/** Makes record drafts: `start('note')` for a new one, `change(record)` for an edit. */
@Injectable({ providedIn: 'root' })
export class RecordDrafts {
  private readonly tools: DraftTools = {
    drafts: inject(Drafts), i18n: inject(I18n), saver: inject(Saver), texts: inject(ProblemTexts), words: inject(RecordWords),
  };

  /** `initial` in fields of the record; the language of a narrative is the one in use unless it says otherwise. */
  start(caseId: string, kind: RecordKind, initial: Values = {}): RecordDraft {
    const language = this.tools.words.rule(kind, 'language') ? { language: this.tools.i18n.lang() } : {};
    return new RecordDraft(this.tools, caseId, kind, null, { ...language, ...initial });
  }

  change(record: CaseRecord): RecordDraft {
    return new RecordDraft(this.tools, record.caseId, record.kind as RecordKind, record);
  }
}
