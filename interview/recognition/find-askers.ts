/** Decides which speakers ask, with a model whose weights are in weights.ts. */
import { foldKey } from '../fold-key.ts';
import { keyOfName, type LabelLine } from './label-line.ts';
import { isOpaque, type Line } from './lines.ts';
import { mayMean } from './people.ts';
import { endsByQuestionMark, holdsQuestionMark, isAddressed, mayBeQuestion } from './question-line.ts';
import { ASKS } from './weights.ts';

type Labels = readonly (LabelLine | null)[];

/** A label with the lines up to the next label. */
type Turn = {
  key: string;
  /** It ends with a question. */
  asks: boolean;
  /** The question is its only line, or only its first. */
  own: boolean;
  /** The question is a later line, which may be another speaker's. */
  late: boolean;
  /** It starts with a question. */
  starts: boolean;
  addressed: boolean;
  /** In characters. */
  length: number;
  /** It follows a question, by any speaker. */
  replies: boolean;
};

/** Maximum length read in search of words of address: a turn may be as long as a book. */
const READ = 600;
/** In characters: a longer turn with a question mark is mostly narration. */
const SHORT = 420;

const endsWithQuestion = (text: string): boolean => endsByQuestionMark(text) || mayBeQuestion(text);

function turnsOf(lines: readonly Line[], labels: Labels): Turn[] {
  const turns: Turn[] = [];
  let open: { label: LabelLine; texts: string[]; length: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { label, texts, length } = open;
    const first = texts[0] ?? '';
    const last = texts.at(-1) ?? '';
    const begins = endsWithQuestion(first);
    const finishes = texts.length === 1 ? begins : endsWithQuestion(last);
    const asks =
      begins || finishes || (length <= SHORT && texts.length <= 3 && texts.some(holdsQuestionMark));
    const before = turns.at(-1);
    turns.push({
      key: label.key,
      asks: asks && (finishes || texts.length <= 3),
      own: begins && (texts.length === 1 || !finishes),
      late: texts.length > 1 && finishes && !begins,
      starts: begins,
      addressed: asks && isAddressed(last.slice(-READ)),
      length,
      replies: before !== undefined && before.key !== label.key && before.asks,
    });
  };
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    if (label !== null) {
      close();
      open = { label, texts: label.rest === '' ? [] : [label.rest], length: label.rest.length };
    } else if (open !== null && !isOpaque(line)) {
      open.texts.push(line.text);
      open.length += line.text.length;
    }
  });
  close();
  return turns;
}

/** Added to lengths, so that « Oui. » and « Non. » count as equal. */
const A_FEW = 30;

type Voice = { turns: number; asks: number; replies: number; addressed: number; length: number };

/** The measured features of a speaker, in the order of the weights of ASKS. */
export type Features = Readonly<Record<keyof typeof ASKS.weights, number>>;

