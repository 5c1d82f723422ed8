/** Which of the speakers ask and which answer: a set, decided by a model whose weights stand in weights.ts. */
import { foldKey } from '../fold-key.ts';
import type { LabelLine } from './label-line.ts';
import { countWords, isKept, type Line } from './lines.ts';
import { mayMean } from './people.ts';
import { endsByQuestionMark, isAddressed, mayBeQuestion } from './question-line.ts';
import { ASKS } from './weights.ts';

type Labels = readonly (LabelLine | null)[];

/** A label with the lines under it, up to the next label. */
type Turn = {
  key: string;
  /** Its last words ask. */
  asks: boolean;
  /** It asks by its first line or its only one; where only a later line does, that line may be nobody's. */
  own: boolean;
  late: boolean;
  addressed: boolean;
  words: number;
  /** What came right before asks, whoever said it. */
  replies: boolean;
};

/** Of a turn, what is read for words that speak to someone: a turn may be as long as a book. */
const READ = 600;
/** A longer turn that holds a question mark tells something. */
const SHORT = 70;

function turnsOf(lines: readonly Line[], labels: Labels): Turn[] {
  const turns: Turn[] = [];
  let open: { label: LabelLine; texts: string[]; words: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { label, texts, words } = open;
    const first = texts[0] ?? '';
    const last = texts.at(-1) ?? '';
    const ends = (text: string): boolean => mayBeQuestion(text) || endsByQuestionMark(text);
    const asks = (text: string): boolean => ends(text) || (words <= SHORT && /[?？]/u.test(text));
    const before = turns.at(-1);
    turns.push({
      key: label.key,
      asks: texts.length <= 3 && texts.some(asks) ? true : asks(last),
      own: ends(first),
      late: texts.length > 1 && !ends(first) && ends(last),
      addressed: isAddressed(last.slice(-READ)),
      words,
      replies: before !== undefined && before.key !== label.key && before.asks,
    });
  };
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    if (label !== null) {
      close();
      open = { label, texts: label.rest === '' ? [] : [label.rest], words: countWords(label.rest) };
    } else if (open !== null && !isKept(line)) {
      open.texts.push(line.text);
      open.words += countWords(line.text);
    }
  });
  close();
  return turns;
}

type Voice = { turns: number; asks: number; replies: number; addressed: number; words: number };

/** What is measured of a speaker, in the order of the weights of ASKS. */
export type Measured = Readonly<Record<keyof typeof ASKS.weights, number>>;

function measure(turns: readonly Turn[], host: string, guest: string): Map<string, Measured> {
  const voices = new Map<string, Voice>();
  for (const turn of turns) {
    const voice = voices.get(turn.key) ?? { turns: 0, asks: 0, replies: 0, addressed: 0, words: 0 };
    voice.turns += 1;
    voice.asks += Number(turn.asks);
    voice.replies += Number(turn.replies);
    voice.addressed += Number(turn.addressed && turn.asks);
    voice.words += turn.words;
    voices.set(turn.key, voice);
  }
  const words = turns.reduce((sum, turn) => sum + turn.words, 0);
  return new Map(
    [...voices].map(([key, voice]) => {
      const others = (words - voice.words + 5) / (turns.length - voice.turns + 1);
      return [
        key,
        {
          asks: voice.asks / voice.turns,
          replies: voice.replies / voice.turns,
          addressed: voice.addressed / voice.turns,
          length: Math.max(-2, Math.min(2, Math.log((voice.words / voice.turns + 5) / (others + 5)))),
          first: Number(turns[0]?.key === key),
          rare: Number(voice.turns < 2),
          host: Number(host !== '' && isNamed(key, host)),
          guest: Number(guest !== '' && isNamed(key, guest)),
        },
      ];
    }),
  );
}

const isNamed = (key: string, folded: string): boolean =>
  key.length > 2 &&
  new RegExp(String.raw`(?<!\p{L})${key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?!\p{L})`, 'u').test(
    folded,
  );

/** The names after « propos recueillis par », « interview by ». */
const BYLINE =
  /(?:recueillis?|realisee?|menee?|conduite?|interrogee?s?|interview|interviewed|conducted)[^.\n]{0,60}? (?:par|by) ([^.\n]{3,80})/gu;

