/** A recognised text as a document: participants and blocks. */
import type { Answer, Inline, Kind, Participant, Question, TopBlock } from '../document.ts';
import { textInline, textPieces } from '../inlines.ts';
import { personsOf, type ToPostOptions } from './persons.ts';
import type { Recognition, RecognizedBlock } from './recognition.ts';

export type { ToPostOptions } from './persons.ts';

export type RecognizedPost = {
  kind: Extract<Kind, 'interview' | 'article'>;
  language: string;
  title: string;
  participants: Participant[];
  lead?: Inline[][];
  body: TopBlock[];
  /** Lines that have no place in the document: a title repeated with the site's name. */
  leftOut: string[];
  /** The labels that the turns say otherwise now: « Anne Martin : », « Q : ». In order. */
  labels: string[];
  /** The time stamps of a transcript, in order. With `leftOut` and `labels`, all that is left out. */
  stamps: TurnStamp[];
};

/** A time stamp, with the turn whose words follow it; null where none does. */
export type TurnStamp = { text: string; seconds: number | null; turn: string | null };

/**
 * Turns a recognition into the parts of a post. A caption without its picture becomes a paragraph; the label of an answer
 * becomes its participant. Lines longer than a document holds are cut into several texts, none is dropped.
 */
export function recognitionToPost(recognition: Recognition, options: ToPostOptions): RecognizedPost {
  const { participants, idsOf } = personsOf(recognition.participants, options);
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
        const asks = typeBeside(blocks, index, 1) === 'question';
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
        giveTurn(stamps, open.id);
        return;
      }
      case 'answer': {
        const labelled = typeBeside(blocks, index, -1) === 'speaker';
        if (open?.type !== 'answer' || (block.starts === true && !labelled)) open = answer(block, false);
        open.blocks.push({ type: 'paragraph', content: inlines(block.text) });
        giveTurn(stamps, open.id);
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

/** The type of the next block in a direction, time stamps not counted. */
function typeBeside(blocks: readonly RecognizedBlock[], index: number, step: 1 | -1): string | undefined {
  let at = index + step;
  while (blocks[at]?.type === 'stamp') at += step;
  return blocks[at]?.type;
}

/** Gives the last stamps, which have no turn yet, the one whose words follow them. */
export function giveTurn(stamps: TurnStamp[], turn: string): void {
  for (let at = stamps.length - 1; at >= 0; at -= 1) {
    const stamp = stamps[at];
    if (stamp === undefined || stamp.turn !== null) return;
    stamp.turn = turn;
  }
}
