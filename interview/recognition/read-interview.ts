/** Lines as an interview: the one reading behind recognition of texts and of documents. */
import { LIMITS } from '../document.ts';
import { weigh } from './confidence.ts';
import { readHead } from './frame.ts';
import { findGuest } from './guest.ts';
import { isHeading, isKept, type Carrier, type Line } from './lines.ts';
import { keyOfName } from './label-line.ts';
import { findPeople, namesIn } from './people.ts';
import { findQuestions } from './questions.ts';
import { textOfBlocks, type RecognizedBlock, type Recognition, type Speaker } from './recognition.ts';
import { readSections } from './sections.ts';
import { withoutStamps, withStamps } from './stamps.ts';
import { splitAtLabels, splitAtQuestions, type CutLines } from './split-turns.ts';
import { readTurns, wholeLine, type Piece } from './turns.ts';
import { findVoices, headOf } from './voices.ts';

export type Reader = {
  /** Names of people who may take part: a single label of theirs is enough. */
  known?: readonly string[];
  /** The title, where it stands outside what is read: a post of a blog. It may name who is asked, and is no line. */
  title?: string;
  /** Whoever asks says that it is an interview: questions and answers are given however unsure it is. */
  anyway?: boolean;
  /** The text is published as it is: the time stamps in it are words like any other. */
  published?: boolean;
};

type ReadInterview = Omit<Recognition, 'blocks'> & {
  /** The blocks, each with its place. */
  pieces: Piece[];
  /** What the questions are carried by, when the answers are not. */
  carrier: Carrier | null;
};

/** Reads lines; every one of them stands in the pieces, whole, in order. */
export function readInterview(
  whole: readonly Line[],
  { known = [], title: name = '', anyway = false, published = false }: Reader = {},
): ReadInterview {
  const stamped = withoutStamps(published ? [] : whole);
  const apart = splitAtLabels(published ? whole : stamped.lines, keysOf([...known, ...namesIn(name)]));
  const heard = findVoices(apart.lines, known, name);
  const { cut, labels, glued } = splitAtQuestions(apart, heard.labels, heard.asks);
  const { lines } = cut;
  const voices = { ...heard, labels };
  const firstLabel = voices.labels.findIndex((label) => label !== null);
  const above = headOf(lines.slice(0, firstLabel < 0 ? 6 : firstLabel));
  const headText = name === '' ? above : `${name}\n${above}`;
  const people = findPeople(
    voices.labels.filter((label) => label !== null),
    voices.asks,
    headText,
    known,
  );
  const { isQuestion, manner, carrying, spaced } = findQuestions(lines, voices, people.namesOf, name);
  for (const index of glued) isQuestion[index] = true;
  const firstTurn = lines.findIndex(
    (_, index) => isQuestion[index] === true || voices.labels[index] !== null,
  );
  const head = headPieces(firstTurn < 0 ? lines : lines.slice(0, firstTurn));
  const speakers = [...people.speakers];
  const turns =
    firstTurn < 0 ? [] : readTurns({ lines, voices, people, isQuestion, manner, speakers }, firstTurn);
  const unsigned = [...head.pieces, ...turns];
  const unnamed = speakers.every((speaker) => speaker.asks === true) && manner !== 'named';
  const sections = unnamed ? readSections(unsigned, lines) : null;
  const said = inWholeLines(sections?.pieces ?? unsigned, cut);
  const alone =
    unnamed && sections === null
      ? guestOf(said, {
          title: name || head.title,
          lead: underTitle(headOf(lines.slice(0, firstTurn)), head.title),
          asking: speakers.map((speaker) => speaker.name),
        })
      : null;
  speakers.push(...(sections?.guests ?? []), ...(alone === null ? [] : [alone]));
  const pieces = alone === null ? said : answeredBy(said, alone.name);
  const questions = questionsOf(pieces);
  const { confidence, reasons } = weigh({
    blocks: pieces,
    questions,
    manner,
    labelled: voices.labels,
    headText,
    marked: carrying !== null || (spaced && questions.length > 2),
    guest: alone !== null || sections !== null,
  });
  // With more turns than a document may have, it is no interview.
  if ((confidence < 0.5 && !anyway) || pieces.length > LIMITS.blocks) {
    const flat = headPieces(whole);
    const rest = flat.pieces.map((piece): Piece =>
      piece.type === 'title' ? piece : { ...piece, type: 'text' },
    );
    return {
      kind: 'article',
      confidence,
      reasons,
      title: flat.title,
      participants: [],
      questions: [],
      pieces: rest,
      carrier: null,
      text: textOfBlocks(rest),
    };
  }
  const all = withStamps(pieces, stamped, whole);
  return {
    kind: 'interview',
    confidence,
    reasons,
    title: head.title,
    participants: speakers,
    questions,
    pieces: all,
    carrier: carrying?.questions ?? null,
    text: textOfBlocks(all),
  };
}

