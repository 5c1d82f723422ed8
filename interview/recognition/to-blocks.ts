/** A recognised document as questions and answers, its rich content kept. */
import { append } from '../append.ts';
import {
  type Answer,
  type AnswerBlock,
  answerBlockSchema,
  type Inline,
  LIMITS,
  type Mark,
  type Question,
  type TopBlock,
} from '../document.ts';
import { personsOf, type ToPostOptions } from './persons.ts';
import type { RichPiece, RichRecognition } from './recognize-blocks.ts';
import { sliceInlines, withoutWholeMark } from '../slice-inlines.ts';
import { giveTurn, type RecognizedPost, type TurnStamp } from './to-post.ts';

// The HTML that turns came from. A question or an answer keeps the exact bytes from its first piece to its last, what
// stands in between included; two whose pieces stand in one stretch of the blog's HTML, such as a paragraph, both carry
// it, so that it is published as it was while neither has changed.

/** The blocks of the document from the first to the last that a block was made of. */
type Span = { from: number; to: number };

/** A stretch is carried by each block made of it: more than this, all together, would make documents that cannot be saved. */
const LARGEST = 1_000_000;

/**
 * Gives the blocks of `body` the sources of the blocks of `document` they were made of; one that is the document's own is
 * left as it is.
 */
function withSources(
  body: readonly TopBlock[],
  spanOf: ReadonlyMap<TopBlock, Readonly<Span>>,
  document: readonly TopBlock[],
): TopBlock[] {
  /** How many blocks began in each block of the document. */
  const piecesOf = new Map<number, number>();
  for (const { from } of spanOf.values()) piecesOf.set(from, (piecesOf.get(from) ?? 0) + 1);
  const stretches = stretchesOf(document);
  return body.map((block) => {
    const span = spanOf.get(block);
    const from = stretches.of[span?.from ?? -1] ?? -1;
    const to = stretches.of[span?.to ?? -1] ?? -1;
    if (span !== undefined && document[span.from] === block) return block;
    const bytes = from < 0 ? undefined : join(stretches.bytes.slice(from, to + 1));
    const pieces = span === undefined ? 1 : (piecesOf.get(span.from) ?? 1);
    const fits = bytes !== undefined && bytes.length <= LIMITS.html && bytes.length * pieces <= LARGEST;
    return withSource(block, fits ? bytes : undefined);
  });
}

/**
 * A block of an answer with the bytes it came from, alone or with its neighbours: one paragraph of a long answer changed
 * on a blog leaves the others as they are. `pieces`: how many may share these bytes.
 */
function withOwnSource<Block extends TopBlock>(
  block: Block,
  from: TopBlock | undefined,
  pieces: number,
): Block {
  if (block.type === 'html' || from === undefined || from.type === 'html') return block;
  const { source } = from;
  return source === undefined || source.length * pieces > LARGEST ? block : { ...block, source };
}

