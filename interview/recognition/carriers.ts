/** What sets the questions of a document apart: bold, headings, italics; or quotes that hold the answers. */
import { carrierOf, countWords, isKept, type Carrier, type Line } from './lines.ts';
import type { Voices } from './voices.ts';

/** The carrier of the questions, when the other lines have another one; null when the look of a line says nothing. */
export type Carrying = { questions: Carrier } | null;

const ENOUGH = 0.6;

/** `strong`: the lines that are questions by their own words. */
export function findCarrying(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: readonly boolean[],
  strong: readonly number[],
): Carrying {
  const asked = strong.length >= 2 ? strong : lines.flatMap((_, index) => (candidate[index] ? [index] : []));
  const questions = mostOf(asked.map((index) => carrierOf(lines[index])));
  if (questions === null || asked.length < 2) return null;
  const [first = 0] = asked;
  const others = lines.flatMap((line, index) =>
    index > first && !candidate[index] && labels[index] === null && saysSomething(line)
      ? [carrierOf(line)]
      : [],
  );
  const spoken = labels.filter((label) => label !== null).length;
  if (others.length + spoken === 0) return null;
  const said = others.filter((carrier) => carrier === questions).length;
  return said > (others.length + spoken) * 0.34 || (questions === 'plain' && spoken > 0)
    ? null
    : { questions };
}

/** A sentence or more; not a heading, nor what may be a question without its mark. */
const saysSomething = (line: Line): boolean => {
  if (isKept(line)) return false;
  const words = countWords(line.text);
  return /[.!…»”"]$/u.test(line.text) ? words > 0 : words > (carrierOf(line) === 'plain' ? 3 : 15);
};

/** What most of them are; null when none prevails. */
function mostOf(carriers: readonly Carrier[]): Carrier | null {
  const counts = new Map<Carrier, number>();
  for (const carrier of carriers) counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= carriers.length * ENOUGH ? most[0] : null;
}
