/** Writes the chosen parts of a return into a post: their words replace those of the same turn. */
import { applyEdits, planAnswers } from '../answers/merge-answers.ts';
import type { AnswerBlock, Inline, Participant, Post, TopBlock } from '../document.ts';
import { textInline } from '../inlines.ts';
import { blocksToText } from '../plain.ts';
import { keepBlocks } from './keep-blocks.ts';
import type { PlacedTurn } from './placed-turn.ts';

/** Parts that say nothing of their words change nothing; a title cannot be removed. Words of an unknown or deleted turn are added at the end of the post. */
export function applyReturn(
  post: Post,
  person: Participant | undefined,
  turns: readonly PlacedTurn[],
  newId: () => string,
): Post {
  const atEnd: AnswerBlock[] = [];
  let result = post;
  for (const { turn, part, received } of turns) {
    if (received === undefined) continue;
    if (received.length === 0) result = withoutPart(result, turn, part);
    else if (part === 'title') result = { ...result, title: oneLine(received) };
    else if (part === 'lead') result = { ...result, lead: contents(received) };
    else {
      const block = result.body.find((one) => 'id' in one && one.id === turn);
      const changed = block === undefined ? undefined : withWords(block, part, received);
      if (block !== undefined && changed !== undefined)
        result = { ...result, body: result.body.map((one) => (one === block ? changed : one)) };
      else if (block !== undefined && part === 'answer' && person !== undefined)
        result = applyEdits(
          result,
          person,
          planAnswers(result, person, [{ question: turn, how: 'replace', blocks: received }], { newId }),
        );
      else atEnd.push(...received);
    }
  }
  return atEnd.length === 0 ? result : { ...result, body: [...result.body, ...atEnd] };
}

function withoutPart(post: Post, turn: string, part: PlacedTurn['part']): Post {
  if (part === 'title') return post;
  if (part === 'lead') {
    const { lead: _lead, ...rest } = post;
    return rest;
  }
  const body = post.body.filter((block) => !('id' in block) || block.id !== turn);
  return body.length === post.body.length ? post : { ...post, body };
}

/** The source HTML is dropped: it no longer matches. Undefined for a question that is answered, and for other blocks. */
function withWords(
  block: TopBlock,
  part: PlacedTurn['part'],
  received: readonly AnswerBlock[],
): TopBlock | undefined {
  if (block.type === part && block.type === 'answer') {
    const { source: _source, ...answer } = block;
    return { ...answer, blocks: keepBlocks(answer.blocks, received) };
  }
  if (block.type !== 'question' || part !== 'question') return undefined;
  const { source: _source, ...question } = block;
  return { ...question, content: contents(received) };
}

/** Paragraphs; any other block becomes one by its words. */
const contents = (blocks: readonly AnswerBlock[]): Inline[][] =>
  blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block.content];
    const words = blocksToText([block]);
    return words === '' ? [] : [[textInline(words)]];
  });

const oneLine = (blocks: readonly AnswerBlock[]): string =>
  blocksToText(blocks).replace(/\s+/gu, ' ').trim().slice(0, 2_000);
