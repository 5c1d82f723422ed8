/** The text of a block as paragraphs of a form: emphases, lists and quotations; of pictures the caption only. */
import type { Format, Stretch } from '#interview/blocks/stretches.ts';
import { stretchesOfBlock } from '#interview/compare/formats.ts';
import type { TopBlock } from '#interview/document.ts';
import type { Face } from './embed-faces.ts';
import type { Run } from './pages.ts';

export type Paragraph = Readonly<{ runs: readonly Run[]; indent: number; bullet?: string }>;

const STEP = 16;

export function paragraphsOfBlock(block: TopBlock, language: string): Paragraph[] {
  let count = 0;
  return linesOfStretches(stretchesOfBlock(block, language)).flatMap((line) => {
    const kinds = new Set(line.flatMap(({ formats }) => formats.map(({ kind }) => kind)));
    const isNumbered = kinds.has('numbers') && !kinds.has('nested');
    if (isNumbered) count += 1;
    else if (!kinds.has('nested')) count = 0;
    const runs = line.map(({ text, formats }): Run => ({ text, face: faceOf(formats) }));
    if (runs.every(({ text }) => text.trim() === '')) return [];
    const levels =
      line[0]?.formats.filter(({ kind }) =>
        ['bullets', 'numbers', 'quote', 'cite', 'aside', 'code-block'].includes(kind),
      ).length ?? 0;
    const isItem = kinds.has('bullets') || kinds.has('numbers');
    return [
      {
        runs,
        indent: levels * STEP,
        ...(isItem && { bullet: isNumbered ? `${count}.` : kinds.has('nested') ? '–' : '•' }),
      },
    ];
  });
}

function linesOfStretches(stretches: readonly Stretch[]): Stretch[][] {
  const lines: Stretch[][] = [[]];
  for (const { text, formats } of stretches)
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, formats });
    }
  return lines;
}

function faceOf(formats: readonly Format[]): Face {
  const has = (...kinds: Format['kind'][]): boolean => formats.some(({ kind }) => kinds.includes(kind));
  if (has('bold', 'heading', 'header-cell')) return 'bold';
  return has('italic', 'cite') ? 'italic' : 'regular';
}
