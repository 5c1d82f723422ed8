/**
 * Repairs that need no decision from the author. A repair checks its place again first, so that an outdated check never
 * changes newer text. It removes only wrong words (a file name as alternative text, the dash of a typed list, « image
 * de »).
 */
import type { AnswerBlock, Image, Participant, Post, TopBlock } from '../document.ts';
import { isTurn, typeOf, withoutSource } from '../blocks/blocks.ts';
import { captionOf, withoutPictureWords } from './accessibility.ts';
import { blockChecks, newReadingState } from './block-checks.ts';
import { languageOfAll } from './check-post.ts';
import type { Check, Path } from './check.ts';
import type { CheckCode } from './codes.ts';
import type { CheckFacts } from './check-facts.ts';
import { withLanguage } from './passages.ts';
import { typedListAt } from './typed-blocks.ts';
import { walkBlocks } from './walk.ts';

// Names of participants, corrected from the directory.

/**
 * Takes the name from the directory; a duplicate person is replaced by the known one in every turn. Undefined if the
 * check is outdated, or if both are participants: then the author decides who spoke.
 */
function renameParticipant(
  post: Post,
  { code, words, about, spot }: Check,
  { people }: CheckFacts,
): Post | undefined {
  if (spot.part?.kind !== 'people') return undefined;
  const { id } = spot.part;
  const knownPerson = people.find(
    ({ participant, self, person }) =>
      participant === id && self === (code === 'name-differs') && person.name === about,
  )?.person;
  const old = post.participants.find((one) => one.id === id);
  if (knownPerson === undefined || old === undefined || old.name !== words) return undefined;
  if (knownPerson.id !== id && post.participants.some((one) => one.id === knownPerson.id)) return undefined;
  const participants = post.participants.map((one): Participant =>
    one.id === id
      ? {
          ...one,
          id: knownPerson.id,
          name: knownPerson.name,
          // A label equal to the old name changes with it.
          label: one.label === one.name ? knownPerson.name.slice(0, 200) : one.label,
        }
      : one,
  );
  return knownPerson.id === id
    ? { ...post, participants }
    : { ...post, participants, body: post.body.map((block) => withSpeaker(block, id, knownPerson.id)) };
}

const replaceId = (ids: readonly string[], from: string, to: string): string[] =>
  ids.map((id) => (id === from ? to : id));

function withSpeaker(block: TopBlock, from: string, to: string): TopBlock {
  if (block.type === 'answer' && block.participants.includes(from))
    return { ...block, participants: replaceId(block.participants, from, to) };
  if (block.type !== 'question') return block;
  const { by, to: whom } = block;
  if (by?.includes(from) !== true && whom?.includes(from) !== true) return block;
  return {
    ...block,
    ...(by === undefined ? {} : { by: replaceId(by, from, to) }),
    ...(whom === undefined ? {} : { to: replaceId(whom, from, to) }),
  };
}

type Block = TopBlock | AnswerBlock;
/**
 * The blocks that replace `block` and the given numbers of blocks before and after; undefined if it has changed since.
 */
type Replacement = Readonly<{ blocks: readonly Block[]; before?: number; after?: number }> | undefined;
type Repair = (block: Block, among: readonly Block[], at: number, check: Check) => Replacement;

const replaceWith = (block: Block): Replacement => ({ blocks: [block] });

function repairPicture(change: (image: Image) => Image): Repair {
  return (block, _among, _at, { count }) => {
    if (isTurn(block)) return undefined;
    let at = 0;
    const changed = typeOf(block).withImages?.(block, (one) => {
      at += 1;
      return at === count + 1 ? change(withoutSource(one)) : one;
    });
    return changed && replaceWith(withoutSource(changed));
  };
}

const emptyAlt = repairPicture((one) => ({ ...one, alt: '' }));

