/** Recognises an interview in lines, for plain texts and documents alike. */
import { LIMITS } from '../document.ts';
import { weigh } from './confidence.ts';
import { readHead } from './frame.ts';
import { findGuest } from './guest.ts';
import { isHeading, isOpaque, type Carrier, type Line } from './lines.ts';
import { keyOfName } from './label-line.ts';
import { findPeople, namesIn } from './people.ts';
import { findQuestions } from './questions.ts';
import { textOfBlocks, type RecognizedBlock, type Recognition, type Speaker } from './recognition.ts';
import { assignGreeted, readSections } from './sections.ts';
import { assignSigned, findSignatures } from './signatures.ts';
import { withoutStamps, withStamps } from './stamps.ts';
import { splitAtLabels, splitAtQuestions, type CutLines } from './split-turns.ts';
import { readTurns, wholeLine, type Piece } from './turns.ts';
import { findVoices, headOf } from './voices.ts';

export type Reader = {
  /** Names of possible participants: a single label with one is enough. */
  knownNames?: readonly string[];
  /** The title, if outside the lines, as in a blog post. It may name the interviewed person. */
  title?: string;
  /** The caller knows that it is an interview: returns questions and answers at any confidence. */
  anyway?: boolean;
  /** The text is published as it is: time stamps count as words. */
  published?: boolean;
};

type ReadInterview = Omit<Recognition, 'blocks'> & {
  /** The blocks with their positions. */
  pieces: Piece[];
  /** The form of the questions, if different from the answers'. */
  carrier: Carrier | null;
};

/** Reads lines; each is contained in the pieces, unchanged and in order. */
export function readInterview(
  allLines: readonly Line[],
  { knownNames: known = [], title: name = '', anyway = false, published = false }: Reader = {},
): ReadInterview {
  const stamped = withoutStamps(published ? [] : allLines);
  const apart = splitAtLabels(published ? allLines : stamped.lines, keysOf([...known, ...namesIn(name)]));
  const signatures = findSignatures(apart.lines);
  const heard =
    signatures === null
      ? findVoices(apart.lines, known, name)
      : { labels: apart.lines.map(() => null), asks: new Set<string>() };
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
  const signed = assignSigned([...head.pieces, ...turns], signatures ?? new Map());
  speakers.push(...signed.guests);
  const unnamed = speakers.every((speaker) => speaker.asks === true) && manner !== 'named';
  const sections = unnamed ? readSections(signed.pieces, lines) : null;
  const unassignedPieces = inWholeLines(sections?.pieces ?? signed.pieces, cut);
  const alone =
    unnamed && sections === null
      ? guestOf(unassignedPieces, {
          title: name || head.title || (lines[0]?.text ?? ''),
          lead: withoutTitle(headOf(lines.slice(0, firstTurn)), head.title),
          asking: speakers.map((speaker) => speaker.name),
        })
      : null;
  const greeted = alone === null ? null : assignGreeted(unassignedPieces, alone);
  speakers.push(...(sections?.guests ?? []), ...(greeted?.guests ?? []));
  const pieces = greeted?.pieces ?? unassignedPieces;
  const questions = questionsOf(pieces);
  const { confidence, reasons } = weigh({
    blocks: pieces,
    questions,
    manner,
    labelled: voices.labels,
    headText,
    marked: carrying !== null || (spaced && questions.length > 2),
    guest: alone !== null || sections !== null || signatures !== null,
  });
  // A result with more blocks than a document may have is no interview.
  if ((confidence < 0.5 && !anyway) || pieces.length > LIMITS.blocks) {
    const flat = headPieces(allLines);
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
  const all = withStamps(pieces, stamped, allLines);
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

/** Removes the title from the lead, as its names are weighed separately. */
const withoutTitle = (above: string, title: string): string =>
  title !== '' && above.startsWith(title) ? above.slice(title.length).trimStart() : above;

function guestOf(
  pieces: readonly Piece[],
  head: Readonly<{ title: string; lead: string; asking: readonly string[] }>,
): Speaker | null {
  const questions = questionsOf(pieces);
  if (questions.length === 0) return null;
  return findGuest({
    ...head,
    questions: questions.map(({ text }) => text),
    answers: questions.map(({ answers }) => answers[0]?.text ?? ''),
  });
}

/** Keys of people and of their first names. */
const keysOf = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap((name) => [keyOfName(name), keyOfName(name).split(' ')[0] ?? '']));

/** Maps pieces of cut lines to the original lines, joining adjacent pieces of one turn. */
function inWholeLines(pieces: readonly Piece[], { origins }: CutLines): Piece[] {
  const joinedPieces: Piece[] = [];
  for (const piece of pieces) {
    const origin = origins[piece.line] ?? { line: piece.line, from: 0 };
    const moved = { ...piece, line: origin.line, from: piece.from + origin.from, to: piece.to + origin.from };
    const last = joinedPieces.at(-1);
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
    } else joinedPieces.push(moved);
  }
  return joinedPieces;
}

/** The pieces above the first turn. */
function headPieces(lines: readonly Line[]): { title: string; pieces: Piece[] } {
  const { title, types } = readHead(lines);
  return {
    title,
    pieces: lines.map((line, index) => {
      const type = types[index] ?? 'text';
      const appearance: RecognizedBlock['type'] | null = isOpaque(line)
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

/** Extracts questions and answers from blocks; paragraphs of one text are separate lines. */
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
