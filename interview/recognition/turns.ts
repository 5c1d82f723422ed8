/** Splits an interview into turns, from the first question or label to the closing note. */
import { isThanks, mayBeHeading, opensClosing } from './frame.ts';
import { isHeading, isOpaque, type Line } from './lines.ts';
import type { People } from './people.ts';
import type { Manner } from './questions.ts';
import { endsByQuestionMark, mayBeQuestion } from './question-line.ts';
import type { RecognizedBlock, Speaker } from './recognition.ts';
import type { Voices } from './voices.ts';

/** A recognised block with the part of a line that it comes from. */
export type Piece = RecognizedBlock & {
  /** Index of the line, and the range in its text. */
  line: number;
  from: number;
  to: number;
};

export type Reading = {
  lines: readonly Line[];
  voices: Voices;
  people: People;
  isQuestion: readonly boolean[];
  manner: Manner;
  speakers: readonly Speaker[];
};
type Turn = {
  type: 'question' | 'answer';
  participant: string | null;
  question: number | undefined;
  texts: number;
};

/** The quote sign of a mail, which is not part of the question. */
const QUOTED = /^>[>\s]*(?=\S)/;

/** A piece of a whole line. */
export function wholeLine(line: Line, index: number, type: RecognizedBlock['type']): Piece {
  const follows = line.appearance?.follows;
  return {
    type,
    text: line.text,
    ...(follows === undefined ? {} : { follows }),
    line: index,
    from: 0,
    to: line.text.length,
  };
}

/** The pieces from the first turn to the end. */
export function readTurns(reading: Reading, firstTurn: number): Piece[] {
  const { lines, voices, isQuestion, speakers, manner } = reading;
  const pieces: Piece[] = [];
  const answering = speakers.filter((speaker) => speaker.asks !== true);
  const names = speakers.map((speaker) => speaker.name);
  const lastTurn = lines.findLastIndex(
    (_, index) => isQuestion[index] === true || voices.labels[index] !== null,
  );
  const lastAnswering = voices.labels.findLastIndex((label) => label !== null && !voices.asks.has(label.key));
  const gaps = gapsOf(reading, firstTurn, lastTurn);
  const unlabelled = manner === 'plain' || manner === 'asker';
  let turn = null as Turn | null;
  let questionIndex = -1;
  const only = answering.length === 1 ? (answering[0]?.name ?? null) : null;
  let lastSpeaker: string | null = only;

  const addLine = (index: number, from = 0, follows = lines[index]?.appearance?.follows): void => {
    const line = lines[index];
    if (turn === null || line === undefined) return;
    const { type, participant, texts } = turn;
    const sign = type === 'question' && from === 0 ? (QUOTED.exec(line.text)?.[0] ?? '') : '';
    if (sign !== '') {
      pieces.push({
        ...wholeLine(line, index, 'speaker'),
        text: sign.trim(),
        participant,
        to: sign.trim().length,
      });
      return addLine(index, sign.length, /\s$/.test(sign) ? 'space' : 'nothing');
    }
    pieces.push({
      type,
      text: line.text.slice(from),
      participant,
      ...(turn.question === undefined ? {} : { question: turn.question }),
      ...(texts === 0 ? { starts: true as const } : {}),
      ...(follows === undefined ? {} : { follows }),
      line: index,
      from,
      to: line.text.length,
    });
    turn.texts += 1;
  };
  const addOutsideTurn = (index: number, type: RecognizedBlock['type']): void => {
    const line = lines[index];
    if (line !== undefined) pieces.push(wholeLine(line, index, type));
  };
  const close = (from: number): void => {
    for (let index = from; index < lines.length; index += 1)
      addOutsideTurn(index, isHeading(lines[index]) ? 'heading' : 'text');
  };
  const openAnswer = (): void => {
    lastSpeaker = only;
    turn = {
      type: 'answer',
      participant: lastSpeaker,
      question: questionIndex < 0 ? undefined : questionIndex,
      texts: 0,
    };
  };

  for (let index = firstTurn; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const label = voices.labels[index] ?? null;
    if (label !== null) {
      const asks = voices.asks.has(label.key);
      const participant = reading.people.namesOf.get(label.key)?.join(' et ') ?? (asks ? null : lastSpeaker);
      if (asks && manner !== 'asker' && lastAnswering < index && !endsByQuestionMark(label.rest)) {
        // The interviewer's last words, without an answer.
        close(index);
        break;
      }
      const thanking = asks ? countThanksLines(reading, index) : 0;
      if (thanking > 0) {
        for (let line = index; line < index + thanking; line += 1) addOutsideTurn(line, 'text');
        index += thanking - 1;
        turn = null;
        continue;
      }
      if (asks && turn?.type !== 'question') questionIndex += 1;
      turn = {
        type: asks ? 'question' : 'answer',
        participant,
        question: questionIndex < 0 ? undefined : questionIndex,
        texts: asks && turn?.type === 'question' ? 1 : 0,
      };
      pieces.push({
        type: 'speaker',
        text: label.written,
        participant,
        ...(turn.question === undefined ? {} : { question: turn.question }),
        ...(line.appearance?.follows === undefined ? {} : { follows: line.appearance.follows }),
        line: index,
        from: 0,
        to: label.written.length,
      });
      if (label.rest !== '')
        addLine(index, line.text.length - label.rest.length, label.glued ? 'nothing' : 'space');
      continue;
    }
    if (isQuestion[index] === true) {
      if (turn?.type !== 'question') {
        questionIndex += 1;
        turn = { type: 'question', participant: null, question: questionIndex, texts: 0 };
      }
      addLine(index);
      continue;
    }
    if (
      index > lastTurn &&
      turn !== null &&
      turn.texts > 0 &&
      (turn.type === 'answer' || unlabelled) &&
      ((!isOpaque(line) && opensClosing(line, names, gaps)) ||
        (turn.type === 'answer' && (line.appearance?.ruled === true || isHeading(line))))
    ) {
      close(index);
      break;
    }
    if (turn?.type === 'answer' && turn.texts > 0 && announces(line, isQuestion[index + 1] === true)) {
      addOutsideTurn(index, 'heading');
      // After a heading the answer continues.
      if (isQuestion[index + 1] === true || !isHeading(line)) turn = null;
      continue;
    }
    if (turn?.type === 'question' && manner === 'asker' && turn.texts > 0 && !continuesQuestion(lines, index))
      openAnswer();
    if (turn?.type === 'question' && (manner === 'plain' || manner === 'named')) openAnswer();
    // A picture, list or table is never a question.
    if (turn === null || (turn.type === 'question' && isOpaque(line))) addOutsideTurn(index, 'text');
    else addLine(index);
  }
  return pieces;
}

