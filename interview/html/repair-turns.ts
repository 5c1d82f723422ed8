/** Makes a document's blocks of what a blog's editor may have left: ids twice, headings inside an answer, strangers. */
import type { AnswerBlock, Answer, Inline, TopBlock } from '../document.ts';
import { textInline } from '../inlines.ts';

const bold = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline): Inline => {
    if (inline.type === 'text')
      return textInline(inline.text, [...(inline.marks ?? []), 'bold'], inline.language);
    if (inline.type === 'lineBreak') return inline;
    return {
      ...inline,
      content: inline.content.map((run) =>
        run.type === 'text' ? textInline(run.text, [...(run.marks ?? []), 'bold'], run.language) : run,
      ),
    };
  });

/** Blocks as an answer may hold them: a heading becomes a bold paragraph, a rule goes. */
export function asBlocksOfAnswer(blocks: readonly TopBlock[]): AnswerBlock[] {
  return blocks.flatMap((block): AnswerBlock[] => {
    switch (block.type) {
      case 'heading':
        return [{ type: 'paragraph', content: bold(block.content) }];
      case 'question':
      case 'answer':
      case 'rule':
      case 'jumpBreak':
        return [];
      default:
        return [block];
    }
  });
}

/**
 * Ids once each: an answer cut in two pieces that still follow each other is one answer again; any other repetition gets
 * a new id. Names of unknown participants are dropped, and all jump breaks but the first.
 */
export function repairTurns(
  body: readonly TopBlock[],
  known: ReadonlySet<string>,
  newId: () => string,
): TopBlock[] {
  const repaired: TopBlock[] = [];
  const seen = new Set<string>();
  const fresh = (id: string): string => {
    const kept = seen.has(id) ? newId() : id;
    seen.add(kept);
    return kept;
  };
  const people = (ids: readonly string[]): string[] => ids.filter((id) => known.has(id));
  let broken = false;
  for (const block of body) {
    const last = repaired.at(-1);
    if (block.type === 'jumpBreak') {
      if (!broken) repaired.push(block);
      broken = true;
    } else if (block.type === 'answer') {
      const participants = people(block.participants);
      const answer: Answer = {
        ...block,
        participants,
        labelShown: block.labelShown && participants.length > 0,
      };
      if (last?.type === 'answer' && last.id === block.id)
        repaired[repaired.length - 1] = { ...last, blocks: [...last.blocks, ...answer.blocks] };
      else repaired.push({ ...answer, id: fresh(block.id) });
    } else if (block.type === 'question') {
      const { by, to, ...rest } = block;
      const asks = people(by ?? []);
      const asked = people(to ?? []);
      repaired.push({
        ...rest,
        ...(asks.length > 0 && { by: asks }),
        ...(asked.length > 0 && { to: asked }),
        id: fresh(block.id),
      });
    } else repaired.push(block);
  }
  return repaired;
}
