import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { CHILD_MODULE, CHILD_WEIGHT_SET, SCORE_DIMENSIONS, childScore, kindRule, scoreRespondent } from '@tact/domain';
import { I18n, TPipe } from '@tact/web/core';
import { Note, PageHead } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { RecordDrafts } from '../forms/record-drafts';
import { RecordEditor } from '../forms/record-editor';
import { todayText } from '../words/today';

const ORDER = ['on', 'respondent', ...SCORE_DIMENSIONS.flatMap((dimension) => CHILD_MODULE.filter((item): boolean => item.dimension === dimension).map(({ id }): string => id)), 'narrative', 'language'];

/** The child module of the reintegration score, item by item; what it comes to so far stands above. */
@Component({
  selector: 'tact-score-page',
  imports: [Note, PageHead, RecordEditor, TPipe],
  template: `<tact-page-head [heading]="'caseFile.add.reintegration_score' | t" [back]="open.link('reintegration')" />
    <main id="main" class="filepage">
      <p class="quiet">{{ 'reintegration.who.' + who() | t }}</p>
      <p class="small quiet">{{ 'reintegration.skip' | t }}</p>
      @if (draft; as writing) {
        <tact-record-editor [draft]="writing" [only]="order" [extra]="{ weightSet }" [back]="['reintegration']" [saveWord]="'reintegration.saveScore' | t">
          <div after aria-live="polite">
            @if (flags()) {
              <tact-note kind="stop" [heading]="'reintegration.redFlag' | t: { count: flags() }">{{ 'reintegration.redFlagText' | t }}</tact-note>
            }
            <p><b>{{ 'reintegration.soFar' | t: { score: soFar() } }}</b></p>
          </div>
        </tact-record-editor>
      }
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ScorePage {
  private readonly i18n = inject(I18n);
  protected readonly open = inject(OpenFile);
  protected readonly order = ORDER.filter((name) => name in kindRule('reintegration_score').fields);
  protected readonly weightSet = CHILD_WEIGHT_SET;
  protected readonly draft = this.open.mayAdd('reintegration_score') ? inject(RecordDrafts).start(this.open.id(), 'reintegration_score', { on: todayText() }) : null;
  private readonly score = computed(() => childScore(this.draft?.values() ?? {}));
  protected readonly flags = computed(() => this.score().redFlags.length);
  protected readonly soFar = computed(() => {
    const { composite, band } = this.score();
    return composite === null || !band ? this.i18n.t('reintegration.tooFew') : `${Math.round(composite * 100)} %, ${this.i18n.t(`reintegration.band.${band}`)}`;
  });
  protected readonly who = computed(() => {
    const age = this.open.file().consent['age'];
    return scoreRespondent(typeof age === 'number' ? age : null);
  });
}
