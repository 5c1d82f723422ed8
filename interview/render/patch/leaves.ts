/**
 * A document as a sequence of leaves, the way a page shows it that knows nothing of turns: each paragraph of a question
 * or an answer by itself, the name before the first.
 */
import type { AnswerBlock, Heading, Post, TopBlock } from '../../document.ts';
import { shownWords, squeezed } from '../../html/shown-words.ts';
import { questionNumbers } from '../../numbers.ts';
import { answerLabel, participantsById, questionLabel } from '../../speakers.ts';

export type LeafBlock = Exclude<TopBlock, { type: 'question' | 'answer' }>;

export type Leaf = Readonly<{
  block: LeafBlock;
  /** What stands before the words, colon included; '' for nothing. */
  label: string;
  turn?: 'question' | 'answer';
  /** Its bytes hold what stood before the turn too, and the turn changed: they vouch for these words alone. */
  loose?: boolean;
  /** The bytes this leaf, alone or with its neighbours, was read from. */
  source?: string | undefined;
}>;

/** A key under which leaves and parts of the page meet: letters only; what has no words, by what it is. */
export function meetingKey(words: string, block?: TopBlock): string {
  const letters = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (letters !== '') return letters;
  if (words !== '' || block === undefined) return words;
  return identityOf(block);
}

/** What a block without words is. */
export function identityOf(block: TopBlock): string {
  switch (block.type) {
    case 'image':
      return `\u0001image ${block.url ?? block.asset ?? ''}`;
    case 'gallery':
      return block.images.map(identityOf).join('');
    case 'html':
      return `\u0001html ${squeezed(block.html)}`;
    case 'embed':
      return `\u0001embed ${block.url}`;
    default:
      return `\u0001${block.type}`;
  }
}

/** A name that stands on a line of its own on the page is a leaf of its own. `alone`: whether it does. */
export function leavesOf(post: Post, alone: (label: string, words: string) => boolean): Leaf[] {
  const people = participantsById(post);
  const numbers = questionNumbers(post);
  const leaves: Leaf[] = (post.lead ?? []).map((content) => ({
    block: { type: 'paragraph', content },
    label: '',
  }));

  const turn = (
    blocks: readonly (AnswerBlock | Heading)[],
    label: string,
    kind: 'question' | 'answer',
    source: string | undefined,
  ): void => {
    const [first] = blocks;
    const words = first === undefined ? '' : shownWords(first);
    const joins = label !== '' && first?.type === 'paragraph' && !alone(label, words);
    if (label !== '' && !joins)
      leaves.push({ block: { type: 'paragraph', content: [] }, label, turn: kind, source });
    blocks.forEach((block, index) => {
      const own = 'source' in block ? block.source : undefined;
      leaves.push({
        block: bare(block),
        label: joins && index === 0 ? label : '',
        ...(source === undefined && index === 0 && { loose: true }),
        turn: kind,
        source: own ?? (blocks.length === 1 ? source : undefined),
      });
    });
  };

  for (const block of post.body) {
    if (block.type === 'question') {
      const label = [numbers.get(block.id) ?? '', questionLabel(block, people, post.language)]
        .filter((part) => part !== '')
        .join(' ');
      turn(
        block.content.map((content) => ({ type: 'paragraph', content })),
        label,
        'question',
        block.source,
      );
    } else if (block.type === 'answer') {
      turn(block.blocks, answerLabel(block, people, post.language), 'answer', block.source);
    } else
      leaves.push({ block: bare(block), label: '', source: 'source' in block ? block.source : undefined });
  }
  return leaves;
}

/** Without its bytes; a picture that has a public address keeps that one (DESIGN section 4). */
function bare<Block extends LeafBlock>(block: Block): Block {
  const copy = { ...block };
  if ('source' in copy) delete copy.source;
  if (copy.type === 'image' && copy.url !== undefined) delete copy.asset;
  if (copy.type === 'gallery') return { ...copy, images: copy.images.map((image) => bare(image)) };
  return copy;
}

/** Signs that recognition takes away before a turn (« Q : », « 1. »), and that no document shows: so long at most. */
const LONGEST_SIGN = 24;

/** Whether `before`, words of the page, may stand before a leaf without a label whose bytes are as they were. */
export const isSign = (before: string, { loose = false }: Leaf): boolean =>
  before === '' || (!loose && before.length <= LONGEST_SIGN);
