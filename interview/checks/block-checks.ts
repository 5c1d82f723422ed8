/** Checks of one block, each with the place to repair it. */
import { imagesIn } from '../blocks/blocks.ts';
import type { Image, Post } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import {
  altProblem,
  hasUntitledFrame,
  isHeaderless,
  isLocalAddress,
  isTableTitle,
  isUncaptioned,
  isUntitled,
  linkProblem,
  tableWords,
} from './accessibility.ts';
import { check, type Check, type CheckSpot } from './check.ts';
import type { CheckCode } from './codes.ts';
import { passagesIn } from './passages.ts';
import { isUnmarkedQuotation, typedRunAt } from './typed-blocks.ts';
import { leadLinks, linksIn, type LinkIn, type VisitedBlock } from './walk.ts';

/** Check codes of addresses, from the link check and the library. */
export type Addresses = ReadonlyMap<string, CheckCode>;

/** State of one walk through a post: checks of headings and lists depend on the blocks before. */
export type ReadingState = {
  /** Level of the last heading; the title is level 1. */
  level: number;
  /** How many of the next paragraphs belong to a list already checked. */
  inList: number;
};
export const newReadingState = (): ReadingState => ({ level: 1, inList: 0 });

const foldSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function leadChecks(post: Post, addresses: Addresses): Check[] {
  return leadLinks(post).flatMap(({ link }, at) =>
    linkChecks(link, { part: { kind: 'link', at } }, addresses),
  );
}

export function blockChecks(visited: VisitedBlock, reading: ReadingState, addresses: Addresses): Check[] {
  return [
    ...ownChecks(visited, reading),
    ...linksIn(visited.block).flatMap(({ link }, index, all) =>
      linkChecks(link, linkSpot(visited, all, index), addresses),
    ),
  ];
}

/** The words of a caption are edited in the fields of its picture. */
function linkSpot({ counts, inAnswer }: VisitedBlock, links: readonly LinkIn[], index: number): CheckSpot {
  const picture = links[index]?.picture;
  if (picture !== undefined) return { ...inAnswer, part: { kind: 'picture', at: counts.picture + picture } };
  const before = links.slice(0, index).filter((one) => one.picture === undefined).length;
  return { ...inAnswer, part: { kind: 'link', at: counts.link + before } };
}

function linkChecks(link: LinkIn['link'], spot: CheckSpot, addresses: Addresses): Check[] {
  const linkText = foldSpaces(inlinesToText(link.content));
  const textCode = linkProblem(link);
  const addressCode = isLocalAddress(link.url) ? 'link-local' : addresses.get(link.url);
  return [
    ...(textCode === undefined
      ? []
      : [check(textCode, { words: linkText === '' ? link.url : linkText, about: link.url, spot })]),
    ...(addressCode === undefined ? [] : [check(addressCode, { words: link.url, about: linkText, spot })]),
  ];
}

function ownChecks(visited: VisitedBlock, reading: ReadingState): Check[] {
  const { block, path, counts, inAnswer } = visited;
  switch (block.type) {
    case 'question':
      // Readers see a question as a level-2 heading.
      reading.level = 2;
      return questionLanguage(visited);
    case 'heading': {
      const jumps = block.level > reading.level + 1;
      const spot = { ...inAnswer, heading: counts.heading };
      const checks = jumps
        ? [check('heading-jump', { words: blockToText(block), count: reading.level + 1, spot, path })]
        : [];
      reading.level = block.level;
      return checks;
    }
    case 'paragraph':
      return paragraphChecks(visited, reading);
    case 'table':
      return tableChecks(visited);
    case 'embed': {
      const spot: CheckSpot = { ...inAnswer, part: { kind: 'video', at: counts.video } };
      return isUntitled(block.title) ? [check('video-untitled', { words: block.url, spot })] : [];
    }
    case 'html': {
      const spot: CheckSpot = { ...inAnswer, part: { kind: 'sealed', at: counts.sealed } };
      return hasUntitledFrame(block) ? [check('frame-untitled', { words: blockToText(block), spot })] : [];
    }
    case 'quote': {
      const language = block.language ?? visited.language;
      const isForeign =
        block.content.length > 0 && block.content.every((one) => passagesIn(one, language)[0]?.isWhole);
      const spot: CheckSpot = { ...inAnswer, part: { kind: 'quote', at: counts.quote } };
      const text = block.content.map((one) => inlinesToText(one)).join(' ');
      const about = passagesIn(block.content[0] ?? [], language)[0]?.language;
      return isForeign && about !== undefined
        ? [check('passage-unmarked', { words: text, about, spot, path })]
        : [];
    }
    default:
      return imageChecks(imagesIn(block), visited);
  }
}

function imageChecks(images: readonly Image[], { path, counts, inAnswer }: VisitedBlock): Check[] {
  return images.flatMap((image, index) => {
    const code = altProblem(image);
    if (code === undefined) return [];
    const description = image.alt.trim() === '' ? inlinesToText(image.caption) : image.alt;
    const spot: CheckSpot = { ...inAnswer, part: { kind: 'picture', at: counts.picture + index } };
    return [check(code, { words: description, count: index, spot, path })];
  });
}

function tableChecks({ block, siblings, at, path, counts, inAnswer }: VisitedBlock): Check[] {
  if (block.type !== 'table') return [];
  const before = siblings[at - 1];
  const details = {
    words: tableWords(block),
    spot: { ...inAnswer, part: { kind: 'table' as const, at: counts.table } },
  };
  const title = before?.type === 'paragraph' && isTableTitle(before) ? inlinesToText(before.content) : '';
  return [
    ...(isUncaptioned(block) ? [check('table-without-caption', { ...details, about: title, path })] : []),
    ...(isHeaderless(block) ? [check('table-without-headers', { ...details, path })] : []),
  ];
}

function questionLanguage({ block, path, language }: VisitedBlock): Check[] {
  if (block.type !== 'question' || block.content.length === 0) return [];
  const passages = block.content.map((one) => passagesIn(one, block.language ?? language)[0]);
  const [first] = passages;
  if (first === undefined || !passages.every((one) => one?.isWhole)) return [];
  const text = block.content.map((one) => inlinesToText(one)).join(' ');
  return [
    check('passage-unmarked', { words: text, about: first.language, spot: { questionId: block.id }, path }),
  ];
}

function paragraphChecks(visited: VisitedBlock, reading: ReadingState): Check[] {
  const { block, path, within, counts, inAnswer, language, siblings, at } = visited;
  if (block.type !== 'paragraph') return [];
  const text = inlinesToText(block.content);
  const spot = (from: number, to: number): CheckSpot => ({
    ...inAnswer,
    part: { kind: 'words', at: counts.paragraph, from, to },
  });
  const paragraphSpot = spot(0, text.length);
  const run = reading.inList > 0 ? undefined : typedRunAt(siblings, at);
  const list = run?.typed;
  // A dialogue behind dashes also counts as checked.
  reading.inList = Math.max(0, (run?.paragraphs ?? reading.inList) - 1);
  return [
    ...(list === undefined
      ? []
      : [
          check('list-by-hand', {
            words: list.words,
            count: list.list.items.length,
            spot: paragraphSpot,
            path,
          }),
        ]),
    ...(isUnmarkedQuotation(block, siblings[at - 1], within)
      ? [check('quotation-unmarked', { words: text, spot: paragraphSpot, path })]
      : []),
    ...passagesIn(block.content, language).map(({ from, to, language: about }) =>
      check('passage-unmarked', { words: text.slice(from, to), about, spot: spot(from, to), path }),
    ),
  ];
}
