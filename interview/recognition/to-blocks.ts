/** Converts a recognised document to questions and answers, keeping its rich content. */
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
import { participantsOf, type ToPostOptions } from './speaker-participants.ts';
import type { RichPiece, RichRecognition } from './recognize-blocks.ts';
import { sliceInlines, withoutWholeMark } from '../slice-inlines.ts';
import { assignTurn, type RecognizedPost, type TurnStamp } from './to-post.ts';

// Source HTML of turns. A turn keeps the exact bytes from its first to its last piece, with all between. Two turns from
// one stretch of the blog's HTML, such as a paragraph, both carry it, and it is published unchanged while neither has
// changed.

/** The range of document blocks from which a block was made. */
type Span = { from: number; to: number };

/**
 * Limit for the total of sources: a stretch is carried by each of its blocks, and a document might become too large to
 * save.
 */
const LARGEST = 1_000_000;

/**
 * Gives the blocks of `body` the sources of the document blocks from which they were made; blocks of the document
 * itself are unchanged.
 */
function withSources(
  body: readonly TopBlock[],
  spanOf: ReadonlyMap<TopBlock, Readonly<Span>>,
  document: readonly TopBlock[],
): TopBlock[] {
  /** The number of blocks that begin in each block of the document. */
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
 * Gives a block of an answer its own source, possibly shared with its neighbours, so that a change of one paragraph on
 * the blog leaves the others unchanged. `pieces`: how many share this source.
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

/** Adjacent blocks with one source form a stretch; a sealed card is its own source. */
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

// Joins the pieces of a rich recognition into blocks.

/** Adjacent pieces with one role in one turn; `silent`: units without words before them. */
type Run = { role: RichPiece['type']; pieces: RichPiece[]; silent: readonly number[] };

/** Groups adjacent pieces into runs. */
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

/** Joins the pieces of each paragraph into one part. */
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

/** A block with the index of the document block that it is, or belongs to. */
type PlacedBlock = Readonly<{ block: TopBlock; parent: number }>;

/** The blocks of a run: original blocks whose lines are all in it, and paragraphs for partial ones. */
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

/** Removes the source, which does not apply to the block's new role. */
const withoutSource = <Block extends TopBlock>(block: Block): Block => {
  if (!('source' in block)) return block;
  const { source: _, ...rest } = block;
  return rest as Block;
};

/** Whether the answers are in quotes and the questions are not: such quotes are removed. */
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

/** Removes formats of the whole text: a question is displayed as a heading. */
const questionText = (content: readonly Inline[]): Inline[] =>
  (['bold', 'italic', 'underline'] as const satisfies readonly Mark[]).reduce<Inline[]>(withoutWholeMark, [
    ...content,
  ]);

/**
 * `fromBlog`: the document is a blog post, whose HTML is kept (html/block-sources.ts) and whose title is outside the
 * text.
 */
export type FromBlog = ToPostOptions & Readonly<{ fromBlog?: boolean }>;

/**
 * Converts a rich recognition to the parts of a post. Pictures, lists, links and marks stay in place; a block entirely
 * within an answer is unchanged, one with a label or question is split. Bold that marked a question is removed. Without
 * `fromBlog`, turns and their blocks have no `source`; other blocks keep theirs.
 */
export function recognitionToBlocks(recognition: RichRecognition, options: FromBlog): RecognizedPost {
  const { units, silent } = recognition;
  const { fromBlog = false } = options;
  const { participants, idsOf } = participantsOf(recognition.participants, options);
  const body: TopBlock[] = [];
  const lead: Inline[][] = [];
  const leftOut: string[] = [];
  const labels: string[] = [];
  const stamps: TurnStamp[] = [];
  let open = null as Question | Answer | null;
  /** Blocks such as rules inside an answer, held back until it continues or ends. */
  let waiting: TopBlock[] = [];
  let labelled = false;
  let titled = false;
  const spans = new Map<TopBlock, Span>();
  /** The block of a label before the turn that it opens. */
  let labelAt: number | null = null;

  /** Records that a block was made from the document block at `parent`. */
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
        // A blog's title is outside the text: a similar line is normal text.
        if (fromBlog) aside(blocksOf(run, recognition, true));
        else if (piece.text !== recognition.title || titled) leftOut.push(piece.text);
        else titled = true;
        return;
      case 'lead': {
        const blocks = blocksOf(run, recognition, true);
        const paragraphs = blocks.flatMap(({ block }) => (block.type === 'paragraph' ? [block.content] : []));
        // A lead cannot carry source HTML.
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
        assignTurn(stamps, open.id);
        return;
      }
      case 'answer':
        labelled = false;
        if (open?.type === 'answer') assignTurn(stamps, open.id);
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
