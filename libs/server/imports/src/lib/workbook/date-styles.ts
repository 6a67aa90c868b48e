import type { WorkbookLimits } from './workbook-limits';
import { parseWhole } from './xml-stream';
import type { ZipArchive } from './zip-archive';

/** The cell styles (by index) that show a number as a date. */
export function readDateStyles(archive: ZipArchive, part: string | null, limits: WorkbookLimits): ReadonlySet<number> {
  const dates = new Set<number>();
  if (!part || !archive.has(part)) return dates;
  const custom = new Map<number, string>();
  let inCellFormats = false;
  let index = 0;
  parseWhole(archive.read(part), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const format = Number(attributes['numFmtId'] ?? 0);
      if (isDateFormat(format, custom.get(format))) dates.add(index);
      index += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  }, limits.textLength);
  return dates;
}

/** Built-in date formats are 14-17, 22 and the East Asian 27-36 and 50-58 (ECMA-376 part 1, 18.8.30); 18-21 and 45-47 are times. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0] ?? '';
  return /[dy]/i.test(bare);
}