/** How sure it is that a speaker asks, 0..1. */
export function asksBy(measured: Measured): number {
  let sum = ASKS.bias;
  for (const [name, weight] of Object.entries(ASKS.weights)) sum += weight * measured[name as keyof Measured];
  return 1 / (1 + Math.exp(-sum));
}

/**
 * The keys of those who ask; empty where nobody does by name. `head`: title and lead, which may say who asks. Labels that
 * say it themselves (« Q : », « Journaliste : ») ask; beside them a name must be surer.
 */
export function findAsking(lines: readonly Line[], labels: Labels, head: string): Set<string> {
  const letters = new Set(labels.flatMap((label) => (label?.shape === 'asks' ? [label.key] : [])));
  const answers = new Set(labels.flatMap((label) => (label?.shape === 'answers' ? [label.key] : [])));
  const turns = turnsOf(lines, labels);
  const keys = new Set(turns.map(({ key }) => key));
  const [only] = keys;
  if (keys.size === 1 && only !== undefined && !letters.has(only))
    return turns.length >= 2 && turns.filter((turn) => turn.own).length * 4 >= turns.length * 3
      ? keys
      : new Set();
  const own = turns.filter((turn) => turn.own).length;
  const late = turns.filter((turn) => turn.late).length;
  // Questions on lines of their own, under the last words of an answer, are nobody's turn.
  if (letters.size === 0 && late >= own) return new Set();
  const folded = foldKey(head);
  const hosts = [...folded.matchAll(BYLINE)].map(([, names = '']) => names).join(' ');
  const measured = measure(turns, hosts, foldKey(head.split('\n', 1)[0] ?? ''));
  const bound = letters.size > 0 ? ASKS.besideLetters : ASKS.enough;
  const asking = new Set(letters);
  for (const [key, values] of measured) if (!answers.has(key) && asksBy(values) >= bound) asking.add(key);
  if (asking.size === letters.size) return asking;
  // Somebody must be left who answers.
  return [...keys].some((key) => !asking.has(key)) ? asking : letters;
}

/** Each label's key as that of the person it means: initials, first names and full names of one person have one key. */
export function withOneKey(candidates: Labels, head: readonly string[]): (LabelLine | null)[] {
  const labels = new Map<string, LabelLine>();
  for (const label of candidates)
    if (label !== null && (label.shape === 'name' || label.shape === 'initials') && !labels.has(label.key))
      labels.set(label.key, label);
  if (labels.size > MOST_LABELS) return [...candidates];
  const full = [...labels.values()].filter(
    ({ shape, name }) => shape === 'name' && name.includes(' ') && !JOINT.test(name),
  );
  const keyOf = new Map<string, string>();
  for (const { key, name } of labels.values()) {
    if (JOINT.test(name)) continue;
    const fitting = new Set(
      full.filter((one) => one.key !== key && mayMean(name, one.name)).map((one) => one.key),
    );
    if (fitting.size === 1) for (const target of fitting) keyOf.set(key, target);
    else if (fitting.size === 0) {
      const named = head.filter((one) => mayMean(name, one)).toSorted((a, b) => b.length - a.length);
      const [longest] = named;
      if (longest !== undefined && named.every((one) => foldKey(longest).includes(foldKey(one))))
        keyOf.set(key, foldKey(longest));
    }
  }
  // « É » is Élodie where no other name begins so.
  for (const { key, name, shape } of labels.values()) {
    if (keyOf.has(key) || shape !== 'initials' || !/^\p{L}\.?$/u.test(name)) continue;
    const fitting = new Set(
      [...labels.values()]
        .filter((one) => one.shape === 'name' && !JOINT.test(one.name) && one.key.startsWith(key.slice(0, 1)))
        .map((one) => keyOf.get(one.key) ?? one.key),
    );
    if (fitting.size === 1) for (const target of fitting) keyOf.set(key, target);
  }
  return candidates.map((label) =>
    label === null ? null : { ...label, key: keyOf.get(label.key) ?? label.key },
  );
}

const MOST_LABELS = 200;
const JOINT = /\s(?:et|and|&)\s/u;
