/** The writer of Chromium's dictionary format, read back by a reader written from bdict.h alone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkProperty } from '#tests/random/check-property.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let writeBdic: (aff: string, dic: string) => Buffer;
beforeAll(async () => {
  ({ writeBdic } = (await import(pathToFileURL(path.join(root, 'scripts/building/bdic.mjs')).href)) as {
    writeBdic: typeof writeBdic;
  });
});

type Read = { groups: string[]; rules: string[]; replacements: string[]; others: string[]; intro: string };

const u32 = (file: Buffer, at: number): number => file.readUInt32LE(at);

function zeroEnded(file: Buffer, at: number): { value: string; next: number } {
  const end = file.indexOf(0, at);
  return { value: file.toString('utf8', at, end), next: end + 1 };
}

function table(file: Buffer, from: number, to: number): string[] {
  const values: string[] = [];
  for (let at = from; at < to - 1;) {
    const { value, next } = zeroEnded(file, at);
    values.push(value);
    at = next;
  }
  return values;
}

function readAff(file: Buffer): Read {
  const aff = u32(file, 8);
  const dic = u32(file, 12);
  const [groups = 0, rules = 0, replacements = 0, others = 0] = [0, 4, 8, 12].map((at) =>
    u32(file, aff + at),
  );
  return {
    groups: table(file, groups, rules),
    rules: table(file, rules, replacements),
    replacements: table(file, replacements, others),
    others: table(file, others, dic),
    intro: file.toString('utf8', aff + 16, groups).trim(),
  };
}

/** Every word with its sets of flags. */
function readWords(file: Buffer): Map<string, number[]> {
  const words = new Map<string, number[]>();
  const walk = (at: number, before: readonly number[]): void => {
    const kind = file[at] ?? 0;
    if ((kind & 0x80) === 0) {
      const first = ((kind & 0x1f) << 8) | (file[at + 1] ?? 0);
      let next = at + 2;
      let rest: readonly number[] = [];
      if ((kind & 0x40) !== 0) {
        const end = file.indexOf(0, next);
        rest = [...file.subarray(next, end)];
        next = end + 1;
      }
      const sets = first === 0x1fff ? [] : [first];
      if ((kind & 0x20) !== 0)
        for (; file.readUInt16LE(next) !== 0xffff; next += 2) sets.push(file.readUInt16LE(next));
      words.set(Buffer.from([...before, ...rest]).toString('utf8'), sets);
    } else if ((kind & 0xe0) === 0xe0) {
      const wide = (kind & 0xf0) === 0xf0 ? 2 : 1;
      const count = kind & 0x0f;
      const base = at + 1 + count * (1 + wide);
      for (let index = 0; index < count; index += 1) {
        const entry = at + 1 + index * (1 + wide);
        follow(base + file.readUIntLE(entry + 1, wide), file[entry] ?? 0, before);
      }
    } else {
      const wide = (kind & 2) !== 0;
      const [first = 0, span = 0] = [file[at + 1], file[at + 2]];
      const readOffset = (index: number): number =>
        wide ? u32(file, at + 3 + index * 4) : file.readUInt16LE(at + 3 + index * 2);
      const zeroth = kind & 1;
      if (zeroth === 1) follow(readOffset(0) + (wide ? 0 : at), 0, before);
      for (let index = 0; index < span; index += 1) {
        const offset = readOffset(index + zeroth);
        if (offset !== 0) follow(offset + (wide ? 0 : at), first + index, before);
      }
    }
  };
  const follow = (at: number, byte: number, before: readonly number[]): void =>
    walk(at, byte === 0 ? before : [...before, byte]);
  walk(u32(file, 12), []);
  return words;
}

