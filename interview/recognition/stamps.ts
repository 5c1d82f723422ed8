/**
 * Time stamps of a transcript at the start or end of a line, or alone on it. They are not part of titles, names or
 * turns.
 */
import { isOpaque, type Line } from './lines.ts';
import type { Piece } from './turns.ts';

/**
 * The range of a stamp in its line, with its time; `seconds` is null for cue numbers and the header of a subtitle file.
 */
type Stamp = Readonly<{ line: number; from: number; to: number; seconds: number | null }>;

/** Lines without their stamps; `origins` gives the original line of each and its offset there. */
export type StampedLines = Readonly<{
  lines: Line[];
  origins: readonly Readonly<{ line: number; from: number }>[];
  stamps: readonly Stamp[];
}>;

const CLOCK = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
/** « [00:01:02] », « (1:02) », « 00:01:02,5 --> 00:01:04 », « 00:01:02 », « 1:02 ». */
const HEAD = new RegExp(
  String.raw`^(?:\[${CLOCK}\]|\(${CLOCK}\)|${CLOCK}\s*-->\s*${CLOCK}(?=\s|$)|${CLOCK}(?=\s|$))`,
);
const TAIL = new RegExp(String.raw`(?:\[${CLOCK}\]|\(${CLOCK}\)|(?<=\s)\d{1,2}:\d{2}(?::\d{2})?)$`);
const CUE = /^\S+\s*-->/;
const CUE_NUMBER = /^\d{1,6}$/;
const HEADER = /^WEBVTT\b.{0,80}$/;

/** One or two times in a text do not make a transcript. */
const FEWEST = 3;
/**
 * Times of a programme (« 9:30 Accueil ») increase too: a transcript without brackets starts near zero, in minutes and
 * seconds.
 */
const LATEST_START = 120;

function secondsOf(stamp: string): number {
  const parts = /[\d:]+/.exec(stamp)?.[0].split(':').map(Number) ?? [];
  return parts.reduce((total, part) => total * 60 + part, 0);
}

const isBare = (stamp: string): boolean => /^\d{1,2}:\d{2}$/.test(stamp);

/** All possible stamps, in order. */
function candidates(lines: readonly Line[]): Stamp[] {
  const stamps: Stamp[] = [];
  lines.forEach(({ text }, line) => {
    if (isOpaque(lines[line]) || !/\d:\d\d/.test(text.slice(0, 20) + text.slice(-20))) return;
    const head = HEAD.exec(text.slice(0, 60))?.[0];
    if (head !== undefined) stamps.push({ line, from: 0, to: head.length, seconds: secondsOf(head) });
    const from = head?.length ?? 0;
    const tail = TAIL.exec(text.slice(Math.max(from, text.length - 20)))?.[0];
    if (tail !== undefined)
      stamps.push({ line, from: text.length - tail.length, to: text.length, seconds: secondsOf(tail) });
  });
  return stamps;
}

/** Whether the times increase as in a transcript; without brackets they must start near zero. */
function areOfTranscript(stamps: readonly Stamp[], lines: readonly Line[]): boolean {
  if (stamps.length < FEWEST) return false;
  const times = stamps.map(({ seconds }) => seconds ?? 0);
  const growing = times.filter((time, index) => index === 0 || time >= (times[index - 1] ?? 0)).length;
  const bare = stamps.every(({ line, from, to }) => isBare(lines[line]?.text.slice(from, to) ?? ''));
  return growing * 20 >= times.length * 19 && (!bare || (times[0] ?? 0) < LATEST_START);
}

/** Cue numbers above times, and the header of the file. */
function aroundCues(lines: readonly Line[], stamps: readonly Stamp[]): Stamp[] {
  const cues = stamps.filter(({ line }) => CUE.test(lines[line]?.text ?? '')).map(({ line }) => line);
  if (cues.length < 2) return [];
  const lineStamp = (line: number): Stamp => ({
    line,
    from: 0,
    to: lines[line]?.text.length ?? 0,
    seconds: null,
  });
  return [
    ...(HEADER.test(lines[0]?.text ?? '') ? [lineStamp(0)] : []),
    ...cues.filter((line) => CUE_NUMBER.test(lines[line - 1]?.text ?? '')).map((line) => lineStamp(line - 1)),
  ];
}

/** Removes the stamps from a transcript; other texts are unchanged. */
export function withoutStamps(lines: readonly Line[]): StampedLines {
  const times = candidates(lines);
  if (!areOfTranscript(times, lines))
    return { lines: [...lines], origins: lines.map((_, line) => ({ line, from: 0 })), stamps: [] };
  const stamps = [...times, ...aroundCues(lines, times)].toSorted(
    (a, b) => a.line - b.line || a.from - b.from,
  );
  const bare: Line[] = [];
  const origins: { line: number; from: number }[] = [];
  let gap = 0;
  let next = 0;
  lines.forEach((line, index) => {
    let from = 0;
    let to = line.text.length;
    for (; stamps[next]?.line === index; next += 1) {
      const stamp = stamps[next];
      if (stamp?.from === from) from = stamp.to;
      else if (stamp !== undefined) to = stamp.from;
    }
    const words = line.text.slice(from, to);
    from += words.length - words.trimStart().length;
    gap = Math.max(gap, line.gap);
    const text = words.trim();
    if (text === '') return;
    const { appearance } = line;
    const lead = Math.min(Math.max(0, (appearance?.lead ?? 0) - from), text.length);
    bare.push({ text, gap, ...(appearance === undefined ? {} : { appearance: { ...appearance, lead } }) });
    origins.push({ line: index, from });
    gap = 0;
  });
  return { lines: bare, origins, stamps };
}

/** Maps pieces of the lines without stamps to the original text, with a piece for each stamp. */
export function withStamps(
  pieces: readonly Piece[],
  { origins, stamps }: StampedLines,
  lines: readonly Line[],
): Piece[] {
  if (stamps.length === 0) return [...pieces];
  const placed = pieces.map((piece) => {
    const { line, from } = origins[piece.line] ?? { line: piece.line, from: 0 };
    return { ...piece, line, from: piece.from + from, to: piece.to + from };
  });
  const marks = stamps.map(({ line, from, to, seconds }): Piece => ({
    type: 'stamp',
    text: lines[line]?.text.slice(from, to) ?? '',
    ...(seconds === null ? {} : { seconds }),
    line,
    from,
    to,
  }));
  const all = [...placed, ...marks].toSorted((a, b) => a.line - b.line || a.from - b.from);
  return all.map((piece, index) => {
    const { follows: _, ...rest } = piece;
    const before = all[index - 1];
    const text = lines[piece.line]?.text ?? '';
    const follows =
      before?.line === piece.line
        ? before.to < piece.from && text.slice(before.to, piece.from).trim() === ''
          ? 'space'
          : 'nothing'
        : lines[piece.line]?.appearance?.follows;
    return follows === undefined ? rest : { ...rest, follows };
  });
}
