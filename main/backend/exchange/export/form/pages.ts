/** The pages of a form: text is laid out from the top, and a new page begins where it does not fit. Lengths are points. */
import type { PDFContext, PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib';
import { type EmbeddedFaces, type Face, hex, type PdfLib, type Sign } from './embed-faces.ts';

/** The entries of a PDF dictionary; texts are names. */
export type Entries = NonNullable<Parameters<PDFContext['stream']>[1]>;
export type Run = Readonly<{ text: string; face: Face }>;
export type Rect = Readonly<{ x: number; y: number; width: number; height: number }>;

export type TextStyle = Readonly<{
  size: number;
  indent?: number;
  /** Space above and below. */
  before?: number;
  after?: number;
  /** 0 is black, 1 white. */
  grey?: number;
  /** Height that must fit below on the same page: a question stays with its answer. */
  keep?: number;
  /** Shown in front of the first line, inside the indent. */
  bullet?: string;
}>;

/** A4. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const MARGIN = 64;
const TOP = HEIGHT - 72;
const BOTTOM = 68;
export const TEXT_WIDTH = WIDTH - 2 * MARGIN;
const LEADING = 1.45;
const SMALL = 8.5;
const BULLET_WIDTH = 14;

export type Pages = Readonly<{
  text(runs: readonly Run[], style: TextStyle): void;
  /** Begins a new page unless this height fits; returns the left and the top edge of that space. */
  reserve(height: number): { x: number; top: number };
  /** One line at a position, cut at the right margin. */
  write(text: string, at: Readonly<{ x: number; y: number; size: number; face: Face; grey?: number }>): void;
  rule(from: Readonly<{ x: number; y: number; width: number }>): void;
  frame(rect: Rect): void;
  /** Adds operators whose origin is at `x` and `y`. */
  draw(operators: string, at: Readonly<{ x: number; y: number }>): void;
  /** Adds a widget to the current page. `entries`: its own, beside those of every widget. */
  widget(entries: Entries, rect: Rect): PDFRef;
  /** Writes header and footer of each page; nothing can be added afterwards. */
  finish(around: Readonly<{ header: string; footer: (page: number, pages: number) => string }>): void;
}>;

/** Flag of an annotation that is printed. */
const PRINTED = 4;

