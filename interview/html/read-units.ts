/** Reads a blog's HTML into blocks with their source ranges. */
import { LIMITS, type TopBlock } from '../document.ts';
import { readBlocks } from './block-reader.ts';
import { startsOf } from '../markup/block-tree.ts';
import { HtmlError, parseWhole } from '../markup/parse.ts';
import { unitsOf, type SourcedBlock, type Unit } from './block-sources.ts';
import type { Pictures } from '../blocks/image.ts';
import { plainSetting } from '../markup/reading.ts';
import { sealedBlocks } from './wordpress/sealed-blocks.ts';
import { shownText } from '../markup/shown-text.ts';
import { showTheSame, spacedWords } from './shown-words.ts';

type ReadUnitsOptions = Readonly<{ language?: string | undefined } & Pictures>;

/**
 * The units of a blog's HTML, in order, with only the first jump break. HTML that is too deep or too entangled to be
 * read without loss becomes one sealed card. Throws HtmlError if it exceeds HTML_LIMITS or the limits of a document.
 */
export function readUnits(html: string, options: ReadUnitsOptions): Unit[] {
  const tree = parseWhole(html);
  if (tree === undefined) return [wholeCard(html)];
  const placed: SourcedBlock[] = [];
  let broken = false;
  readBlocks(tree.childNodes, plainSetting(options.language), {
    html,
    origin: 'blog',
    pictures: options,
    sealed: startsOf(sealedBlocks(html)),
    onBlock: (block, from) => {
      if (block.type === 'jumpBreak' && broken) return;
      broken ||= block.type === 'jumpBreak';
      placed.push({ block, from });
    },
  });
  const readText = placed.map(({ block }) => spacedWords(block)).join('');
  // The words differ from the page's because badly nested tags moved elements: seal the whole HTML.
  if (!showTheSame(readText, shownText(tree.childNodes))) return [wholeCard(html)];
  return unitsOf(html, placed);
}

function wholeCard(html: string): Unit {
  if (html.length > LIMITS.html) throw new HtmlError(`${html.length} characters in one card`);
  const range = { start: 0, end: html.length };
  const parent = { nodeName: '#document-fragment' as const, childNodes: [] };
  return { ...range, blocks: [{ type: 'html', html, origin: 'blog' }], around: [], parent };
}

/**
 * The blocks of units, each with the HTML of its unit as `source`. Cards hold their own HTML; blocks that share a unit
 * with a card get none, which would duplicate the card.
 */
export function withSources(html: string, units: readonly Unit[]): TopBlock[] {
  return units.flatMap(({ blocks, start, end }): readonly TopBlock[] => {
    const source = html.slice(start, end);
    const isCardUnit = source.length > LIMITS.html || blocks.some((block) => block.type === 'html');
    return isCardUnit ? blocks : blocks.map((block) => ({ ...block, source }));
  });
}