/** The title is no part of the lead: what it says of somebody is weighed by itself. */
const underTitle = (above: string, title: string): string =>
  title !== '' && above.startsWith(title) ? above.slice(title.length).trimStart() : above;

function guestOf(
  pieces: readonly Piece[],
  known: Readonly<{ title: string; lead: string; asking: readonly string[] }>,
): Speaker | null {
  const questions = questionsOf(pieces);
  if (questions.length === 0) return null;
  return findGuest({
    ...known,
    questions: questions.map(({ text }) => text),
    answers: questions.map(({ answers }) => answers[0]?.text ?? ''),
  });
}

const answeredBy = (pieces: readonly Piece[], name: string): Piece[] =>
  pieces.map((piece) =>
    piece.type === 'answer' && piece.participant === null ? { ...piece, participant: name } : piece,
  );

/** Keys of people, and of their first names. */
const keysOf = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap((name) => [keyOfName(name), keyOfName(name).split(' ')[0] ?? '']));

/** Pieces of cut lines as pieces of the lines they were cut from; neighbours that are of one turn are one piece again. */
function inWholeLines(pieces: readonly Piece[], { origins }: CutLines): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const origin = origins[piece.line] ?? { line: piece.line, from: 0 };
    const moved = { ...piece, line: origin.line, from: piece.from + origin.from, to: piece.to + origin.from };
    const last = whole.at(-1);
    const goesOn =
      last !== undefined &&
      origin.from > 0 &&
      last.line === moved.line &&
      last.type === moved.type &&
      moved.type !== 'speaker' &&
      last.participant === moved.participant &&
      last.question === moved.question &&
      moved.starts !== true;
    if (goesOn) {
      last.text += ` ${moved.text}`;
      last.to = moved.to;
    } else whole.push(moved);
  }
  return whole;
}

/** What stands above the first turn. */
function headPieces(lines: readonly Line[]): { title: string; pieces: Piece[] } {
  const { title, types } = readHead(lines);
  return {
    title,
    pieces: lines.map((line, index) => {
      const type = types[index] ?? 'text';
      const appearance: RecognizedBlock['type'] | null = isKept(line)
        ? line.appearance?.picture === true
          ? 'caption'
          : 'text'
        : isHeading(line) && type !== 'title'
          ? 'heading'
          : null;
      return wholeLine(line, index, appearance ?? type);
    }),
  };
}

/** Questions and answers out of the blocks; the paragraphs of one text stand on lines of their own. */
function questionsOf(blocks: readonly RecognizedBlock[]): Recognition['questions'] {
  const questions: Recognition['questions'] = [];
  let open = null as { participant: string | null; text: string } | null;
  for (const block of blocks) {
    if (block.type === 'speaker') open = null;
    if (block.question === undefined) {
      if (block.type !== 'speaker' && block.type !== 'heading') open = null;
      continue;
    }
    const question = (questions[block.question] ??= { text: '', answers: [] });
    if (block.type === 'question') {
      open = null;
      question.text += (question.text === '' ? '' : '\n') + block.text;
    } else if (block.type === 'answer') {
      if (open === null || block.starts === true)
        question.answers.push((open = { participant: block.participant ?? null, text: block.text }));
      else open.text += `\n${block.text}`;
    }
  }
  return questions;
}
