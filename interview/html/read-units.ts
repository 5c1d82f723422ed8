/** HTML of the blog into blocks that know their bytes. */
import { LIMITS, type TopBlock } from '../document.ts';
import { readBlocks } from './block-reader.ts';
import { startsOf } from '../markup/block-tree.ts';
import { HtmlError, parseWhole } from '../markup/parse.ts';
import { unitsOf, type SourcedBlock, type Unit } from './block-sources.ts';
import type { Pictures } from '../blocks/image.ts';
import { plainSetting } from '../markup/reading.ts';
import { sealedBlocks } from './wordpress/sealed-blocks.ts';
import { shownText } from '../markup/shown.ts';
import { showTheSame, spacedWords } from './shown-words.ts';

type ReadUnitsOptions = Readonly<{ language?: string | undefined } & Pictures>;

/**
 * The units of a piece of HTML of the blog, in order, every jump break but the first left out. HTML that nests too deep
 * or is too entangled to be read without a loss is one sealed card. Throws HtmlError when the HTML is longer than HTML_LIMITS or holds more than a
 * document may.
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
    place: (block, from) => {
      if (block.type === 'jumpBreak' && broken) return;
      broken ||= block.type === 'jumpBreak';
      placed.push({ block, from });
    },
  });
  const read = placed.map(({ block }) => spacedWords(block)).join('');
  // Tags so entangled that elements do not stand where they are written: the bytes alone are sure.
  if (!showTheSame(read, shownText(tree.childNodes))) return [wholeCard(html)];
  return unitsOf(html, placed);
}

function wholeCard(html: string): Unit {
  if (html.length > LIMITS.html) throw new HtmlError(`${html.length} characters in one card`);
  const range = { start: 0, end: html.length };
  const parent = { nodeName: '#document-fragment' as const, childNodes: [] };
  return { ...range, blocks: [{ type: 'html', html, origin: 'blog' }], around: [], parent };
}

/**
 * The blocks of some units, each with the bytes of its unit as `source`: blocks that share their bytes share it. Cards are
 * their own bytes, and what shares its bytes with a card has none: it would bring the card a second time.
 */
export function withSources(html: string, units: readonly Unit[]): TopBlock[] {
  return units.flatMap(({ blocks, start, end }): readonly TopBlock[] => {
    const source = html.slice(start, end);
    const bare = source.length > LIMITS.html || blocks.some((block) => block.type === 'html');
    return bare ? blocks : blocks.map((block) => ({ ...block, source }));
  });
}
