/**
 * What can be put right without a word from the author: the post after one repair. The place is looked at again first, so
 * that a check of a moment ago never touches a text that has changed since. No word is lost but those that were wrong
 * where they stood (a file name as alternative text, the dash of a list typed by hand, « image de »).
 */
import type { AnswerBlock, Image, Participant, Post, TopBlock } from '../document.ts';
import { isTurn, typeOf, withoutSource } from '../blocks/blocks.ts';
import { asCaption, withoutPicture } from './accessibility.ts';
import { blockChecks, newReading } from './block-checks.ts';
import { languageOfAll } from './check-post.ts';
import type { Check, Path } from './check.ts';
import type { CheckCode } from './codes.ts';
import type { Facts } from './facts.ts';
import { withLanguage } from './passages.ts';
import { typedListAt } from './typed-blocks.ts';
import { walk } from './walk.ts';

// A person of a post by the name that the directory knows.

/**
 * The name as the directory has it; somebody typed a second time becomes the person the directory knows, in every turn.
 * Undefined where that is no longer so, or where both take part already: then the author decides who said what.
 */
function renamed(post: Post, { code, words, about, spot }: Check, { people }: Facts): Post | undefined {
  if (spot.part?.kind !== 'people') return undefined;
  const { id } = spot.part;
  const wanted = people.find(
    ({ participant, self, person }) =>
      participant === id && self === (code === 'name-differs') && person.name === about,
  )?.person;
  const old = post.participants.find((one) => one.id === id);
  if (wanted === undefined || old === undefined || old.name !== words) return undefined;
  if (wanted.id !== id && post.participants.some((one) => one.id === wanted.id)) return undefined;
  const participants = post.participants.map((one): Participant =>
    one.id === id
      ? {
          ...one,
          id: wanted.id,
          name: wanted.name,
          // What stands before the answers follows where it was the name.
          label: one.label === one.name ? wanted.name.slice(0, 200) : one.label,
        }
      : one,
  );
  return wanted.id === id
    ? { ...post, participants }
    : { ...post, participants, body: post.body.map((block) => saidBy(block, id, wanted.id)) };
}

const replaced = (ids: readonly string[], from: string, to: string): string[] =>
  ids.map((id) => (id === from ? to : id));

function saidBy(block: TopBlock, from: string, to: string): TopBlock {
  if (block.type === 'answer' && block.participants.includes(from))
    return { ...block, participants: replaced(block.participants, from, to) };
  if (block.type !== 'question') return block;
  const { by, to: whom } = block;
  if (by?.includes(from) !== true && whom?.includes(from) !== true) return block;
  return {
    ...block,
    ...(by === undefined ? {} : { by: replaced(by, from, to) }),
    ...(whom === undefined ? {} : { to: replaced(whom, from, to) }),
  };
}

type Block = TopBlock | AnswerBlock;
/** What stands in the place of `block` and of the `taken` blocks around it; undefined: it has changed since. */
type Mended = Readonly<{ blocks: readonly Block[]; before?: number; after?: number }> | undefined;
type Mend = (block: Block, among: readonly Block[], at: number, check: Check) => Mended;

const only = (block: Block): Mended => ({ blocks: [block] });

function image(change: (image: Image) => Image): Mend {
  return (block, _among, _at, { count }) => {
    if (isTurn(block)) return undefined;
    let at = 0;
    const changed = typeOf(block).withImages?.(block, (one) => {
      at += 1;
      return at === count + 1 ? change(withoutSource(one)) : one;
    });
    return changed && only(withoutSource(changed));
  };
}

const emptyAlt = image((one) => ({ ...one, alt: '' }));

