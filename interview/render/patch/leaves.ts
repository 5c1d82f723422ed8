/**
 * A document as a sequence of leaves, the way a page shows it that knows nothing of turns: each paragraph of a question
 * or an answer by itself, the name before the first.
 */
import type { SimpleBlock } from '../../blocks/block-type.ts';
import { isTurn, typeOf } from '../../blocks/blocks.ts';
import type { AnswerBlock, Heading, Post, TopBlock } from '../../document.ts';
import { shownWords } from '../../html/shown-words.ts';
import { questionNumbers } from '../../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../../speakers.ts';

export type Leaf = Readonly<{
  block: SimpleBlock;
  /** What stands before the words, colon included; '' for nothing. */
  label: string;
  turn?: 'question' | 'answer';
  /** Its bytes hold what stood before the turn too, and the turn changed: they vouch for these words alone. */
  loose?: boolean;
  /** The bytes this leaf, alone or with its neighbours, was read from. */
  source?: string | undefined;
  /** Which block of the body (LEAD: the lead), and which of its paragraphs or blocks; NAME: the name before them. */
  place: readonly [block: number, inner: number];
}>;

export const LEAD = -1;
export const NAME = -1;

/** A key under which leaves and parts of the page meet: letters only; what has no words, by what it is. */
export function meetingKey(words: string, block?: TopBlock): string {
  const letters = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters !== '') return letters;
  if (words !== '' || block === undefined) return words;
  return identityOf(block);
}

/** What a block without words is. */
export function identityOf(block: TopBlock): string {
  const identity = isTurn(block) ? undefined : typeOf(block).identity?.(block);
  return identity ?? `\u0001${block.type}`;
}

/** A name that stands on a line of its own on the page is a leaf of its own. `alone`: whether it does. */
export function leavesOfPost(post: Post, alone: (label: string, words: string) => boolean): Leaf[] {
  const people = participantsById(post);
  const numbers = questionNumbers(post);
  const leaves: Leaf[] = (post.lead ?? []).map((content, index) => ({
    block: { type: 'paragraph', content },
    label: '',
    place: [LEAD, index],
  }));

  const turn = (
    blocks: readonly (AnswerBlock | Heading)[],
    label: string,
    kind: 'question' | 'answer',
    source: string | undefined,
    place: number,
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
        place: [place, NAME],
      });
    blocks.forEach((block, index) => {
      const own = 'source' in block ? block.source : undefined;
      leaves.push({
        block: bare(block),
        label: joins && index === 0 ? label : '',
        ...(source === undefined && index === 0 && { loose: true }),
        turn: kind,
        source: own ?? (blocks.length === 1 ? source : undefined),
        place: [place, index],
      });
    });
  };

  for (const [place, block] of post.body.entries()) {
    if (block.type === 'question') {
      const label = [numbers.get(block.id) ?? '', questionLabel(block, people, post.language)]
        .filter((part) => part !== '')
        .join(' ');
      turn(
        block.content.map((content) => ({ type: 'paragraph', content })),
        label,
        'question',
        sourceOfQuestion(block.source, post.body[place + 1]),
        place,
      );
    } else if (block.type === 'answer') {
      turn(block.blocks, answerLabel(block, people, post.language), 'answer', block.source, place);
    } else
      leaves.push({
        block: bare(block),
        label: '',
        source: 'source' in block ? block.source : undefined,
        place: [place, 0],
      });
  }
  return leaves;
}

/** A question in one paragraph with the beginning of its answer carries the bytes of both; its own are that paragraph. */
function sourceOfQuestion(source: string | undefined, next: TopBlock | undefined): string | undefined {
  if (source === undefined || next?.type !== 'answer') return source;
  const [first] = next.blocks;
  const own = first !== undefined && 'source' in first ? first.source : undefined;
  return own !== undefined && source.startsWith(own) ? own : source;
}

/** Without its bytes; a picture that has a public address keeps that one (docs/design/document.md#source-bytes). */
function bare<Block extends SimpleBlock>(block: Block): Block {
  const copy = { ...block };
  if ('source' in copy) delete copy.source;
  const withAddresses = typeOf(copy).withImages?.(copy, ({ source: _source, ...image }) => {
    if (image.url !== undefined) delete image.asset;
    return image;
  });
  return withAddresses ?? copy;
}

/** Signs that recognition takes away before a turn, and that no document shows: so long at most. */
const LONGEST_SIGN = 24;
/** « Q : », « Réponse – », « 1. »: those that are told by themselves. */
export const SIGN =
  /^(?:questions?|réponses?|reponses?|answers?|[qra]|\d{1,3})[\s\u00a0\u202f]*\d{0,3}[\s\u00a0\u202f]*[:.)–—-][\s\u00a0\u202f]*/iu;

/**
 * Whether `before`, words of the page, may stand before a leaf without a label: any short ones while its bytes are as
 * they were, else only what is nothing but a sign.
 */
export function isSign(before: string, { turn, source, loose = false }: Leaf): boolean {
  if (before === '') return true;
  if (turn === undefined || before.length > LONGEST_SIGN) return false;
  return (source !== undefined && !loose) || SIGN.exec(before)?.[0] === before;
}

/**
 * Whether the page names there, in another spelling, who the document names: « A. Mercier », « AM » and « Aude » are
 * « Aude Mercier ». What stands there then stays, as long as the bytes of the leaf vouch for it.
 */
export function isNameOf(before: string, { label, source, loose = false }: Leaf): boolean {
  const wanted = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (meetingKey(before) === wanted.join('')) return true;
  if (meetingKey(before) === '') return false;
  return source !== undefined && !loose && before.length <= 80 && isShort(meetingKey(before), wanted);
}

function isShort(written: string, names: readonly string[]): boolean {
  if (written === '') return true;
  const [name, ...rest] = names;
  if (name === undefined) return false;
  for (let length = 1; length <= written.length; length += 1) {
    const part = written.slice(0, length);
    if (!name.startsWith(part) && !(name.length === 1 && part.startsWith(name))) break;
    if (isShort(written.slice(length), rest)) return true;
  }
  return isShort(written, rest);
}
