import type { BackedUp } from './parts/backup';
import type { Imported } from './parts/import';
import type { Memory } from './parts/memory';
import type { Scaled } from './parts/scale';
import type { Startup } from './parts/startup';
import type { Results } from './report';
import { mb, ms, row } from './table';
import { met } from './targets';

/** Parts that did not come to an end, so that no figure of theirs is missed in silence. */
export function failureLines({ failures }: Results): string[] {
  return failures.length === 0 ? [] : ['**Not measured:**', '', ...failures.map(({ what, why }) => `- ${what}: ${why.split('\n')[0]}`), ''];
}

/** What is measured by itself: one row a figure, with its target. */
export function plainLines({ options, fillSeconds, hidden, scale = [], imported, memory, backup, startup }: Results): string[] {
  const rows = [
    ...(fillSeconds === undefined ? [] : [row([`Loading ${options.cases} invented cases`, `${fillSeconds.toFixed(0)} s, ${(options.cases / fillSeconds).toFixed(0)} a second`, '', ''])]),
    ...scale.map((one) => scaleRow(one, options.cases)),
    ...(hidden ? [row(['Hidden against missing case, median of 1,000 each', (hidden.hidden / hidden.missing).toFixed(3), '0.95 to 1.05', met(Math.abs(hidden.hidden / hidden.missing - 1) <= 0.05)])] : []),
    ...(imported ? importRows(imported) : []), ...(memory ? memoryRows(memory) : []), ...(backup ? backupRows(backup) : []), ...startRows(startup),
  ];
  return rows.length === 0 ? [] : ['## Besides', '', '| what | measured | target | met |', '|---|--:|--:|---|', ...rows, ''];
}

function scaleRow({ who, small, large, ratio }: Scaled, cases: number): string {
  return row([`Caseload page of 50, ${who}: p95 at ${cases} cases against ${cases / 10}, by turns, median of five runs`, `${ratio.toFixed(2)} × (${ms(large)} and ${ms(small)} ms)`, '≤ 1.3 ×', met(ratio <= 1.3)]);
}

function importRows({ rows, checkSeconds, importSeconds, bareSeconds, before, peak }: Imported): string[] {
  const speed = (seconds: number): string => `${(rows / seconds).toFixed(0)} rows/s (${seconds.toFixed(1)} s)`;
  return [
    row([`Import of a register of ${rows} rows: upload and dry run`, speed(checkSeconds), '', '']),
    row(['Import of it: every row a case', `${speed(importSeconds)}, ${(bareSeconds / importSeconds).toFixed(2)} of bare inserts`, '', '']),
    row(['The same rows inserted bare: no index, policy, key or audit', speed(bareSeconds), '', '']),
    row(['Memory of the API during it, highest', `${peak.toFixed(0)} MB, ${before.toFixed(0)} MB before`, '', '']),
  ];
}

function memoryRows({ idle, loaded, withSignIns, signIns }: Memory): string[] {
  return [
    row(['Memory of the API at rest', `${idle.toFixed(0)} MB`, '≤ 350 MB', met(idle <= 350)]),
    row(['Memory under load without sign-ins, highest', `${loaded.toFixed(0)} MB`, '≤ 350 MB', met(loaded <= 350)]),
    row([`Memory under load with ${signIns} sign-ins, highest`, `${withSignIns.toFixed(0)} MB`, '≤ 500 MB', met(withSignIns <= 500)]),
  ];
}

function backupRows(backup: BackedUp): string[] {
  return [
    row([`Backup of ${backup.cases} cases, ${backup.rows} rows, database ${mb(backup.databaseBytes)}`, `${backup.backupSeconds.toFixed(1)} s, ${mb(backup.bytes)} and ${mb(backup.keyBytes)} of keys`, '', '']),
    row(['Restore of it with the check of the audit trail (loaded cases have a trail from their first change on)', `${backup.restoreSeconds.toFixed(1)} s`, '', '']),
    row(['Memory above the start during both, highest', `${backup.memoryGrowth.toFixed(0)} MB`, '', '']),
  ];
}

function startRows(startup: Startup | undefined): string[] {
  return [
    ...(startup?.firstSeconds === undefined ? [] : [row(['From `npm start` to ready, first time (packages installed, client built)', `${startup.firstSeconds.toFixed(1)} s`, '', '']),
      row(['From `npm start` to ready, second time', `${startup.secondSeconds?.toFixed(1) ?? ''} s`, 'seconds', ''])]),
    ...(startup?.script ? [row([`Script from a cold cache to a signed-in home, gzip, ${startup.script.files} files`, `${startup.script.kilobytes.toFixed(0)} KB`, '≤ 260 KB', met(startup.script.kilobytes <= 260)])] : []),
  ];
}