const MENDS: Readonly<Partial<Record<CheckCode, Mend>>> = {
  'alt-is-caption': emptyAlt,
  'alt-is-file-name': emptyAlt,
  'alt-says-picture': image((one) => ({ ...one, alt: withoutPicture(one.alt) })),
  'heading-jump': (block, _among, _at, { count }) =>
    block.type === 'heading' && (count === 2 || count === 3) && block.level > count
      ? only({ ...withoutSource(block), level: count })
      : undefined,
  'table-without-headers': (block) =>
    block.type === 'table'
      ? only({
          ...withoutSource(block),
          rows: block.rows.map((row, index) =>
            index === 0 ? row.map((cell) => ({ ...cell, header: true })) : row,
          ),
        })
      : undefined,
  'table-without-caption': (block, among, at, { about }) => {
    const title = among[at - 1];
    if (block.type !== 'table' || title?.type !== 'paragraph' || about === '') return undefined;
    return { blocks: [{ ...withoutSource(block), caption: asCaption(title.content) }], before: 1 };
  },
  'list-by-hand': (block, among, at) => {
    const typed = typedListAt(among, at);
    if (typed === undefined || block.type !== 'paragraph') return undefined;
    const intro: Block[] = typed.intro.length > 0 ? [{ type: 'paragraph', content: typed.intro }] : [];
    return { blocks: [...intro, typed.list], after: typed.paragraphs - 1 };
  },
  'quotation-unmarked': (block) =>
    block.type === 'paragraph' ? only({ type: 'quote', content: [block.content] }) : undefined,
  'passage-unmarked': (block, _among, _at, { about, spot: { part } }) => {
    if (block.type === 'question' || block.type === 'quote' || block.type === 'answer')
      return only({ ...withoutSource(block), language: about });
    if (block.type !== 'paragraph' || part?.kind !== 'words') return undefined;
    return only({ ...withoutSource(block), content: withLanguage(block.content, part.from, part.to, about) });
  },
};

/** Whether « Corriger » can do it alone. */
export function mends({ code, about, path }: Check): boolean {
  if (code === 'table-without-caption' && about === '') return false;
  return code === 'name-near' || code === 'name-differs'
    ? true
    : path !== undefined && MENDS[code] !== undefined;
}

/** The post after the repair; undefined where there is nothing to repair any more. Blocks left alone are the same objects. */
export function repaired(post: Post, check: Check, facts: Facts): Post | undefined {
  if (check.code === 'name-near' || check.code === 'name-differs') return renamed(post, check, facts);
  const mend = MENDS[check.code];
  if (mend === undefined || check.path === undefined || !stands(post, check)) return undefined;
  const body = mended(post.body, check.path, (block, among, at) => mend(block, among, at, check));
  if (body === undefined) return undefined;
  return { ...post, body: check.code === 'heading-jump' ? followed(post.body, body, check.path) : body };
}

/** Whether the check still holds, in these words, of the block at its place. */
function stands(post: Post, { code, words, spot, path = [0] }: Check): boolean {
  const [top, inner] = path;
  const block = post.body[top];
  if (block?.type === 'answer' && inner === undefined)
    return languageOfAll(block, post.language) !== undefined;
  const reading = newReading();
  for (const standing of walk(post)) {
    const here = standing.path.join() === path.join();
    if (!here && standing.block.type !== 'heading' && standing.block.type !== 'question') continue;
    const found = blockChecks(standing, reading, new Map());
    if (here)
      return found.some(
        (one) =>
          one.code === code && one.words === words && JSON.stringify(one.spot) === JSON.stringify(spot),
      );
  }
  return false;
}

function mended(
  body: readonly TopBlock[],
  [top, inner]: Path,
  mend: (block: Block, among: readonly Block[], at: number) => Mended,
): TopBlock[] | undefined {
  const block = body[top];
  if (block === undefined) return undefined;
  if (inner === undefined) return spliced(body, top, mend(block, body, top));
  if (block.type !== 'answer') return undefined;
  const one = block.blocks[inner];
  const blocks = one === undefined ? undefined : spliced(block.blocks, inner, mend(one, block.blocks, inner));
  if (blocks === undefined) return undefined;
  return body.map((other, index) => (index === top ? { ...withoutSource(block), blocks } : other));
}

function spliced<Some extends Block>(blocks: readonly Some[], at: number, mend: Mended): Some[] | undefined {
  if (mend === undefined) return undefined;
  const { before = 0, after = 0 } = mend;
  return [...blocks.slice(0, at - before), ...(mend.blocks as Some[]), ...blocks.slice(at + 1 + after)];
}

/** The headings under one that went up a level go up with it, so that they stay its equals or under it. */
function followed(before: readonly TopBlock[], body: TopBlock[], [top]: Path): TopBlock[] {
  const [old, now] = [before[top], body[top]];
  if (old?.type !== 'heading' || now?.type !== 'heading') return body;
  const by = old.level - now.level;
  const end = body.findIndex(
    (block, index) =>
      index > top && (block.type === 'question' || (block.type === 'heading' && block.level < old.level)),
  );
  return body.map((block, index) => {
    if (index <= top || (end !== -1 && index >= end) || block.type !== 'heading') return block;
    return { ...withoutSource(block), level: block.level - by === 2 ? 2 : 3 };
  });
}