/** Blocks in a row that carry one source are one stretch; a sealed card is its own bytes. */
function stretchesOf(document: readonly TopBlock[]): { of: number[]; bytes: (string | undefined)[] } {
  const of: number[] = [];
  const bytes: (string | undefined)[] = [];
  for (const block of document) {
    const own = block.type === 'html' ? (block.origin === 'blog' ? block.html : undefined) : block.source;
    if (bytes.length === 0 || own === undefined || bytes.at(-1) !== own) bytes.push(own);
    of.push(bytes.length - 1);
  }
  return { of, bytes };
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

function withSource(block: TopBlock, source: string | undefined): TopBlock {
  if (block.type === 'html') return block;
  const { source: _, ...rest } = block;
  return source === undefined ? rest : { ...rest, source };
}

// The pieces of a rich recognition, put together again as the blocks they are.

/** Pieces that stand next to each other and have one role in one turn; `silent`: units without words before them. */
type Run = { role: RichPiece['type']; pieces: RichPiece[]; silent: readonly number[] };

/** Pieces in a row as runs. */
function runsOf({ pieces, silent }: RichRecognition): Run[] {
  const runs: Run[] = [];
  pieces.forEach((piece, index) => {
    const last = runs.at(-1);
    const before = silent.get(index);
    const previous = last?.pieces[0];
    const same =
      last !== undefined &&
      previous !== undefined &&
      before === undefined &&
      last.role === piece.type &&
      piece.type !== 'speaker' &&
      piece.type !== 'title' &&
      piece.starts !== true &&
      previous.question === piece.question;
    if (same) last.pieces.push(piece);
    else runs.push({ role: piece.type, pieces: [piece], silent: before ?? [] });
  });
  return runs;
}

type PartOf = {
  unit: number;
  content: readonly Inline[] | null;
  from: number;
  to: number;
  lines: number;
  cut: boolean;
};

/** The pieces of one paragraph, as one part each. */
function partsOf(pieces: readonly RichPiece[]): PartOf[] {
  const parts: PartOf[] = [];
  for (const { unit, content, from, to, cut } of pieces) {
    const last = parts.at(-1);
    if (last !== undefined && last.unit === unit && last.content === content) {
      last.to = to;
      last.lines += 1;
      last.cut ||= cut;
    } else parts.push({ unit, content, from, to, lines: 1, cut });
  }
  return parts;
}

/** A block with the index of the block of the document that it is, or is part of. */
type PlacedBlock = Readonly<{ block: TopBlock; parent: number }>;

/** What a run is as blocks: whole blocks where all their lines are in it, paragraphs of their parts elsewhere. */
function blocksOf(run: Run, recognition: RichRecognition, withSource: boolean): PlacedBlock[] {
  const { units, linesOf, document } = recognition;
  const parts = partsOf(run.pieces);
  const blocks: PlacedBlock[] = [];
  let next = 0;
  while (next < parts.length) {
    const part = parts[next];
    const unit = units[part?.unit ?? -1];
    if (part === undefined || unit === undefined) break;
    const { parent } = unit;
    const whole = document[parent];
    let end = next;
    let lines = 0;
    let cut = false;
    for (
      let other = parts[end];
      other !== undefined && units[other.unit]?.parent === parent;
      other = parts[(end += 1)]
    ) {
      lines += other.lines;
      cut ||= other.cut;
    }
    if (whole !== undefined && lines === linesOf[parent] && !cut) {
      blocks.push({ block: withSource ? whole : withoutSource(whole), parent });
      next = end;
      continue;
    }
    const block: TopBlock =
      part.content === null
        ? withoutSource(unit.block)
        : { type: 'paragraph', content: sliceInlines(part.content, part.from, part.to) };
    blocks.push({ block, parent });
    next += 1;
  }
  return blocks;
}

/** Without the HTML it came from: it has another role now. */
const withoutSource = <Block extends TopBlock>(block: Block): Block => {
  if (!('source' in block)) return block;
  const { source: _, ...rest } = block;
  return rest as Block;
};

/** Whether the answers stand in quotes, and the questions do not: the quotes say who speaks, not what is quoted. */
function quotesCarryAnswers({ pieces, units, carrier }: RichRecognition): boolean {
  if (carrier === 'quote') return false;
  const answers = pieces.filter((piece) => piece.type === 'answer');
  const quoted = answers.filter((piece) => units[piece.unit]?.block.type === 'quote');
  return quoted.length > 1 && quoted.length * 5 > answers.length * 3;
}

const ANSWER_BLOCKS: ReadonlySet<string> = new Set(
  answerBlockSchema.options.map((option) => option.shape.type.value),
);
const isAnswerBlock = (block: TopBlock): block is AnswerBlock => ANSWER_BLOCKS.has(block.type);

/** A question is a heading: what set it apart in the original is said by that. */
const questionText = (content: readonly Inline[]): Inline[] =>
  (['bold', 'italic', 'underline'] as const satisfies readonly Mark[]).reduce<Inline[]>(withoutWholeMark, [
    ...content,
  ]);

/** `fromBlog`: the document is a post of a blog, whose HTML is kept (html/block-sources.ts) and whose title stands outside the text. */
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
  const stamps: TurnStamp[] = [];
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
    silentBlocks(run.silent, run.role === 'answer' || (run.role === 'stamp' && open !== null));
    switch (run.role) {
      case 'stamp':
        for (const { text, seconds = null } of run.pieces) stamps.push({ text, seconds, turn: null });
        return;
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
        const after = runs[index + 1]?.role;
        const next = after === 'stamp' ? runs[index + 2]?.role : after;
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
        giveTurn(stamps, open.id);
        return;
      }
      case 'answer':
        labelled = false;
        if (open?.type === 'answer') giveTurn(stamps, open.id);
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
    stamps,
  };
}
