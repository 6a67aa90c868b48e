import { header, type MadeCell, makeWorkbook } from './make-workbook';

const FIRST = ['Ana', 'Besa', 'Dritan', 'Elira', 'Fatmir', 'Gjon', 'Hana', 'Ilir', 'Jeta', 'Kreshnik', 'Lule', 'Mirela', 'Nora', 'Odeta', 'Petrit', 'Rina', 'Sokol', 'Teuta', 'Valbona', 'Zana'];
const MIDDLE = ['', 'Maria', 'Dea', 'Luan', 'Ema', 'Noel', 'Sara', 'Artan', 'Iris', 'Klea'];
const LAST = ['Kola', 'Hoxha', 'Prifti', 'Leka', 'Marku', 'Dervishi', 'Gjoni', 'Basha', 'Cani', 'Duka', 'Elezi', 'Frasheri', 'Gega', 'Haxhiu', 'Isufi', 'Jakupi', 'Kraja', 'Lika', 'Meta', 'Nano'];
const ENDING = ['', 'j', 'aj', 'ari', 'shi'];

/** An invented register of so many rows: names that sound alike in part, birth dates over eleven years, a note each. */
export function madeRegister(rows: number): Uint8Array {
  const cells = Array.from({ length: rows }, (_, at): MadeCell[] => {
    const first = [pick(FIRST, at), pick(MIDDLE, Math.floor(at / 20))].filter(Boolean).join(' ');
    const last = `${pick(LAST, Math.floor(at / 7))}${pick(ENDING, Math.floor(at / 3))}`;
    const born = 38_000 + ((at * 7_919) % 4_000);
    return [at + 1, first, last, 'Yes', { serial: born }, at % 2 ? 'F' : 'M', 'Forced begging', 'Active', { serial: 43_619 }];
  });
  return makeWorkbook([header, ...cells]);
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] ?? '';
}
