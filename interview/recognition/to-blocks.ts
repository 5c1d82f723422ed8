/** A recognised document as questions and answers, its rich content kept. */
import { append } from '../append.ts';
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
import type { PlacedBlock } from './runs.ts';
import { withOwnSource, withSources, type Span } from './sources.ts';
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

/** `fromBlog`: the document is a post of a blog, whose HTML is kept (sources.ts) and whose title stands outside the text. */
export type FromBlog = ToPostOptions & Readonly<{ fromBlog?: boolean }>;

/**
 * Turns a rich recognition into the parts of a post. Pictures, lists, links and marks stay where they are; a block that is
 * wholly inside an answer is kept as it is, one that holds a label or a question is cut there. Bold that carried a
 * question is taken away. Without `fromBlog`, what became a turn, or stands in one, has no `source` any more; everything
 * else keeps its own.
 */
export function recognitionToBlocks(recognition: RichRecognition, options: FromBlog): RecognizedPost {
  const { units, silent } = recognition;
  const { fromBlog = false } = options;
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
  const spans = new Map<TopBlock, Span>();
  /** The block of a label that stands before the turn it opens. */
  let labelAt: number | null = null;

  /** Remembers that a block was made of the document's block at `parent`. */
  const covers = (block: TopBlock, parent: number): void => {
    const span = spans.get(block);
    if (span === undefined) spans.set(block, { from: parent, to: parent });
    else {
      span.from = Math.min(span.from, parent);
      span.to = Math.max(span.to, parent);
    }
  };
  const opens = (block: TopBlock): void => {
    if (labelAt !== null) covers(block, labelAt);
    labelAt = null;
  };

  const own = <Block extends TopBlock>(block: Block, parent: number): Block =>
    fromBlog ? withOwnSource(block, recognition.document[parent], recognition.linesOf[parent] ?? 1) : block;

  const close = (): void => {
    open = null;
    append(body, waiting);
    waiting = [];
  };
  const keep = (blocks: readonly PlacedBlock[]): TopBlock[] =>
    blocks.map(({ block, parent }) => {
      covers(block, parent);
      return block;
    });
  const aside = (blocks: readonly PlacedBlock[]): void => {
    close();
    append(body, keep(blocks));
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
    opens(made);
    return made;
  };
  const silentBlocks = (indexes: readonly number[], inside: boolean): void => {
    for (const index of indexes) {
      const unit = units[index];
      if (unit === undefined) continue;
      const { block, parent } = unit;
      if (inside && open?.type === 'answer' && isAnswerBlock(block)) {
        covers(open, parent);
        open.blocks.push(own(withoutSource(block), parent));
      } else if (inside && open !== null) waiting.push(...keep([unit]));
      else aside([{ block, parent }]);
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
        // A blog keeps its title outside the text: a line that looks like one is words like any other.
        if (fromBlog) aside(blocksOf(run, recognition, true));
        else if (piece.text !== recognition.title || titled) leftOut.push(piece.text);
        else titled = true;
        return;
      case 'lead': {
        const blocks = blocksOf(run, recognition, true);
        const paragraphs = blocks.flatMap(({ block }) => (block.type === 'paragraph' ? [block.content] : []));
        // A lead has no place for the HTML it came from.
        if (!fromBlog && paragraphs.length === blocks.length && body.length === 0) append(lead, paragraphs);
        else aside(blocks);
        return;
      }
      case 'caption':
      case 'text':
        if (piece.content === null && open?.type === 'question')
          append(waiting, keep(blocksOf(run, recognition, true)));
        else aside(blocksOf(run, recognition, true));
        return;
      case 'heading':
        aside(
          blocksOf(run, recognition, true).map(({ block, parent }) => ({
            block: block.type === 'paragraph' ? { type: 'heading', level: 2, content: block.content } : block,
            parent,
          })),
        );
        return;
      case 'speaker': {
        const next = runs[index + 1]?.role;
        labels.push(piece.text);
        labelled = next === 'question' || next === 'answer';
        labelAt = units[piece.unit]?.parent ?? null;
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
        opens(open);
        labelled = false;
        for (const { unit, content, from, to } of partsOf(run.pieces)) {
          if (content === null) continue;
          covers(open, units[unit]?.parent ?? 0);
          open.content.push(questionText(sliceInlines(content, from, to)));
        }
        return;
      }
      case 'answer':
        labelled = false;
        for (const { block, parent } of blocksOf(run, recognition, false)) {
          if (open?.type !== 'answer') break;
          opens(open);
          covers(open, parent);
          if (block.type === 'quote' && unwrapsQuotes && (block.cite ?? '') === '')
            open.blocks.push(
              ...block.content.map((content) => own({ type: 'paragraph' as const, content }, parent)),
            );
          else if (isAnswerBlock(block)) open.blocks.push(own(block, parent));
          else waiting.push(...keep([{ block, parent }]));
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
    body: fromBlog ? withSources(body, spans, recognition.document) : body,
    leftOut,
    labels,
  };
}
