/** Recognises an interview in plain text: title, lead, questions, who answers, and what belongs to nobody. */
import { weigh } from './confidence.ts';
import { opensClosing, looksLikeHeading, readHead } from './frame.ts';
import { splitLines, type Line } from './lines.ts';
import { findPeople, type People } from './people.ts';
import { interviewee } from './interviewee.ts';
import { findQuestions, type Manner } from './questions.ts';
import { textOfBlocks, type RecognizedBlock, type Recognition, type Speaker } from './recognition.ts';
import { endsByQuestionMark } from './question-line.ts';
import { findVoices, type Voices } from './voices.ts';

export type { Recognition } from './recognition.ts';

/**
 * Reads a pasted text. Nothing is lost or changed: every visible character stands in one block, in order. When the text
 * is no interview (`kind: 'article'`, confidence below 0.5), its blocks are a title and paragraphs.
 */
export function recognize(text: string): Recognition {
  const lines = splitLines(text);
  const voices = findVoices(lines);
  const firstLabel = voices.labels.findIndex((label) => label !== null);
  const headText = lines
    .slice(0, firstLabel < 0 ? 6 : firstLabel)
    .map((line) => line.text)
    .join('\n');
  const people = findPeople(
    voices.labels.filter((label) => label !== null),
    voices.asks,
    headText,
  );
  const { isQuestion, manner } = findQuestions(lines, voices, people.namesOf);
  const firstTurn = lines.findIndex(
    (_, index) => isQuestion[index] === true || voices.labels[index] !== null,
  );
  const head = readHead(firstTurn < 0 ? lines : lines.slice(0, firstTurn));
  const speakers = [...people.speakers];
  const alone = manner === 'plain' && speakers.length === 0 ? interviewee(headText) : null;
  if (alone !== null) speakers.push(alone);
  const blocks =
    firstTurn < 0
      ? head.blocks
      : [...head.blocks, ...readTurns({ lines, voices, people, isQuestion, manner, speakers }, firstTurn)];
  const questions = questionsOf(blocks);
  const { confidence, reasons } = weigh({ blocks, questions, manner, labelled: voices.labels, headText });
  if (confidence < 0.5) {
    const flat = readHead(lines);
    return {
      kind: 'article',
      confidence,
      reasons,
      title: flat.title,
      participants: [],
      questions: [],
      blocks: flat.blocks.map((block) =>
        block.type === 'title' ? block : { type: 'text', text: block.text },
      ),
      text: textOfBlocks(flat.blocks),
    };
  }
  return {
    kind: 'interview',
    confidence,
    reasons,
    title: head.title,
    participants: speakers,
    questions,
    blocks,
    text: textOfBlocks(blocks),
  };
}

type Reading = {
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
  asked: number | undefined;
  texts: number;
};

/** The blocks from the first turn on. */
function readTurns(reading: Reading, firstTurn: number): RecognizedBlock[] {
  const { lines, voices, isQuestion, speakers } = reading;
  const blocks: RecognizedBlock[] = [];
  const answering = speakers.filter((speaker) => speaker.asks !== true);
  const names = speakers.map((speaker) => speaker.name);
  const lastTurn = lines.findLastIndex(
    (_, index) => isQuestion[index] === true || voices.labels[index] !== null,
  );
  const gaps = gapsOf(reading, firstTurn, lastTurn);
  let turn = null as Turn | null;
  let asked = -1;
  let lastSpeaker: string | null = answering.length === 1 ? (answering[0]?.name ?? null) : null;
  const say = (text: string, follows?: 'space' | 'nothing'): void => {
    if (turn === null) return;
    const { type, participant, texts } = turn;
    blocks.push({
      type,
      text,
      participant,
      ...(turn.asked === undefined ? {} : { question: turn.asked }),
      ...(texts === 0 ? { starts: true as const } : {}),
      ...(follows === undefined ? {} : { follows }),
    });
    turn.texts += 1;
  };
  for (let index = firstTurn; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const label = voices.labels[index] ?? null;
    if (label !== null) {
      const asks = voices.asks.has(label.key);
      const participant = reading.people.namesOf.get(label.key)?.join(' et ') ?? (asks ? null : lastSpeaker);
      const answered =
        !asks ||
        voices.labels.some((other, place) => place > index && other !== null && !voices.asks.has(other.key));
      if (asks && !answered && !endsByQuestionMark(label.rest)) {
        // The interviewer's last words, which nobody answers.
        for (const rest of lines.slice(index)) blocks.push({ type: 'text', text: rest.text });
        break;
      }
      if (asks && turn?.type !== 'question') asked += 1;
      turn = {
        type: asks ? 'question' : 'answer',
        participant,
        asked: asked < 0 ? undefined : asked,
        texts: asks && turn?.type === 'question' ? 1 : 0,
      };
      blocks.push({
        type: 'speaker',
        text: label.written,
        participant,
        ...(turn.asked === undefined ? {} : { question: turn.asked }),
      });
      if (label.rest !== '') say(label.rest, label.glued ? 'nothing' : 'space');
      continue;
    }
    if (isQuestion[index] === true) {
      if (turn?.type !== 'question') {
        asked += 1;
        turn = { type: 'question', participant: null, asked, texts: 0 };
      }
      say(line.text);
      continue;
    }
    if (
      index > lastTurn &&
      turn !== null &&
      turn.texts > 0 &&
      turn.type === 'answer' &&
      opensClosing(line, names, gaps)
    ) {
      for (const rest of lines.slice(index)) blocks.push({ type: 'text', text: rest.text });
      break;
    }
    if (
      turn?.type === 'answer' &&
      turn.texts > 0 &&
      isQuestion[index + 1] === true &&
      looksLikeHeading(line.text)
    ) {
      blocks.push({ type: 'heading', text: line.text });
      turn = null;
      continue;
    }
    if (turn?.type === 'question' && reading.manner !== 'interviewer') {
      lastSpeaker = answering.length === 1 ? (answering[0]?.name ?? null) : null;
      turn = { type: 'answer', participant: lastSpeaker, asked, texts: 0 };
    }
    if (turn === null) blocks.push({ type: 'text', text: line.text });
    else say(line.text);
  }
  return blocks;
}

/** Blank lines before questions (the fewest) and before the lines inside turns (the most), up to the last turn. */
function gapsOf(
  { lines, voices, isQuestion }: Reading,
  firstTurn: number,
  lastTurn: number,
): { question: number; inside: number } {
  const questions: number[] = [];
  const inside: number[] = [0];
  lines.forEach((line, index) => {
    if (index <= firstTurn || index > lastTurn) return;
    const starts =
      isQuestion[index] === true ||
      (voices.asks.size > 0 && voices.asks.has(voices.labels[index]?.key ?? ''));
    (starts ? questions : inside).push(line.gap);
  });
  return { question: questions.length === 0 ? 0 : Math.min(...questions), inside: Math.max(...inside) };
}

/** Questions and answers out of the blocks; the paragraphs of one text stand on lines of their own. */
function questionsOf(blocks: readonly RecognizedBlock[]): Recognition['questions'] {
  const questions: Recognition['questions'] = [];
  let open = null as { participant: string | null; text: string } | null;
  for (const block of blocks) {
    if (block.type === 'speaker') open = null;
    if (block.question === undefined) {
      if (block.type !== 'speaker') open = null;
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
