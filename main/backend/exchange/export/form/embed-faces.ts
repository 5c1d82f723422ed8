/** The fonts of a form: encodes text into glyphs, measures it, and embeds the glyphs that were used. */
import type * as Library from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { cleanText } from '#interview/inlines.ts';
import { readFace } from '#backend/core/face-files.ts';
import { readTrueType, type TrueType } from './true-type.ts';

export type PdfLib = typeof Library;

const FACES = {
  regular: 'Literata_400Regular.ttf',
  italic: 'Literata_400Regular_Italic.ttf',
  bold: 'Literata_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FACES;

/** One character as it is drawn. `width`: in thousandths of the font size. */
export type Sign = Readonly<{ character: string; face: Face; glyph: number; width: number }>;

export type EmbeddedFaces = Readonly<{
  signs(text: string, face: Face): Sign[];
  /** Characters that were replaced by a box, because the fonts lack them, and the share of letters among all letters. */
  missing(): Readonly<{ signs: number; letters: number }>;
  /** By the names that content streams use. Call when everything is written. */
  embed(): Record<Face, PDFRef>;
}>;

/** Spaces that the fonts lack, and characters that show nothing. */
const NARROW_SPACES = /[\u2000-\u200a\u202f\u205f\u3000]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Variation_Selector}/gu;
const LETTER = /[\p{L}\p{N}]/u;
const BOX = '\u25a1';

export async function loadFaces(library: PdfLib, context: PDFContext): Promise<EmbeddedFaces> {
  const loaded = await Promise.all(
    Object.entries(FACES).map(
      async ([face, file]) => [face as Face, readTrueType(await readFace(file))] as const,
    ),
  );
  const fonts = Object.fromEntries(loaded) as Record<Face, TrueType>;
  const used: Record<Face, Map<number, string>> = {
    regular: new Map(),
    italic: new Map(),
    bold: new Map(),
  };
  const letters = { all: 0, missing: 0 };
  let signs = 0;
  return {
    signs(text, face) {
      const font = fonts[face];
      const printable = cleanText(text)
        .normalize('NFC')
        .replace(NARROW_SPACES, '\u00a0')
        .replace(INVISIBLE, '')
        .replaceAll('\t', ' ');
      return Array.from(printable, (character) => {
        if (character === '\n') return { character, face, glyph: 0, width: 0 };
        const own = font.glyphOf(character);
        const isLetter = LETTER.test(character);
        if (isLetter) letters.all += 1;
        if (own === undefined) signs += 1;
        if (own === undefined && isLetter) letters.missing += 1;
        const glyph = own ?? font.glyphOf(BOX) ?? 0;
        used[face].set(glyph, own === undefined ? BOX : character);
        return { character, face, glyph, width: font.widthOf(glyph) };
      });
    },
    missing: () => ({ signs, letters: letters.all === 0 ? 0 : letters.missing / letters.all }),
    embed: () =>
      Object.fromEntries(
        Object.entries(fonts).map(([face, font]) => [
          face,
          embedFont(library, context, FACES[face as Face].slice(0, -4), font, used[face as Face]),
        ]),
      ) as Record<Face, PDFRef>,
  };
}

/** Six capitals before the name of a font of which only some glyphs are there. */
const SUBSET_TAG = 'ESCALE';
const SYMBOLIC = 4;

function embedFont(
  { PDFString }: PdfLib,
  context: PDFContext,
  name: string,
  font: TrueType,
  used: ReadonlyMap<number, string>,
): PDFRef {
  const baseFont = `${SUBSET_TAG}+${name}`;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: SYMBOLIC,
      FontBBox: [...font.box],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent,
      Descent: font.descent,
      CapHeight: font.ascent,
      StemV: 80,
      FontFile2: context.register(context.flateStream(font.subset(used.keys()))),
    }),
  );
  const glyphs = [...used.keys()].toSorted((one, other) => one - other);
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      W: glyphs.flatMap((glyph) => [glyph, [font.widthOf(glyph)]]),
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(unicodeMap(used))),
    }),
  );
}

export const hex = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');

/** Lets a reader of the PDF copy and search its text. */
function unicodeMap(used: ReadonlyMap<number, string>): string {
  const entries = [...used].map(([glyph, character]) => `<${hex(glyph)}> <${utf16(character)}>`);
  // A section has at most a hundred entries.
  const sections = Array.from({ length: Math.ceil(entries.length / 100) }, (_, index) => {
    const part = entries.slice(index * 100, (index + 1) * 100);
    return `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