const REPAIRS: Readonly<Partial<Record<CheckCode, Repair>>> = {
  'alt-is-caption': emptyAlt,
  'alt-is-file-name': emptyAlt,
  'alt-says-picture': repairPicture((one) => ({ ...one, alt: withoutPictureWords(one.alt) })),
  'heading-jump': (block, _among, _at, { count }) =>
    block.type === 'heading' && (count === 2 || count === 3) && block.level > count
      ? replaceWith({ ...withoutSource(block), level: count })
      : undefined,
  'table-without-headers': (block) =>
    block.type === 'table'
      ? replaceWith({
          ...withoutSource(block),
          rows: block.rows.map((row, index) =>
            index === 0 ? row.map((cell) => ({ ...cell, header: true })) : row,
          ),
        })
      : undefined,
  'table-without-caption': (block, among, at, { about }) => {
    const title = among[at - 1];
    if (block.type !== 'table' || title?.type !== 'paragraph' || about === '') return undefined;
    return { blocks: [{ ...withoutSource(block), caption: captionOf(title.content) }], before: 1 };
  },
  'list-by-hand': (block, among, at) => {
    const typed = typedListAt(among, at);
    if (typed === undefined || block.type !== 'paragraph') return undefined;
    const intro: Block[] = typed.intro.length > 0 ? [{ type: 'paragraph', content: typed.intro }] : [];
    return { blocks: [...intro, typed.list], after: typed.paragraphs - 1 };
  },
  'quotation-unmarked': (block) =>
    block.type === 'paragraph' ? replaceWith({ type: 'quote', content: [block.content] }) : undefined,
  'passage-unmarked': (block, _among, _at, { about, spot: { part } }) => {
    if (block.type === 'question' || block.type === 'quote' || block.type === 'answer')
      return replaceWith({ ...withoutSource(block), language: about });
    if (block.type !== 'paragraph' || part?.kind !== 'words') return undefined;
    return replaceWith({
      ...withoutSource(block),
      content: withLanguage(block.content, part.from, part.to, about),
    });
  },
};

/** Whether « Corriger » can repair it. */
export function canRepair({ code, about, path }: Check): boolean {
  if (code === 'table-without-caption' && about === '') return false;
  return code === 'name-near' || code === 'name-differs'
    ? true
    : path !== undefined && REPAIRS[code] !== undefined;
}

/** The post after a repair; undefined if there is nothing left to repair. Unchanged blocks keep their identity. */
export function repairPost(post: Post, check: Check, facts: CheckFacts): Post | undefined {
  if (check.code === 'name-near' || check.code === 'name-differs')
    return renameParticipant(post, check, facts);
  const repair = REPAIRS[check.code];
  if (repair === undefined || check.path === undefined || !stillApplies(post, check)) return undefined;
  const body = replaceBlockAt(post.body, check.path, (block, among, at) => repair(block, among, at, check));
  if (body === undefined) return undefined;
  return {
    ...post,
    body: check.code === 'heading-jump' ? raiseSubheadings(post.body, body, check.path) : body,
  };
}

/** Whether the check still applies to the block at its path, in the same words. */
function stillApplies(post: Post, { code, words, spot, path = [0] }: Check): boolean {
  const [top, inner] = path;
  const block = post.body[top];
  if (block?.type === 'answer' && inner === undefined)
    return languageOfAll(block, post.language) !== undefined;
  const reading = newReadingState();
  for (const visited of walkBlocks(post)) {
    const isTarget = visited.path.join() === path.join();
    if (!isTarget && visited.block.type !== 'heading' && visited.block.type !== 'question') continue;
    const checks = blockChecks(visited, reading, new Map());
    if (isTarget)
      return checks.some(
        (one) =>
          one.code === code && one.words === words && JSON.stringify(one.spot) === JSON.stringify(spot),
      );
  }
  return false;
}

function replaceBlockAt(
  body: readonly TopBlock[],
  [top, inner]: Path,
  mend: (block: Block, among: readonly Block[], at: number) => Replacement,
): TopBlock[] | undefined {
  const block = body[top];
  if (block === undefined) return undefined;
  if (inner === undefined) return spliceBlocks(body, top, mend(block, body, top));
  if (block.type !== 'answer') return undefined;
  const one = block.blocks[inner];
  const blocks =
    one === undefined ? undefined : spliceBlocks(block.blocks, inner, mend(one, block.blocks, inner));
  if (blocks === undefined) return undefined;
  return body.map((other, index) => (index === top ? { ...withoutSource(block), blocks } : other));
}

function spliceBlocks<Some extends Block>(
  blocks: readonly Some[],
  at: number,
  replacement: Replacement,
): Some[] | undefined {
  if (replacement === undefined) return undefined;
  const { before = 0, after = 0 } = replacement;
  return [
    ...blocks.slice(0, at - before),
    ...(replacement.blocks as Some[]),
    ...blocks.slice(at + 1 + after),
  ];
}

/** Raises the headings under a raised heading by the same number of levels. */
function raiseSubheadings(before: readonly TopBlock[], body: TopBlock[], [top]: Path): TopBlock[] {
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
