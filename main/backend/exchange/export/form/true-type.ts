/**
 * A TrueType font for a PDF: the glyphs of characters, their widths, and a font file with the used glyphs only. Trusts the
 * file, which is ours (face-files.ts). Compared with fontkit: a hundred lines instead of a megabyte.
 */
export type TrueType = Readonly<{
  /** Undefined for a character that the font lacks. */
  glyphOf(character: string): number | undefined;
  /** In thousandths of the font size. */
  widthOf(glyph: number): number;
  /** In thousandths of the font size: [left, bottom, right, top]. */
  box: readonly number[];
  ascent: number;
  descent: number;
  /** In degrees. */
  italicAngle: number;
  /** The font file with these glyphs under their numbers; the others are empty. */
  subset(glyphs: Iterable<number>): Buffer;
}>;

/** The tables of an embedded font; a PDF needs no others. */
const EMBEDDED = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];
const HEADER = 12;
const RECORD = 16;

export function readTrueType(file: Buffer): TrueType {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = HEADER + index * RECORD;
    const from = file.readUInt32BE(at + 8);
    tables.set(file.toString('latin1', at, at + 4), file.subarray(from, from + file.readUInt32BE(at + 12)));
  }
  const table = (name: string): Buffer => {
    const bytes = tables.get(name);
    if (bytes === undefined) throw new Error(`the font has no table ${name}`);
    return bytes;
  };
  const [head, hhea, hmtx, glyf] = [table('head'), table('hhea'), table('hmtx'), table('glyf')];
  const scale = 1000 / head.readUInt16BE(18);
  const scaled = (value: number): number => Math.round(value * scale);
  const offsets = glyphOffsets(table('loca'), head.readInt16BE(50) === 1);
  const glyphs = characterMap(table('cmap'));
  const metrics = hhea.readUInt16BE(34);
  return {
    glyphOf: (character) => glyphs(character.codePointAt(0) ?? 0),
    widthOf: (glyph) => scaled(hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4)),
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    italicAngle: table('post').readInt32BE(4) / 65_536,
    subset(used) {
      const outline = (glyph: number): Buffer => glyf.subarray(offsets[glyph], offsets[glyph + 1]);
      const keptGlyphs = withParts(used, outline);
      const loca = Buffer.alloc(offsets.length * 4);
      const outlines: Buffer[] = [];
      let length = 0;
      for (let glyph = 0; glyph < offsets.length - 1; glyph += 1) {
        if (keptGlyphs.has(glyph)) {
          const bytes = outline(glyph);
          outlines.push(bytes, Buffer.alloc(-bytes.length & 3));
          length += (bytes.length + 3) & ~3;
        }
        loca.writeUInt32BE(length, (glyph + 1) * 4);
      }
      const longHead = Buffer.from(head);
      longHead.writeInt16BE(1, 50);
      const changed: Readonly<Record<string, Buffer>> = {
        glyf: Buffer.concat(outlines),
        loca,
        head: longHead,
      };
      return fontFile(
        EMBEDDED.flatMap((name) => {
          const bytes = changed[name] ?? tables.get(name);
          return bytes === undefined ? [] : [{ name, bytes }];
        }),
      );
    },
  };
}

/** The offset of each glyph in `glyf`, and the end. */
const glyphOffsets = (loca: Buffer, isLong: boolean): number[] =>
  Array.from({ length: loca.length / (isLong ? 4 : 2) }, (_, index) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2,
  );

/** Reads the Unicode subtable of `cmap` in format 4, which covers the basic plane. */
function characterMap(cmap: Buffer): (codePoint: number) => number | undefined {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  );
  const map = subtables.find((subtable) => subtable.readUInt16BE(0) === 4);
  if (map === undefined) throw new Error('the font has no Unicode map');
  const size = map.readUInt16BE(6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size] as const;
  return (codePoint) => {
    for (let at = 0; at < size; at += 2) {
      if (map.readUInt16BE(ends + at) < codePoint) continue;
      const start = map.readUInt16BE(starts + at);
      if (start > codePoint) return undefined;
      const range = map.readUInt16BE(ranges + at);
      const index = range === 0 ? codePoint : map.readUInt16BE(ranges + at + range + (codePoint - start) * 2);
      const glyph = index === 0 ? 0 : (index + map.readUInt16BE(deltas + at)) & 0xffff;
      return glyph === 0 ? undefined : glyph;
    }
    return undefined;
  };
}

const MORE_PARTS = 0x20;

/** The glyphs with the parts of composed ones (é is e and an accent), and the one for missing characters. */
function withParts(used: Iterable<number>, outline: (glyph: number) => Buffer): Set<number> {
  const all = new Set([0, ...used]);
  // A set is walked in order of addition: parts added meanwhile are visited too.
  for (const glyph of all) {
    const bytes = outline(glyph);
    if (bytes.length === 0 || bytes.readInt16BE(0) >= 0) continue;
    let at = 10;
    for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0;) {
      flags = bytes.readUInt16BE(at);
      all.add(bytes.readUInt16BE(at + 2));
      const scales = (flags & 0x8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0;
      at += 4 + ((flags & 0x1) !== 0 ? 4 : 2) + scales;
    }
  }
  return all;
}

function fontFile(tables: readonly Readonly<{ name: string; bytes: Buffer }>[]): Buffer {
  const header = Buffer.alloc(HEADER + tables.length * RECORD);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(0x0001_0000, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * 16, 10);
  const parts = [header];
  let offset = header.length;
  for (const [index, { name, bytes }] of tables.entries()) {
    const at = HEADER + index * RECORD;
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    header.write(name, at, 'latin1');
    header.writeUInt32BE(checksum(padded), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
