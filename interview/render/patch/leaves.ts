/**
 * Splits a document into leaves, as a page without turns shows it: each paragraph of a question or answer is one, with
 * the name before the first.
 */
import type { SimpleBlock } from '../../blocks/block-type.ts';
import { isTurn, typeOf } from '../../blocks/blocks.ts';
import type { AnswerBlock, Heading, Post, TopBlock } from '../../document.ts';
import { shownWords } from '../../html/shown-words.ts';
import { questionNumbers } from '../../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../../speakers.ts';

export type Leaf = Readonly<{
  block: SimpleBlock;
  /** Text before the words, colon included; may be ''. */
  label: string;
  turn?: 'question' | 'answer';
  /** Its source also covers text before the turn, and the turn changed: the source is valid for these words only. */
  loose?: boolean;
  /** The HTML from which this leaf, possibly with its neighbours, was read. */
  source?: string | undefined;
  /** Index of the body block (LEAD: the lead), and of its paragraph or inner block; NAME: the name before them. */
  path: readonly [block: number, inner: number];
}>;

export const LEAD = -1;
export const NAME = -1;

/** The key to match leaves with parts of a page: letters only, or the identity of a block without words. */
export function meetingKey(words: string, block?: TopBlock): string {
  const letters = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters !== '') return letters;
  if (words !== '' || block === undefined) return words;
  return identityOf(block);
}

/** The identity of a block without words. */
export function identityOf(block: TopBlock): string {
  const identity = isTurn(block) ? undefined : typeOf(block).identity?.(block);
  return identity ?? `\u0001${block.type}`;
}

/** Splits a post into leaves. `alone`: whether a name has a line of its own on the page and so is a leaf. */
export function leavesOfPost(post: Post, alone: (label: string, words: string) => boolean): Leaf[] {
  const people = participantsById(post);
  const numbers = questionNumbers(post);
  const leaves: Leaf[] = (post.lead ?? []).map((content, index) => ({
    block: { type: 'paragraph', content },
    label: '',
    path: [LEAD, index],
  }));

  const turn = (
    blocks: readonly (AnswerBlock | Heading)[],
    label: string,
    kind: 'question' | 'answer',
    source: string | undefined,
    blockIndex: number,
  ): void => {
    const [first] = blocks;
    const words = first === undefined ? '' : shownWords(first);
    const joins = label !== '' && first?.type === 'paragraph' && !alone(label, words);
    if (label !== '' && !joins)
      leaves.push({
        block: { type: 'paragraph', content: [] },
        label,
        turn: kind,
        source,
        path: [blockIndex, NAME],
      });
    blocks.forEach((block, index) => {
      const own = 'source' in block ? block.source : undefined;
      leaves.push({
        block: withoutSources(block),
        label: joins && index === 0 ? label : '',
        ...(source === undefined && index === 0 && { loose: true }),
        turn: kind,
        source: own ?? (blocks.length === 1 ? source : undefined),
        path: [blockIndex, index],
      });
    });
  };

  for (const [blockIndex, block] of post.body.entries()) {
    if (block.type === 'question') {
      const label = [numbers.get(block.id) ?? '', questionLabel(block, people, post.language)]
        .filter((part) => part !== '')
        .join(' ');
      turn(
        block.content.map((content) => ({ type: 'paragraph', content })),
        label,
        'question',
        sourceOfQuestion(block.source, post.body[blockIndex + 1]),
        blockIndex,
      );
    } else if (block.type === 'answer') {
      turn(block.blocks, answerLabel(block, people, post.language), 'answer', block.source, blockIndex);
    } else
      leaves.push({
        block: withoutSources(block),
        label: '',
        source: 'source' in block ? block.source : undefined,
        path: [blockIndex, 0],
      });
  }
  return leaves;
}

/** The source of a question: without its answer's start, if one paragraph contains both. */
function sourceOfQuestion(source: string | undefined, next: TopBlock | undefined): string | undefined {
  if (source === undefined || next?.type !== 'answer') return source;
  const [first] = next.blocks;
  const own = first !== undefined && 'source' in first ? first.source : undefined;
  return own !== undefined && source.startsWith(own) ? own : source;
}

/** Removes sources; a picture keeps its public address, if any (docs/design/document.md#source-bytes). */
function withoutSources<Block extends SimpleBlock>(block: Block): Block {
  const copy = { ...block };
  if ('source' in copy) delete copy.source;
  const withAddresses = typeOf(copy).withImages?.(copy, ({ source: _source, ...image }) => {
    if (image.url !== undefined) delete image.asset;
    return image;
  });
  return withAddresses ?? copy;
}

/** Maximum length of a sign that recognition removes before a turn and no document shows. */
const LONGEST_SIGN = 24;
/** Signs recognisable by themselves: « Q : », « Réponse – », « 1. ». */
export const SIGN =
  /^(?:questions?|réponses?|reponses?|answers?|[qra]|\d{1,3})[\s\u00a0\u202f]*\d{0,3}[\s\u00a0\u202f]*[:.)–—-][\s\u00a0\u202f]*/iu;

/**
 * Whether `before`, text of the page, may precede a leaf without a label: any short text while its source is unchanged,
 * else only a sign.
 */
export function isSign(before: string, { turn, source, loose = false }: Leaf): boolean {
  if (before === '') return true;
  if (turn === undefined || before.length > LONGEST_SIGN) return false;
  return (source !== undefined && !loose) || SIGN.exec(before)?.[0] === before;
}

/**
 * Whether the page has the document's name in another spelling: « A. Mercier », « AM » and « Aude » for « Aude Mercier
 * ». Such a spelling stays while the leaf's source is valid.
 */
export function isNameOf(before: string, { label, source, loose = false }: Leaf): boolean {
  const nameWords = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (meetingKey(before) === nameWords.join('')) return true;
  if (meetingKey(before) === '') return false;
  return source !== undefined && !loose && before.length <= 80 && isShortForm(meetingKey(before), nameWords);
}

function isShortForm(written: string, names: readonly string[]): boolean {
  if (written === '') return true;
  const [name, ...rest] = names;
  if (name === undefined) return false;
  for (let length = 1; length <= written.length; length += 1) {
    const part = written.slice(0, length);
    if (!name.startsWith(part) && !(name.length === 1 && part.startsWith(name))) break;
    if (isShortForm(written.slice(length), rest)) return true;
  }
  return isShortForm(written, rest);
}
