/** A recognised document as questions and answers, its rich content kept. */
import {
  answerBlockSchema,
  type Answer,
  type AnswerBlock,
  type Inline,
  type Mark,
  type Question,
  type TopBlock,
} from '../document.ts';
import { personsOf, type ToPostOptions } from './persons.ts';
import type { RichPiece, RichRecognition } from './recognize-blocks.ts';
import { blocksOf, partsOf, quotesCarryAnswers, runsOf, withoutSource } from './runs.ts';
import { sliceInlines, withoutWholeMark } from './slice.ts';
import type { RecognizedPost } from './to-post.ts';

const ANSWER_BLOCKS: ReadonlySet<string> = new Set(
  answerBlockSchema.options.map((option) => option.shape.type.value),
);
const isAnswerBlock = (block: TopBlock): block is AnswerBlock => ANSWER_BLOCKS.has(block.type);

/** A question is a heading: what set it apart in the original is said by that. */
const questionText = (content: readonly Inline[]): Inline[] =>
  (['bold', 'italic', 'underline'] as const satisfies readonly Mark[]).reduce<Inline[]>(withoutWholeMark, [
    ...content,
  ]);

/**
 * Turns a rich recognition into the parts of a post. Pictures, lists, links and marks stay where they are; a block that is
 * wholly inside an answer is kept as it is, one that holds a label or a question is cut there. Bold that carried a
 * question is taken away. What became a turn, or stands in one, has no `source` any more; everything else keeps its own.
 */
export function recognitionToBlocks(recognition: RichRecognition, options: ToPostOptions): RecognizedPost {
  const { units, silent } = recognition;
  const { participants, idsOf } = personsOf(recognition.participants, options);
  const body: TopBlock[] = [];
  const lead: Inline[][] = [];
  const leftOut: string[] = [];
  const labels: string[] = [];
  let open = null as Question | Answer | null;
  /** Rules and the like that stand inside an answer: they wait for its end. */
  let waiting: TopBlock[] = [];
  let labelled = false;
  let titled = false;

  const close = (): void => {
    open = null;
    body.push(...waiting);
    waiting = [];
  };
  const aside = (blocks: readonly TopBlock[]): void => {
    close();
    body.push(...blocks);
  };
  const openAnswer = (piece: RichPiece, labelShown: boolean): Answer => {
    close();
    const made: Answer = {
      type: 'answer',
      id: options.newId(),
      participants: idsOf(piece),
      labelShown,
      blocks: [],
    };
    body.push(made);
    return made;
  };
  const silentBlocks = (indexes: readonly number[], inside: boolean): void => {
    for (const index of indexes) {
      const block = units[index]?.block;
      if (block === undefined) continue;
      if (inside && open?.type === 'answer' && isAnswerBlock(block)) open.blocks.push(withoutSource(block));
      else if (inside && open !== null) waiting.push(block);
      else aside([block]);
    }
  };

  const runs = runsOf(recognition);
  const unwrapsQuotes = quotesCarryAnswers(recognition);
  runs.forEach((run, index) => {
    const [piece] = run.pieces;
    if (piece === undefined) return;
    if (run.role === 'answer' && (labelled || open?.type !== 'answer' || piece.starts === true))
      open = openAnswer(piece, labelled && idsOf(piece).length > 0);
    silentBlocks(run.silent, run.role === 'answer');
    switch (run.role) {
      case 'title':
        if (piece.text !== recognition.title || titled) leftOut.push(piece.text);
        else titled = true;
        return;
      case 'lead': {
        const blocks = blocksOf(run, recognition, true);
        const paragraphs = blocks.flatMap((block) => (block.type === 'paragraph' ? [block.content] : []));
        if (paragraphs.length === blocks.length && body.length === 0) lead.push(...paragraphs);
        else aside(blocks);
        return;
      }
      case 'caption':
      case 'text':
        if (piece.content === null && open?.type === 'question')
          waiting.push(...blocksOf(run, recognition, true));
        else aside(blocksOf(run, recognition, true));
        return;
      case 'heading':
        aside(
          blocksOf(run, recognition, true).map((block) =>
            block.type === 'paragraph' ? { type: 'heading', level: 2, content: block.content } : block,
          ),
        );
        return;
      case 'speaker': {
        const next = runs[index + 1]?.role;
        labels.push(piece.text);
        labelled = next === 'question' || next === 'answer';
        if (!labelled) open = openAnswer(piece, idsOf(piece).length > 0);
        return;
      }
      case 'question': {
        const by = idsOf(piece);
        if (open?.type !== 'question') {
          close();
          open = { type: 'question', id: options.newId(), ...(by.length === 0 ? {} : { by }), content: [] };
          body.push(open);
        }
        labelled = false;
        for (const { content, from, to } of partsOf(run.pieces))
          if (content !== null) open.content.push(questionText(sliceInlines(content, from, to)));
        return;
      }
      case 'answer':
        labelled = false;
        for (const block of blocksOf(run, recognition, false)) {
          if (open?.type !== 'answer') break;
          if (block.type === 'quote' && unwrapsQuotes && (block.cite ?? '') === '')
            open.blocks.push(...block.content.map((content) => ({ type: 'paragraph' as const, content })));
          else if (isAnswerBlock(block)) open.blocks.push(block);
          else waiting.push(block);
        }
    }
  });
  silentBlocks(silent.get(recognition.pieces.length) ?? [], false);
  close();
  return {
    kind: recognition.kind,
    language: options.language,
    title: recognition.title,
    participants,
    ...(lead.length === 0 ? {} : { lead }),
    body,
    leftOut,
    labels,
  };
}
