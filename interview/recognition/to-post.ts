/** Converts a recognised text to a document: participants and blocks. */
import type { Answer, Inline, Kind, Participant, Question, TopBlock } from '../document.ts';
import { textInline, textPieces } from '../inlines.ts';
import { participantsOf, type ToPostOptions } from './speaker-participants.ts';
import type { Recognition, RecognizedBlock } from './recognition.ts';

export type { ToPostOptions } from './speaker-participants.ts';

export type RecognizedPost = {
  kind: Extract<Kind, 'interview' | 'article'>;
  language: string;
  title: string;
  participants: Participant[];
  lead?: Inline[][];
  body: TopBlock[];
  /** Lines without a place in the document: a title repeated with the site's name. */
  leftOut: string[];
  /** Labels replaced by the turns' speakers, in order: « Anne Martin : », « Q : ». */
  labels: string[];
  /** The time stamps of a transcript, in order. With `leftOut` and `labels`, everything that is left out. */
  stamps: TurnStamp[];
};

/** A time stamp with the turn whose words follow; null if there is none. */
export type TurnStamp = { text: string; seconds: number | null; turn: string | null };

/**
 * Converts a recognition to the parts of a post. A caption without its picture becomes a paragraph; the label of an
 * answer becomes its participant. Lines too long for a document are split, none is dropped.
 */
export function recognitionToPost(recognition: Recognition, options: ToPostOptions): RecognizedPost {
  const { participants, idsOf } = participantsOf(recognition.participants, options);
  const body: TopBlock[] = [];
  const lead: Inline[][] = [];
  const leftOut: string[] = [];
  const labels: string[] = [];
  const stamps: TurnStamp[] = [];
  let open = null as Question | Answer | null;
  let titled = false;
  const answer = (block: RecognizedBlock, labelShown: boolean): Answer => {
    const made: Answer = {
      type: 'answer',
      id: options.newId(),
      participants: idsOf(block),
      labelShown,
      blocks: [],
    };
    body.push(made);
    return made;
  };
  const { blocks } = recognition;
  blocks.forEach((block, index) => {
    if (block.type === 'stamp') {
      stamps.push({ text: block.text, seconds: block.seconds ?? null, turn: null });
      return;
    }
    switch (block.type) {
      case 'title':
        if (block.text !== recognition.title || titled) leftOut.push(block.text);
        else titled = true;
        return;
      case 'lead':
        lead.push(inlines(block.text));
        return;
      case 'caption':
      case 'text':
        open = null;
        body.push({ type: 'paragraph', content: inlines(block.text) });
        return;
      case 'heading':
        open = null;
        body.push({ type: 'heading', level: 2, content: inlines(block.text) });
        return;
      case 'speaker': {
        labels.push(block.text);
        const asks = neighbourType(blocks, index, 1) === 'question';
        if (asks) open = open?.type === 'question' ? open : null;
        else open = answer(block, idsOf(block).length > 0);
        return;
      }
      case 'question': {
        const by = idsOf(block);
        if (open?.type !== 'question') {
          open = { type: 'question', id: options.newId(), ...(by.length === 0 ? {} : { by }), content: [] };
          body.push(open);
        }
        open.content.push(inlines(block.text));
        assignTurn(stamps, open.id);
        return;
      }
      case 'answer': {
        const labelled = neighbourType(blocks, index, -1) === 'speaker';
        if (open?.type !== 'answer' || (block.starts === true && !labelled)) open = answer(block, false);
        open.blocks.push({ type: 'paragraph', content: inlines(block.text) });
        assignTurn(stamps, open.id);
      }
    }
  });
  return {
    kind: recognition.kind,
    language: options.language,
    title: recognition.title,
    participants,
    ...(lead.length === 0 ? {} : { lead }),
    body,
    leftOut,
    labels,
    stamps,
  };
}

const inlines = (text: string): Inline[] => textPieces(text).map((piece) => textInline(piece));

/** The type of the next block in a direction, skipping time stamps. */
function neighbourType(blocks: readonly RecognizedBlock[], index: number, step: 1 | -1): string | undefined {
  let at = index + step;
  while (blocks[at]?.type === 'stamp') at += step;
  return blocks[at]?.type;
}

/** Assigns the trailing stamps without a turn to `turn`. */
export function assignTurn(stamps: TurnStamp[], turn: string): void {
  for (let at = stamps.length - 1; at >= 0; at -= 1) {
    const stamp = stamps[at];
    if (stamp === undefined || stamp.turn !== null) return;
    stamp.turn = turn;
  }
}