const AFF = `# Words of a test
# under no licence
SET UTF-8
TRY esa
# not said at the beginning
FLAG long
ICONV 1
ICONV ’ '
REP 3
REP f ph
REP a_b ab
REP ^l l'
SFX S. Y 2
SFX S. 0 s/D'Q' [^sxz] # the plural
SFX S. 0   x/D'Q'
PFX D' Y 1
PFX D' 0 d' .
`;
const DIC = `6
usager/S.
œuvre/S.D'
us
a\\/b
usager/D'\tpo:noun
us/--\tpo:verb
`;

describe('a converted dictionary', () => {
  it('has Chromium’s header, with the digest of its contents', () => {
    const file = writeBdic(AFF, DIC);
    expect(file.toString('latin1', 0, 4)).toBe('BDic');
    expect([file.readUInt16LE(4), file.readUInt16LE(6), u32(file, 8)]).toEqual([2, 0, 32]);
    expect(file.toString('hex', 16, 32)).toBe(createHash('md5').update(file.subarray(32)).digest('hex'));
  });

  it('sorts the affix lines, and numbers each set of flags', () => {
    expect(readAff(writeBdic(AFF, DIC))).toEqual({
      intro: '# Words of a test\n# under no licence',
      groups: ['AF 5', "AF D'Q'", 'AF S.', "AF S.D'", "AF D'", 'AF --'],
      rules: ['SFX S. Y 2', 'SFX S. 0 s/1 [^sxz]', 'SFX S. 0 x/1 .', "PFX D' Y 1", "PFX D' 0 d' ."],
      replacements: ['f', 'ph', 'a b', 'ab', '^l', "l'"],
      others: ['TRY esa', 'FLAG long', 'ICONV 1', "ICONV ’ '"],
    });
  });

  it('keeps every word with its sets, once', () => {
    expect(readWords(writeBdic(AFF, DIC))).toEqual(
      new Map([
        ['a/b', [0]],
        ['us', [5, 0]],
        ['usager', [4, 2]],
        ['œuvre', [3]],
      ]),
    );
  });

  it.each([
    ['SET ISO8859-1\n', 'ISO8859-1'],
    ['SET UTF-8\nIGNORE a\n', 'IGNORE'],
    ['SET UTF-8\nCOMPLEXPREFIXES\n', 'COMPLEXPREFIXES'],
  ])('refuses what the format cannot represent: %j', (aff, why) => {
    expect(() => writeBdic(aff, DIC)).toThrow(why);
  });

  it('keeps any words, with any common prefixes', () => {
    const word = fc
      .stringMatching(/^[a-zéœA-Z’'0-9-]{1,12}$/u)
      .filter((text) => text.trim() === text && text !== '');
    checkProperty(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 300 }), (words) => {
        const read = readWords(writeBdic('SET UTF-8\n', `${words.length}\n${words.join('\n')}\n`));
        expect(new Set(read.keys())).toEqual(new Set(words));
      }),
      { parts: 3 },
    );
  });

  it('keeps a set’s number that does not fit next to its word', () => {
    const lines = Array.from({ length: 9_000 }, (_, index) => `w${index}/${index}`);
    const read = readWords(writeBdic('SET UTF-8\nFLAG num\n', `9000\n${lines.join('\n')}\n`));
    expect(read.size).toBe(9_000);
    expect(read.get('w8999')).toEqual([9_000]);
    expect(read.get('w0')).toEqual([1]);
  });
});

/**
 * The output of Chromium’s own convert_dict (Debian’s convert-bdic 6.8.2) for the same two packages, byte for byte.
 */
describe.each([
  ['fr', 'dictionary-fr', '3ed73f22c697c1968310989003e52fedacb649906aade967035596654d9782ae'],
  ['en', 'dictionary-en', '61ff85dbe196f050f94e91cba1c4baaae94a0b473759bf91293d15dbfdf3d644'],
])('the shipped dictionary for %s', (_language, name, sha256) => {
  it('equals the output of Chromium’s own converter', () => {
    const read = (file: string): string => readFileSync(path.join(root, 'node_modules', name, file), 'utf8');
    const file = writeBdic(read('index.aff'), read('index.dic'));
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
  });
});
