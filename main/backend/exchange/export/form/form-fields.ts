/**
 * The fields of a form. Boxes have their own appearances; texts are drawn by the program that shows the form, which has
 * the fonts for what people write. They are printed, except those that only name what was sent.
 */
import type { PDFDocument, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { PdfLib } from './embed-faces.ts';
import type { Entries, Pages, Rect } from './pages.ts';

/** `label`: its name for a screen reader. */
type Named = Readonly<{ name: string; label: string }>;
export type Option = Readonly<{ value: string; label: string; x: number; y: number }>;

export type FormFields = Readonly<{
  text(field: Named, rect: Rect, value?: string): void;
  lines(field: Named, rect: Rect): void;
  /** One of several values; a second click takes it back. */
  choice(field: Named, options: readonly Option[]): void;
  box(field: Named, at: Readonly<{ x: number; y: number }>): void;
  hidden(name: string, value: string): void;
  finish(): void;
}>;

/** Width and height of a box. */
export const BOX = 11;
const HIDDEN = 2;
/** Flags of fields (ISO 32000-1, 12.7.4). */
const READ_ONLY = 1;
const MULTILINE = 1 << 12;
const RADIO = 1 << 15;

const ROUND = circle(BOX / 2 - 0.5);
const SQUARE = `0.5 0.5 ${BOX - 1} ${BOX - 1} re`;
const OUTLINE = '1 g 0.25 G 0.8 w';
const APPEARANCES = {
  round: { off: `${OUTLINE} ${ROUND} B`, on: `${OUTLINE} ${ROUND} B 0 g ${circle(BOX / 4)} f` },
  square: {
    off: `${OUTLINE} ${SQUARE} B`,
    on: `${OUTLINE} ${SQUARE} B 0 G 1.5 w 2.5 5.5 m 4.7 3 l 8.7 8.5 l S`,
  },
} as const;
type Shape = keyof typeof APPEARANCES;
/** The characters of Zapf Dingbats for programs that draw boxes themselves. */
const DINGBATS = { round: 'l', square: '4' } as const;

export function createFormFields(library: PdfLib, document: PDFDocument, pages: Pages): FormFields {
  const { PDFHexString, PDFName, PDFString } = library;
  const { context } = document;
  const fields: PDFRef[] = [];
  const words = (text: string): PDFObject => PDFHexString.fromText(text);
  const drawn = (operators: string): PDFRef =>
    context.register(
      context.flateStream(operators, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, BOX, BOX] }),
    );
  const appearances = Object.fromEntries(
    Object.entries(APPEARANCES).map(([shape, { on, off }]) => [shape, { on: drawn(on), off: drawn(off) }]),
  ) as Record<Shape, { on: PDFRef; off: PDFRef }>;
  const named = ({ name, label }: Named): { T: PDFObject; TU: PDFObject } => ({
    T: PDFString.of(name),
    TU: words(label),
  });
  const boxed = (shape: Shape, value: string) => ({
    AS: 'Off',
    AP: { N: { [value]: appearances[shape].on, Off: appearances[shape].off } },
    MK: { CA: PDFString.of(DINGBATS[shape]) },
    DA: PDFString.of('/ZaDb 0 Tf 0 g'),
  });
  /** The outline is also in the page: some programs show no empty box. */
  function box(shape: Shape, entries: Entries, { x, y }: Readonly<{ x: number; y: number }>): PDFRef {
    pages.draw(APPEARANCES[shape].off, { x, y });
    return pages.widget(entries, { x, y, width: BOX, height: BOX });
  }
  const textField = (field: Named, rect: Rect, more: Readonly<{ Ff?: number; V?: PDFObject }>): void =>
    void fields.push(
      pages.widget({ ...named(field), FT: 'Tx', DA: PDFString.of('/Helv 10 Tf 0 g'), ...more }, rect),
    );
  return {
    text: (field, rect, value = '') => textField(field, rect, value === '' ? {} : { V: words(value) }),
    lines: (field, rect) => textField(field, rect, { Ff: MULTILINE }),
    choice(field, options) {
      const parent = context.nextRef();
      const kids = options.map(({ value, label, x, y }) =>
        box('round', { Parent: parent, TU: words(label), ...boxed('round', value) }, { x, y }),
      );
      context.assign(parent, context.obj({ ...named(field), FT: 'Btn', Ff: RADIO, V: 'Off', Kids: kids }));
      fields.push(parent);
    },
    box: (field, at) =>
      void fields.push(
        box('square', { ...named(field), FT: 'Btn', V: 'Off', ...boxed('square', 'Yes') }, at),
      ),
    hidden: (name, value) =>
      void fields.push(
        pages.widget(
          { T: PDFString.of(name), FT: 'Tx', F: HIDDEN, Ff: READ_ONLY, V: words(value) },
          { x: 0, y: 0, width: 0, height: 0 },
        ),
      ),
    finish() {
      const font = (BaseFont: string, more: object = {}): PDFRef =>
        context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont, ...more }));
      const form = context.obj({
        Fields: fields,
        NeedAppearances: true,
        DA: PDFString.of('/Helv 10 Tf 0 g'),
        DR: {
          Font: {
            Helv: font('Helvetica', { Encoding: 'WinAnsiEncoding' }),
            ZaDb: font('ZapfDingbats'),
          },
        },
      });
      document.catalog.set(PDFName.of('AcroForm'), context.register(form));
    },
  };
}

/** The path of a circle in the middle of a box. */
function circle(radius: number): string {
  const middle = BOX / 2;
  // The distance of the control points of a quarter.
  const bend = radius * 0.5523;
  const points = (...values: number[]): string =>
    values.map((value) => (middle + value).toFixed(2)).join(' ');
  return [
    `${points(radius, 0)} m`,
    `${points(radius, bend, bend, radius, 0, radius)} c`,
    `${points(-bend, radius, -radius, bend, -radius, 0)} c`,
    `${points(-radius, -bend, -bend, -radius, 0, -radius)} c`,
    `${points(bend, -radius, radius, -bend, radius, 0)} c`,
  ].join(' ');
}
