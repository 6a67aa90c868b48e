import type { WorkbookLimits } from './workbook-limits';
import { WorkbookRefused } from './workbook-refused';
import { parseWhole } from './xml-stream';
import type { ZipArchive } from './zip-archive';

export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

export interface WorkbookIndex {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

/** Which sheets a workbook has, in their order, and where its texts and styles are. */
export function readIndex(archive: ZipArchive, limits: WorkbookLimits): WorkbookIndex {
  const main = 'xl/workbook.xml';
  if (!archive.has(main)) throw new WorkbookRefused('not_a_workbook');
  const relations = readRelations(archive, limits);
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  parseWhole(archive.read(main), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const part = relations.byId.get(relationId(attributes));
      if (part) sheets.push({ name: attributes['name'] ?? '', part, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  }, limits.textLength);
  return { sheets, is1904, strings: relations.byType.get('sharedStrings') ?? null, styles: relations.byType.get('styles') ?? null };
}

function readRelations(archive: ZipArchive, limits: WorkbookLimits) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  parseWhole(archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const part = resolve(attributes['Target'] ?? '');
      byId.set(attributes['Id'] ?? '', part);
      byType.set((attributes['Type'] ?? '').split('/').at(-1) ?? '', part);
    },
  }, limits.textLength);
  return { byId, byType };
}

function resolve(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
