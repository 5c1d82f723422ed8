/** File names valid on every system, for any title. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedName, safeBaseName } from '#interview/file-names.ts';
import { checkProperty } from '#tests/random/check-property.ts';

describe('the file name for a title', () => {
  it.each([
    ['Un étang, deux voix', 'Un étang, deux voix'],
    ['Les rencontres\u00a0: « bilan »\u202f?', 'Les rencontres « bilan »'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\system32', 'C Windows system32'],
    ['a\u0000b\nc', 'a b c'],
    ['CON', '_CON'],
    ['lpt1.docx', '_lpt1.docx'],
    ['Console', 'Console'],
    ['.cache', 'cache'],
    ['fin. . .', 'fin'],
    ['facture\u202egpj.exe', 'facturegpj.exe'],
    ['e\u0301te\u0301', 'été'],
    ['', 'Sans titre'],
    ['///', 'Sans titre'],
    ['\ud800', 'Sans titre'],
  ])('%j becomes %j', (title, name) => {
    expect(safeBaseName(title, 'Sans titre')).toBe(name);
  });

  it('fits a file system’s limit, and never cuts a character', () => {
    const long = safeBaseName('😀'.repeat(200), 'x');
    expect(Buffer.byteLength(numberedName(long, '.docx', 9_999))).toBeLessThanOrEqual(120);
    expect(long).toMatch(/^(?:😀)+$/u);
    expect(safeBaseName(`${'a'.repeat(103)}e\u0301\u0323`.normalize('NFD'), 'x')).not.toMatch(/^\p{M}/u);
  });

  it('is safe for any title', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = safeBaseName(title, 'Sans titre');
        expect(name).not.toBe('');
        // oxlint-disable-next-line no-control-regex -- it is control characters that are looked for
        expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^[\s.]|[\s.]$|\p{Surrogate}/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(120);
        expect(safeBaseName(name, 'Sans titre')).toBe(name);
      }),
    );
  });
});
