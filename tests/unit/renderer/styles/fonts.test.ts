import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FACES } from '#interview/render/faces.ts';

const require = createRequire(import.meta.url);
const sheet = readFileSync(
  path.resolve(import.meta.dirname, '../../../../renderer/styles/fonts.css'),
  'utf8',
);
const faces = [...sheet.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body]) => {
  const value = (name: string): string => new RegExp(`${name}:\\s*([^;]+);`).exec(body ?? '')?.[1] ?? '';
  return {
    family: value('font-family').replaceAll("'", ''),
    style: value('font-style'),
    file: /url\('([^']+)'\)/.exec(body ?? '')?.[1] ?? '',
    ranges: value('unicode-range')
      .split(',')
      .map((range) =>
        range
          .trim()
          .slice(2)
          .split('-')
          .map((hex) => Number.parseInt(hex, 16)),
      )
      .map(([start = 0, end = start]) => [start, end] as const),
  };
});

/** Code points of a WOFF2 file with a glyph: its character map (formats 4 and 12), read by the specification. */
function mappedCodePoints(file: string): Set<number> {
  const font = readFileSync(require.resolve(file));
  let at = 48;
  const tags = [
    'cmap',
    'head',
    'hhea',
    'hmtx',
    'maxp',
    'name',
    'OS/2',
    'post',
    'cvt ',
    'fpgm',
    'glyf',
    'loca',
  ];
  const base128 = (): number => {
    let value = 0;
    for (;;) {
      const byte = font.readUInt8(at);
      at += 1;
      value = value * 128 + (byte % 128);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let cmap: readonly [number, number] | undefined;
  for (let left = font.readUInt16BE(12); left > 0; left -= 1) {
    const flags = font.readUInt8(at);
    at += 1;
    const index = flags % 64;
    const version = flags >> 6;
    if (index === 63) at += 4;
    const original = base128();
    // glyf and loca are transformed unless their version is 3; the others unless it is 0.
    const transformed = index === 10 || index === 11 ? version !== 3 : version !== 0;
    const length = transformed ? base128() : original;
    if (tags[index] === 'cmap') cmap = [offset, length];
    offset += length;
  }
  if (cmap === undefined) throw new Error(`${file} has no character map`);
  const table = brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(
    cmap[0],
    cmap[0] + cmap[1],
  );
  const codePoints = new Set<number>();
  for (let record = 0; record < table.readUInt16BE(2); record += 1) {
    const sub = table.subarray(table.readUInt32BE(4 + record * 8 + 4));
    const format = sub.readUInt16BE(0);
    if (format === 12)
      for (let group = 0; group < sub.readUInt32BE(12); group += 1)
        for (
          let code = sub.readUInt32BE(16 + group * 12);
          code <= sub.readUInt32BE(20 + group * 12);
          code += 1
        )
          codePoints.add(code);
    if (format === 4) {
      const segments = sub.readUInt16BE(6) / 2;
      for (let segment = 0; segment < segments; segment += 1) {
        const end = sub.readUInt16BE(14 + segment * 2);
        const start = sub.readUInt16BE(16 + segments * 2 + segment * 2);
        for (let code = start; code <= end && code !== 0xff_ff; code += 1) codePoints.add(code);
      }
    }
  }
  return codePoints;
}

const FRENCH = 'AÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸaàâæçéèêëîïôœùûüÿ«»“”‘’…–—·€°№0123456789';
const covers = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([start, end]) => code >= start && code <= end);

describe.each(['Literata Variable normal', 'Literata Variable italic', 'Inter Variable normal'])(
  '%s',
  (name) => {
    const own = faces.filter(({ family, style }) => `${family} ${style}` === name);
    const has = (code: number): boolean =>
      own.some(({ file, ranges }) => covers(ranges, code) && mappedCodePoints(file).has(code));

    it('has the letters and signs of French', () => {
      const missing = [...FRENCH.replace('№', '')].filter((sign) => !has(sign.codePointAt(0) ?? 0));
      expect(missing).toEqual([]);
    });

    // Neither family has U+202F: the shaper (HarfBuzz) makes the narrow no-break space from the family's own space, so
    // that no other font is called in for it.
    it('has the spaces of French typography (U+00A0, and U+0020 for U+202F)', () => {
      expect([0xa0, 0x20].map(has)).toEqual([true, true]);
    });
  },
);

it('requests no file outside the latin subsets', () => {
  expect(
    faces.map(({ file }) => file).filter((file) => !/-latin(-ext)?-wght-(normal|italic)\.woff2$/.test(file)),
  ).toEqual([]);
});

it('are the fonts of previews, PDFs and sites: the same files for the same characters', () => {
  const signs = (range: string): string => range.replaceAll(/\s+/g, '');
  const inSheet = [...sheet.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body = '']) => ({
    file: /files\/([^']+)'/.exec(body)?.[1],
    range: signs(/unicode-range:([^;]+);/.exec(body)?.[1] ?? ''),
    weight: /font-weight: ([^;]+);/.exec(body)?.[1],
  }));
  expect(FACES.map(({ file, range, weight }) => ({ file, range: signs(range), weight }))).toEqual(inSheet);
});
