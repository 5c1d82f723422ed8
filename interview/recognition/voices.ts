/** Which colons of a text introduce a speaker, and who of them asks. */
import { readLabel, type LabelLine } from './label-line.ts';
import { countWords, type Line } from './lines.ts';
import { mayMean, namesIn } from './people.ts';
import { endsByQuestionMark, mayBeQuestion } from './question-line.ts';

export type Voices = {
  /** By line: its label when it introduces a speaker, else null. */
  labels: (LabelLine | null)[];
  /** The keys of those who ask. */
  asks: Set<string>;
};

/**
 * A label is a speaker when it is shaped as a name and comes twice, or stands right under a question; a full name also
 * once among speakers already known; « Le maire » and lower-case labels need to come back; nouns that announce something
 * (« Horaires », « Note ») never. What has speakers but no trace of an exchange has none after all.
 */
export function findVoices(lines: readonly Line[]): Voices {
  const read = lines.map((line) => readLabel(line.text));
  const asking = read.some((label) => label?.shape === 'asks');
  const candidates = read.map((label) => (label?.shape === 'answers' && !asking ? asInitials(label) : label));
  const places = new Map<string, number[]>();
  candidates.forEach((label, index) => {
    if (label !== null) places.set(label.key, [...(places.get(label.key) ?? []), index]);
  });
  const afterQuestion = (index: number): boolean => {
    const before = candidates[index - 1];
    return (
      index > 0 && endsByQuestionMark(lines[index - 1]?.text ?? '') && before?.key !== candidates[index]?.key
    );
  };
  const accepted = new Set<string>();
  const shapeOf = (key: string) => candidates[places.get(key)?.[0] ?? -1]?.shape;
  for (const [key, at] of places) {
    const times = at.length;
    const under = at.filter(afterQuestion).length;
    switch (shapeOf(key)) {
      case 'asks':
      case 'answers':
        accepted.add(key);
        break;
      case 'name':
        if (times >= 2 || under > 0) accepted.add(key);
        break;
      case 'initials':
      case 'phrase':
        if (times >= 2) accepted.add(key);
        break;
      case 'lower':
        if (under >= 2 || (times >= 3 && under >= 1)) accepted.add(key);
        break;
      case undefined:
    }
  }
  acceptByCompany(lines, candidates, places, accepted, afterQuestion);
  const labels = candidates.map((label) => (label !== null && accepted.has(label.key) ? label : null));
  const asks = findAsking(lines, labels);
  return isExchange(lines, labels, asks)
    ? { labels, asks }
    : { labels: lines.map(() => null), asks: new Set() };
}

const asInitials = (label: LabelLine): LabelLine | null =>
  /^\p{Lu}\.?$/u.test(label.label) ? { ...label, shape: 'initials' } : null;

/** Labels that their neighbours vouch for: short forms of a known name, a full name, a second lower-case speaker. */
function acceptByCompany(
  lines: readonly Line[],
  candidates: readonly (LabelLine | null)[],
  places: ReadonlyMap<string, number[]>,
  accepted: Set<string>,
  afterQuestion: (index: number) => boolean,
): void {
  const first = candidates.findIndex((label) => label !== null && accepted.has(label.key));
  if (first < 0) return;
  const head = namesIn(
    lines
      .slice(0, first)
      .map((line) => line.text)
      .join('\n'),
  );
  const questions = lines.filter(
    (line, index) => candidates[index] === null && endsByQuestionMark(line.text),
  ).length;
  const known = candidates.filter((label) => label !== null && accepted.has(label.key));
  const names = [...new Set([...head, ...known.map((label) => label?.name ?? '')])];
  const lower = known.some((label) => label?.shape === 'lower');
  for (const [key, at] of places) {
    const [index = -1] = at;
    const label = candidates[index];
    if (accepted.has(key) || label === null || label === undefined) continue;
    const next = candidates[index + 1];
    const after = index > first;
    const asksOnce = endsByQuestionMark(label.rest) && known.some((other) => other?.key === next?.key);
    const isName = label.shape === 'name' || label.shape === 'initials';
    const shortForm = isName && after && names.some((name) => mayMean(label.name, name));
    const fullName = label.shape === 'name' && after && (key.includes(' ') || questions === 1);
    const roleAsked = (label.shape === 'phrase' || label.shape === 'initials') && afterQuestion(index);
    const alsoLower = label.shape === 'lower' && lower && at.length >= 2;
    if (asksOnce || shortForm || fullName || roleAsked || alsoLower) accepted.add(key);
  }
}

/** Who asks: « Q : », « Journaliste : », or the one whose turns mostly end by a question and are answered by others. */
function findAsking(lines: readonly Line[], labels: readonly (LabelLine | null)[]): Set<string> {
  const named = new Set(labels.flatMap((label) => (label?.shape === 'asks' ? [label.key] : [])));
  if (named.size > 0) return named;
  const apart = labels.filter(
    (label, index) =>
      label !== null && labels[index - 1] === null && endsByQuestionMark(lines[index - 1]?.text ?? ''),
  ).length;
  const turns = new Map<string, { turns: number; asked: number }>();
  let inLine = 0;
  labels.forEach((label, index) => {
    if (label === null) return;
    let end = index + 1;
    while (end < lines.length && labels[end] === null) end += 1;
    const last = end - 1;
    const words = last === index ? label.rest : (lines[last]?.text ?? '');
    const count = turns.get(label.key) ?? { turns: 0, asked: 0 };
    const asked =
      end < lines.length && (endsByQuestionMark(words) || (last === index && mayBeQuestion(words)));
    if (last === index && asked) inLine += 1;
    turns.set(label.key, { turns: count.turns + 1, asked: count.asked + (asked ? 1 : 0) });
  });
  // Questions on lines of their own, under the last words of an answer, are nobody's turn.
  if (apart > 0 && inLine <= apart) return new Set();
  const rates = [...turns].map(([key, { turns, asked }]) => ({ key, turns, rate: asked / turns }));
  const [most, ...others] = rates.toSorted((a, b) => b.rate - a.rate || b.turns - a.turns);
  if (most === undefined || others.length === 0 || most.rate < 0.5) return new Set();
  return others.every((other) => other.rate <= 0.34) ? new Set([most.key]) : new Set();
}

function isExchange(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  asks: ReadonlySet<string>,
): boolean {
  const turns = labels.filter((label) => label !== null);
  const keys = new Set(turns.map((label) => label.key));
  const answered = labels.filter(
    (label, index) =>
      label !== null && labels[index - 1] === null && endsByQuestionMark(lines[index - 1]?.text ?? ''),
  ).length;
  if (asks.size > 0) return turns.some((label) => !asks.has(label.key)) || turns.length >= 2;
  if (answered >= 1) return turns.length >= 2 || [...keys].some((key) => key.includes(' '));
  const first = labels.findIndex((label) => label !== null);
  const words = lines.slice(Math.max(first, 0)).reduce((sum, line) => sum + countWords(line.text), 0);
  return keys.size >= 2 && turns.length >= 4 && words / turns.length >= 6;
}
