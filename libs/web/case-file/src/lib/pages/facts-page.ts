import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Drafts, I18n, ProblemTexts, TPipe } from '@tact/web/core';
import { Reference, changeCase } from '@tact/web/offline';
import { Checks, Failure, Icon, InkBar, PageHead, SelectField } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { changedFields } from '../forms/form-values';
import { Saver } from '../forms/saver';
import { RecordWords } from '../words/record-words';

interface Facts {
  readonly sex: string;
  readonly areaId: string;
  readonly presenceCountry: string;
  readonly residenceCountry: string;
  readonly identificationSource: string;
  readonly exploitation: readonly string[];
}

/** The plain facts of the case that lists and gates read: sex, area, countries, who found the child, forms of exploitation. */
@Component({
  selector: 'tact-facts-page',
  imports: [Checks, Failure, Icon, PageHead, RouterLink, SelectField, TPipe],
  template: `<tact-page-head [heading]="'caseFile.facts.title' | t" [back]="open.link('section', 'identity')" />
    <main id="main" class="filepage">
      <form novalidate (submit)="$event.preventDefault(); save()">
        @if (problem(); as failed) {
          <tact-failure [problem]="failed" />
        }
        @for (field of selects(); track field.name) {
          <tact-select-field [name]="field.name" [label]="'caseFile.facts.' + field.name | t" [optional]="true" [options]="field.options" [value]="field.value" [error]="errors()[field.name] ?? ''" (valueChange)="change(field.name, $event)" />
        }
        <tact-checks name="exploitation" [label]="'caseFile.facts.exploitation' | t" [options]="reference.options('exploitation')" [value]="form().exploitation" (valueChange)="change('exploitation', $event)" />
        <div class="btns formend">
          <button class="btn primary" type="submit" [disabled]="isBusy() || !open.canWrite()"><svg tactIcon="check"></svg>{{ 'form.save' | t }}</button>
          <a class="btn" [routerLink]="open.link('section', 'identity')">{{ 'form.cancel' | t }}</a>
        </div>
      </form>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FactsPage {
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly router = inject(Router);
  private readonly saver = inject(Saver);
  private readonly texts = inject(ProblemTexts);
  private readonly words = inject(RecordWords);
  protected readonly open = inject(OpenFile);
  protected readonly reference = inject(Reference);
  private readonly key = `facts:${this.open.id()}`;
  private readonly before = this.present();
  protected readonly form = this.drafts.of<Facts>(this.key, this.before);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly isBusy = signal(false);
  protected readonly selects = computed(() => {
    const form = this.form();
    const areas = (this.reference.data.value()?.areas ?? []).map((area) => ({ value: area.id, label: this.reference.area(area.id) })).sort((a, b) => a.label.localeCompare(b.label, this.i18n.lang()));
    return [
      { name: 'sex', value: form.sex, options: this.reference.options('sex') },
      { name: 'areaId', value: form.areaId, options: areas },
      { name: 'presenceCountry', value: form.presenceCountry, options: this.words.countries() },
      { name: 'residenceCountry', value: form.residenceCountry, options: this.words.countries() },
      { name: 'identificationSource', value: form.identificationSource, options: this.reference.options('identification_source') },
    ];
  });

  protected change(name: string, value: unknown): void {
    this.form.update((form) => ({ ...form, [name]: value }));
  }

  protected async save(): Promise<void> {
    const plain = (facts: Facts) => Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value === '' ? null : value]));
    const changes = changedFields(plain(this.before), plain(this.form()));
    if (Object.keys(changes).length > 0) {
      this.isBusy.set(true);
      const saved = await this.saver.save(changeCase(this.open.head(), changes));
      this.isBusy.set(false);
      this.problem.set(saved.kind === 'refused' ? saved.problem : null);
      this.errors.set(saved.kind === 'refused' ? this.texts.fields(saved.problem) : {});
      if (saved.kind === 'refused') return;
      if (saved.kind === 'conflict') return void this.router.navigate([...this.open.link('conflict', saved.opId)]);
      this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
    }
    this.drafts.done(this.key);
    await this.router.navigate([...this.open.link('section', 'identity')]);
  }

  private present(): Facts {
    const head = this.open.head() as unknown as Record<string, unknown>;
    const text = (name: string): string => (typeof head[name] === 'string' ? head[name] : '');
    return {
      sex: text('sex'), areaId: text('areaId'), presenceCountry: text('presenceCountry'), residenceCountry: text('residenceCountry'),
      identificationSource: text('identificationSource'), exploitation: this.open.head().exploitation,
    };
  }
}
