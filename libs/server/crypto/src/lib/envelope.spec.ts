import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { CaseCiphers } from './case-cipher-factory';
import { openBytes, sealBytes } from './envelope';
import { temporaryKeyRing } from './key-ring';

const key = createSecretKey(Buffer.alloc(32, 7));

describe('envelope', () => {
  it('opens what it sealed, and nothing from another place', () => {
    fc.assert(fc.property(fc.uint8Array(), fc.string(), (bytes, aad) => {
      const sealed = sealBytes(key, aad, Buffer.from(bytes));
      expect(openBytes(key, aad, sealed)).toEqual(Buffer.from(bytes));
      expect(() => openBytes(key, `${aad}x`, sealed)).toThrow();
    }));
  });

  it('refuses a changed byte and a shortened tag', () => {
    const sealed = sealBytes(key, 'place', Buffer.from('Ardita'));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openBytes(key, 'place', changed)).toThrow();
    }
    expect(() => openBytes(key, 'place', sealed.subarray(0, 16))).toThrow();
  });

  it('a case key opens only its own case', () => {
    const ciphers = new CaseCiphers(temporaryKeyRing(), { query: async () => [] });
    const one = ciphers.make('case-1');
    const sealed = one.cipher.seal('case_record', 'sealed', 'row', { text: 'ë' });
    expect(ciphers.unwrap(one.row).open('case_record', 'sealed', 'row', sealed)).toEqual({ text: 'ë' });
    expect(() => ciphers.unwrap({ ...one.row, caseId: 'case-2' })).toThrow();
    expect(() => one.cipher.open('case_record', 'sealed', 'other-row', sealed)).toThrow();
  });
});