function lastLabel(labels: Voices['labels'], before: number): number {
  let index = before - 1;
  while (index >= 0 && labels[index] === null) index -= 1;
  return index;
}

/** The number of lines of a turn that is only thanks, without a reply from the speaker before; 0 for other turns. */
function countThanksLines({ lines, voices: { labels } }: Reading, index: number): number {
  const rest = labels[index]?.rest ?? '';
  const count = rest === '' ? 2 : 1;
  const words = rest === '' ? (labels[index + 1] === null ? (lines[index + 1]?.text ?? '') : '') : rest;
  const next = labels[index + count] ?? null;
  return isThanks(words) && next !== null && next.key !== labels[lastLabel(labels, index)]?.key ? count : 0;
}

/** A heading that announces the following text. */
function announces(line: Line, beforeQuestion: boolean): boolean {
  if (isOpaque(line)) return false;
  return isHeading(line) || (beforeQuestion && mayBeHeading(line.text));
}

/** Whether a line after a question by a labelled asker is another question of theirs. */
function continuesQuestion(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || index + 1 >= lines.length || !mayBeQuestion(line.text)) return false;
  return !endsByQuestionMark(lines[index - 1]?.text ?? '');
}

/** Blank lines before questions (minimum) and before lines within turns (maximum), up to the last turn. */
function gapsOf(
  { lines, voices, isQuestion }: Reading,
  firstTurn: number,
  lastTurn: number,
): { question: number; inside: number } {
  let question = Infinity;
  let inside = 0;
  lines.forEach((line, index) => {
    if (index <= firstTurn || index > lastTurn) return;
    const starts =
      isQuestion[index] === true ||
      (voices.asks.size > 0 && voices.asks.has(voices.labels[index]?.key ?? ''));
    if (starts) question = Math.min(question, line.gap);
    else inside = Math.max(inside, line.gap);
  });
  return { question: question === Infinity ? 0 : question, inside };
}
