/** What one block keeps from some readers, with the place where it is repaired. */
import { imagesIn } from '../blocks/blocks.ts';
import type { Image, Post } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import {
  altOf,
  hasUntitledFrame,
  isHeaderless,
  isLocalAddress,
  isTableTitle,
  isUncaptioned,
  isUntitled,
  linkOf,
  tableWords,
} from './accessibility.ts';
import { check, type Check, type CheckSpot } from './check.ts';
import type { CheckCode } from './codes.ts';
import { passagesIn } from './passages.ts';
import { isUnmarkedQuotation, typedRunAt } from './typed-blocks.ts';
import { leadLinks, linksIn, type LinkIn, type VisitedBlock } from './walk.ts';

/** What is known of addresses: by the check of links, and by the library. */
export type Addresses = ReadonlyMap<string, CheckCode>;

/** One walk of a post: headings and lists depend on what came before. */
export type Reading = {
  /** Of the last heading; the title is the first. */
  level: number;
  /** How many of the next paragraphs go on what was read as one. */
  inList: number;
};
export const newReading = (): Reading => ({ level: 1, inList: 0 });

const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();

export function leadChecks(post: Post, addresses: Addresses): Check[] {
  return leadLinks(post).flatMap(({ link }, at) =>
    linkChecks(link, { part: { kind: 'link', at } }, addresses),
  );
}

export function blockChecks(visited: VisitedBlock, reading: Reading, addresses: Addresses): Check[] {
  return [
    ...ownChecks(visited, reading),
    ...linksIn(visited.block).flatMap(({ link }, index, all) =>
      linkChecks(link, linkSpot(visited, all, index), addresses),
    ),
  ];
}

/** The words of a caption are reached in the fields of their picture. */
function linkSpot({ counts, inAnswer }: VisitedBlock, links: readonly LinkIn[], index: number): CheckSpot {
  const picture = links[index]?.picture;
  if (picture !== undefined) return { ...inAnswer, part: { kind: 'picture', at: counts.picture + picture } };
  const before = links.slice(0, index).filter((one) => one.picture === undefined).length;
  return { ...inAnswer, part: { kind: 'link', at: counts.link + before } };
}

function linkChecks(link: LinkIn['link'], spot: CheckSpot, addresses: Addresses): Check[] {
  const shown = words(inlinesToText(link.content));
  const said = linkOf(link);
  const known = isLocalAddress(link.url) ? 'link-local' : addresses.get(link.url);
  return [
    ...(said === undefined
      ? []
      : [check(said, { words: shown === '' ? link.url : shown, about: link.url, spot })]),
    ...(known === undefined ? [] : [check(known, { words: link.url, about: shown, spot })]),
  ];
}

function ownChecks(visited: VisitedBlock, reading: Reading): Check[] {
  const { block, path, counts, inAnswer } = visited;
  switch (block.type) {
    case 'question':
      // Readers get it as a heading of the second level.
      reading.level = 2;
      return questionLanguage(visited);
    case 'heading': {
      const jumps = block.level > reading.level + 1;
      const spot = { ...inAnswer, heading: counts.heading };
      const found = jumps
        ? [check('heading-jump', { words: blockToText(block), count: reading.level + 1, spot, path })]
        : [];
      reading.level = block.level;
      return found;
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
      const foreign =
        block.content.length > 0 && block.content.every((one) => passagesIn(one, language)[0]?.whole);
      const spot: CheckSpot = { ...inAnswer, part: { kind: 'quote', at: counts.quote } };
      const said = block.content.map((one) => inlinesToText(one)).join(' ');
      const about = passagesIn(block.content[0] ?? [], language)[0]?.language;
      return foreign && about !== undefined
        ? [check('passage-unmarked', { words: said, about, spot, path })]
        : [];
    }
    default:
      return imageChecks(imagesIn(block), visited);
  }
}

function imageChecks(images: readonly Image[], { path, counts, inAnswer }: VisitedBlock): Check[] {
  return images.flatMap((image, index) => {
    const code = altOf(image);
    if (code === undefined) return [];
    const shown = image.alt.trim() === '' ? inlinesToText(image.caption) : image.alt;
    const spot: CheckSpot = { ...inAnswer, part: { kind: 'picture', at: counts.picture + index } };
    return [check(code, { words: shown, count: index, spot, path })];
  });
}

function tableChecks({ block, siblings, at, path, counts, inAnswer }: VisitedBlock): Check[] {
  if (block.type !== 'table') return [];
  const before = siblings[at - 1];
  const said = {
    words: tableWords(block),
    spot: { ...inAnswer, part: { kind: 'table' as const, at: counts.table } },
  };
  const title = before?.type === 'paragraph' && isTableTitle(before) ? inlinesToText(before.content) : '';
  return [
    ...(isUncaptioned(block) ? [check('table-without-caption', { ...said, about: title, path })] : []),
    ...(isHeaderless(block) ? [check('table-without-headers', { ...said, path })] : []),
  ];
}

function questionLanguage({ block, path, language }: VisitedBlock): Check[] {
  if (block.type !== 'question' || block.content.length === 0) return [];
  const found = block.content.map((one) => passagesIn(one, block.language ?? language)[0]);
  const [first] = found;
  if (first === undefined || !found.every((one) => one?.whole)) return [];
  const said = block.content.map((one) => inlinesToText(one)).join(' ');
  return [
    check('passage-unmarked', { words: said, about: first.language, spot: { questionId: block.id }, path }),
  ];
}

function paragraphChecks(visited: VisitedBlock, reading: Reading): Check[] {
  const { block, path, within, counts, inAnswer, language, siblings, at } = visited;
  if (block.type !== 'paragraph') return [];
  const text = inlinesToText(block.content);
  const spot = (from: number, to: number): CheckSpot => ({
    ...inAnswer,
    part: { kind: 'words', at: counts.paragraph, from, to },
  });
  const whole = spot(0, text.length);
  const run = reading.inList > 0 ? undefined : typedRunAt(siblings, at);
  const list = run?.typed;
  // What people say behind dashes is read once too.
  reading.inList = Math.max(0, (run?.paragraphs ?? reading.inList) - 1);
  return [
    ...(list === undefined
      ? []
      : [check('list-by-hand', { words: list.words, count: list.list.items.length, spot: whole, path })]),
    ...(isUnmarkedQuotation(block, siblings[at - 1], within)
      ? [check('quotation-unmarked', { words: text, spot: whole, path })]
      : []),
    ...passagesIn(block.content, language).map(({ from, to, language: about }) =>
      check('passage-unmarked', { words: text.slice(from, to), about, spot: spot(from, to), path }),
    ),
  ];
}