export function createPages(library: PdfLib, document: PDFDocument, faces: EmbeddedFaces): Pages {
  const { context } = document;
  const resources = context.nextRef();
  const pages: { page: PDFPage; content: string[]; widgets: PDFRef[] }[] = [];
  let current = begin();
  let y = TOP;

  function begin(): (typeof pages)[number] {
    const added = { page: document.addPage([WIDTH, HEIGHT]), content: [], widgets: [] };
    pages.push(added);
    return added;
  }
  function fit(height: number): void {
    if (y - height >= BOTTOM || y === TOP) return;
    current = begin();
    y = TOP;
  }
  const write: Pages['write'] = (text, { x, y: lineY, size, face, grey = 0 }) => {
    const [line = []] = linesOf(faces.signs(text.replaceAll('\n', ' '), face), size, WIDTH - MARGIN - x);
    current.content.push(drawnLine(line, { x, y: lineY, size, grey }));
  };
  return {
    text(runs, { size, indent = 0, before = 0, after = 0, grey = 0, keep = 0, bullet }) {
      const leading = size * LEADING;
      const signs = runs.flatMap(({ text, face }) => faces.signs(text, face));
      const lines = linesOf(signs, size, TEXT_WIDTH - indent);
      if (y < TOP) y -= before;
      // Two lines at least stay together.
      fit(Math.min(lines.length, 2) * leading + (lines.length <= 2 ? keep : 0));
      for (const [index, line] of lines.entries()) {
        fit(leading + (index === lines.length - 1 ? keep : 0));
        y -= leading;
        const lineY = y + (leading - size) / 2;
        if (index === 0 && bullet !== undefined)
          write(bullet, { x: MARGIN + indent - BULLET_WIDTH, y: lineY, size, face: 'regular', grey });
        current.content.push(drawnLine(line, { x: MARGIN + indent, y: lineY, size, grey }));
      }
      y -= after;
    },
    reserve(height) {
      fit(height);
      const top = y;
      y -= height;
      return { x: MARGIN, top };
    },
    write,
    rule: ({ x, y: at, width }) =>
      void current.content.push(`0.55 G 0.7 w ${points(x, at)} m ${points(x + width, at)} l S`),
    frame: ({ x, y: at, width, height }) =>
      void current.content.push(`0.7 G 0.7 w ${points(x, at, width, height)} re S`),
    draw: (operators, { x, y: at }) =>
      void current.content.push(`q 1 0 0 1 ${points(x, at)} cm ${operators} Q`),
    widget(entries, { x, y: at, width, height }) {
      const reference = context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'Widget',
          F: PRINTED,
          Rect: [x, at, x + width, at + height],
          P: current.page.ref,
          ...entries,
        }),
      );
      current.widgets.push(reference);
      return reference;
    },
    finish({ header, footer }) {
      const { PDFName } = library;
      for (const [index, { page, content, widgets }] of pages.entries()) {
        const around = (text: string, lineY: number): string => {
          const [line = []] = linesOf(faces.signs(text, 'regular'), SMALL, TEXT_WIDTH);
          return drawnLine(line, {
            x: (WIDTH - widthOf(line, SMALL)) / 2,
            y: lineY,
            size: SMALL,
            grey: 0.35,
          });
        };
        content.push(around(header, HEIGHT - 40), around(footer(index + 1, pages.length), 36));
        page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content.join('\n'))));
        page.node.set(PDFName.of('Resources'), resources);
        page.node.set(PDFName.of('Annots'), context.obj(widgets));
        // Fields are reached row by row.
        page.node.set(PDFName.of('Tabs'), PDFName.of('R'));
      }
      context.assign(resources, context.obj({ Font: faces.embed() }));
    },
  };
}

/** Breaks at spaces, after hyphens, and inside a word that is longer than a line. */
function linesOf(signs: readonly Sign[], size: number, width: number): Sign[][] {
  const most = (width * 1000) / size;
  const lines: Sign[][] = [];
  let line: Sign[] = [];
  let length = 0;
  let breakAt = 0;
  const end = (at: number): void => {
    lines.push(line.slice(0, at));
    line = line.slice(at);
    length = line.reduce((sum, sign) => sum + sign.width, 0);
    breakAt = 0;
  };
  for (const sign of signs) {
    if (sign.character === '\n') {
      end(line.length);
      continue;
    }
    line.push(sign);
    length += sign.width;
    if (length > most && sign.character !== ' ') end(breakAt > 0 ? breakAt : Math.max(1, line.length - 1));
    if (sign.character === ' ' || sign.character === '-') breakAt = line.length;
  }
  end(line.length);
  return lines;
}

const widthOf = (line: readonly Sign[], size: number): number =>
  (line.reduce((sum, { width }) => sum + width, 0) * size) / 1000;

/** The operators that draw a line: one string for each face. */
function drawnLine(
  line: readonly Sign[],
  { x, y, size, grey }: Readonly<{ x: number; y: number; size: number; grey: number }>,
): string {
  const strings: { face: Face; glyphs: string }[] = [];
  for (const { face, glyph } of line) {
    const last = strings.at(-1);
    if (last?.face === face) last.glyphs += hex(glyph);
    else strings.push({ face, glyphs: hex(glyph) });
  }
  const drawn = strings.map(({ face, glyphs }) => `/${face} ${points(size)} Tf <${glyphs}> Tj`);
  return `BT ${points(grey)} g 1 0 0 1 ${points(x, y)} Tm ${drawn.join(' ')} ET`;
}

const points = (...values: readonly number[]): string =>
  values.map((value) => String(Math.round(value * 100) / 100)).join(' ');