function measureFeatures(turns: readonly Turn[], host: string, guest: string): Map<string, Features> {
  const voices = new Map<string, Voice>();
  for (const turn of turns) {
    const voice = voices.get(turn.key) ?? { turns: 0, asks: 0, replies: 0, addressed: 0, length: 0 };
    voice.turns += 1;
    voice.asks += Number(turn.asks);
    voice.replies += Number(turn.replies);
    voice.addressed += Number(turn.addressed);
    voice.length += turn.length;
    voices.set(turn.key, voice);
  }
  const length = turns.reduce((sum, turn) => sum + turn.length, 0);
  return new Map(
    [...voices].map(([key, voice]) => {
      const others = (length - voice.length + A_FEW) / (turns.length - voice.turns + 1);
      return [
        key,
        {
          asks: voice.asks / voice.turns,
          replies: voice.replies / voice.turns,
          addressed: voice.addressed / voice.turns,
          length: Math.max(
            -2,
            Math.min(2, Math.log((voice.length / voice.turns + A_FEW) / (others + A_FEW))),
          ),
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

/** The probability from 0 to 1 that a speaker asks. */
export function askingProbability(measured: Features): number {
  let sum = ASKS.bias;
  for (const [name, weight] of Object.entries(ASKS.weights)) sum += weight * measured[name as keyof Features];
  return 1 / (1 + Math.exp(-sum));
}

/**
 * The keys of the askers; empty if none is named. `head`: title and lead, which may name them. Labels that name a
 * function (« Q : », « Journaliste : ») ask; next to them, a name needs a higher probability.
 */
export function findAskers(lines: readonly Line[], labels: Labels, head: string): Set<string> {
  const letters = new Set(labels.flatMap((label) => (label?.shape === 'asks' ? [label.key] : [])));
  const answers = new Set(labels.flatMap((label) => (label?.shape === 'answers' ? [label.key] : [])));
  const turns = turnsOf(lines, labels);
  const keys = new Set(turns.map(({ key }) => key));
  const [only] = keys;
  if (keys.size === 1 && only !== undefined && !letters.has(only))
    return turns.length >= 2 && turns.filter((turn) => turn.starts).length * 4 >= turns.length * 3
      ? keys
      : new Set();
  const own = turns.filter((turn) => turn.own).length;
  const first = labels.findIndex((label) => label !== null);
  const above = first > 0 && endsByQuestionMark(lines[first - 1]?.text ?? '') ? 1 : 0;
  const late = turns.filter((turn) => turn.late).length + above;
  // Questions on separate lines after an answer belong to no speaker.
  if (letters.size === 0 && late >= own) return new Set();
  const folded = foldKey(head);
  const hosts = [...folded.matchAll(BYLINE)].map(([, names = '']) => names).join(' ');
  const measured = measureFeatures(turns, hosts, foldKey(head.split('\n', 1)[0] ?? ''));
  const bound = letters.size > 0 ? ASKS.besideLetters : ASKS.enough;
  const asking = new Set(letters);
  for (const [key, values] of measured)
    if (!answers.has(key) && askingProbability(values) >= bound) asking.add(key);
  if (asking.size === letters.size) return asking;
  // At least one speaker must remain who answers.
  return [...keys].some((key) => !asking.has(key)) ? asking : letters;
}

/** Gives all labels of one person one key: initials, first names and full names. */
export function unifyKeys(candidates: Labels, head: readonly string[]): (LabelLine | null)[] {
  const labels = new Map<string, LabelLine>();
  for (const label of candidates)
    if (label !== null && NAMED.has(label.shape) && !labels.has(label.label)) labels.set(label.label, label);
  if (labels.size > MOST_LABELS) return [...candidates];
  const all = [...labels.values()];
  const ownKey = ownKeys(all);
  const single = all.filter(({ name, label, key }) => !JOINT.test(name) && ownKey(label) === key);
  const full = all.filter(({ shape, name }) => shape === 'name' && name.includes(' ') && !JOINT.test(name));
  // « LMR » may be the magazine named before: « Le Magazine des rives ».
  const titles = all.filter(({ shape, name }) => shape === 'phrase' && name.includes(' '));
  const keyOf = new Map<string, string>();
  const means = (label: LabelLine, targets: ReadonlySet<string>): boolean => {
    const [target] = targets;
    if (targets.size === 1 && target !== undefined) keyOf.set(label.label, target);
    return targets.size > 0;
  };
  for (const label of all) {
    const key = ownKey(label.label);
    keyOf.set(label.label, key);
    if (JOINT.test(label.name) || key !== label.key || label.shape === 'phrase') continue;
    const longer = label.shape === 'initials' ? [...full, ...titles] : full;
    if (
      means(
        label,
        new Set(
          longer.filter((one) => one.key !== key && mayMean(label.name, one.name)).map((one) => one.key),
        ),
      )
    )
      continue;
    const named = head.filter((one) => mayMean(label.name, one)).toSorted((a, b) => b.length - a.length);
    const [longest] = named;
    if (longest !== undefined && named.every((one) => foldKey(longest).includes(foldKey(one))))
      keyOf.set(label.label, keyOfName(longest));
  }
  // « É » is Élodie if no other name begins with it.
  for (const label of single) {
    const letter = /^(\p{L})\.?$/u.exec(label.name.normalize('NFC'))?.[1];
    if (letter === undefined || label.shape !== 'initials') continue;
    const begins = (one: string): boolean => one.normalize('NFC').startsWith(letter);
    const targets = new Set(
      single
        .filter((one) => one.shape === 'name' && begins(one.name))
        .map((one) => keyOf.get(one.label) ?? one.key),
    );
    if (means(label, targets)) continue;
    const first = new Set(head.filter(begins).map(keyOfName));
    if (!means(label, first))
      means(label, new Set(head.filter((one) => one.split(' ').some(begins)).map(keyOfName)));
  }
  return candidates.map((label) =>
    label === null ? null : { ...label, key: keyOf.get(label.label) ?? label.key },
  );
}

const NAMED: ReadonlySet<LabelLine['shape']> = new Set(['name', 'initials', 'phrase']);
const MOST_LABELS = 200;
const JOINT = /\s(?:et|and|&)\s/u;
const MISS = /^(?:mme|mlle|mrs|miss|ms|madame|mademoiselle)\.?\s/;
const MISTER = /^(?:m|mr|monsieur)\.?\s/;

/** Initial keys of labels: M. and Mme Ashby are two people, and « Brigitte, Samuel » is both of them. */
function ownKeys(labels: readonly LabelLine[]): (label: string) => string {
  const keys = new Map<string, string>();
  const titles = new Map<string, Set<string>>();
  const keysOfLabels = new Set(labels.map(({ key }) => key));
  const titleOf = (label: LabelLine): string =>
    MISS.test(foldKey(label.name)) ? 'mme' : MISTER.test(foldKey(label.name)) ? 'm' : '';
  for (const label of labels) titles.set(label.key, (titles.get(label.key) ?? new Set()).add(titleOf(label)));
  for (const label of labels) {
    const listed = label.label.split(/,\s*/);
    const both = titles.get(label.key);
    if (listed.length > 1 && listed.every((name) => keysOfLabels.has(keyOfName(name))))
      keys.set(label.label, foldKey(label.label));
    else if (both?.has('m') === true && both.has('mme'))
      keys.set(label.label, `${titleOf(label)} ${label.key}`.trim());
    else keys.set(label.label, label.key);
  }
  return (label) => keys.get(label) ?? foldKey(label);
}
