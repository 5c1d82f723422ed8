/** Decides which labels of a text introduce a speaker. */
import { foldKey } from '../fold-key.ts';
import { announcesThings, keyOfName, type LabelLine, labelOf, readName } from './label-line.ts';
import { type Carrier, carrierOf, countWords, isHeading, isOpaque, type Line } from './lines.ts';
import { mayMean, namesIn } from './people.ts';
import { mayBePerson } from './person-words.ts';
import { memoize } from './memoize.ts';
import { findAskers, unifyKeys } from './find-askers.ts';
import { endsByQuestionMark, isAddressed, mayBeQuestion } from './question-line.ts';

// Dialogue with dashes: « — Question ? » then « — Réponse. », if it is an interview and not a novel.

const DASH = /^[—–-]\s*(?=[^\s—–-])/;
/** Dialogue tags of a novel. */
const DIALOGUE_TAG =
  /(?<!\p{L})(?:dit|dis|fit|repondit|repliqua|demanda|murmura|ajouta|reprit|cria|souffla|s'ecria|lanca|repeta|grogna)(?:-|,)? ?(?:il|elle|on|je|\p{L}+)?(?!\p{L})|(?<!\p{L})(?:said|asked|replied|whispered|answered|cried|muttered)(?!\p{L})/u;

const label = (dash: string, rest: string, asks: boolean): LabelLine => ({
  written: dash.trimEnd(),
  label: '—',
  key: asks ? '— ?' : '—',
  name: '—',
  role: null,
  organisation: null,
  shape: asks ? 'asks' : 'answers',
  rest,
  glued: !/\s$/.test(dash),
  carrier: 'dialogue',
});

/** Whether the line is dialogue of a novel: a dash or quotation with « dit-il ». */
export function hasDialogueTag(text: string): boolean {
  return /^\s*(?:[—–-]\s|[«“"‘])/.test(text) && DIALOGUE_TAG.test(foldKey(text.slice(0, 400)));
}

/** The turns of a dialogue as labels; null if the dashes are not an interview's. */
function findDialogue(lines: readonly Line[]): (LabelLine | null)[] | null {
  const at = lines.flatMap((line, index) => (!isOpaque(line) && DASH.test(line.text) ? [index] : []));
  const [first] = at;
  const last = at.at(-1);
  if (first === undefined || last === undefined || at.length < 3) return null;
  if (at.length * 4 < last - first + 1) return null;
  const labels: (LabelLine | null)[] = lines.map(() => null);
  let previousAsks = false;
  let questions = 0;
  let addressed = 0;
  let taggedCount = 0;
  let answers = 0;
  for (const index of at) {
    const text = lines[index]?.text ?? '';
    const dash = DASH.exec(text)?.[0] ?? '';
    const rest = text.slice(dash.length).trim();
    // Two questions never follow each other with dashes.
    const asks: boolean = !previousAsks && (endsByQuestionMark(rest) || mayBeQuestion(rest));
    previousAsks = asks && DASH.test(lines[index + 1]?.text ?? '');
    questions += asks ? 1 : 0;
    answers += asks ? 0 : 1;
    addressed += asks && isAddressed(rest) ? 1 : 0;
    taggedCount += DIALOGUE_TAG.test(foldKey(rest.slice(0, 400))) ? 1 : 0;
    labels[index] = label(dash, rest, asks);
  }
  if (questions < 2 || addressed * 2 < questions || taggedCount * 6 > at.length) return null;
  // Each question has an answer, or only the questions have dashes.
  return answers === 0 || (answers >= questions - 1 && answers <= questions * 1.5 + 1) ? labels : null;
}

export type Voices = {
  /** By line: the label if it introduces a speaker, else null. */
  labels: (LabelLine | null)[];
  /** The keys of the askers. */
  asks: Set<string>;
};

/** More labels than any interview has: a glossary, a list, or a hostile text. */
const MOST_SPEAKERS = 60;
/** Maximum length of the head searched for names. */
const HEAD = 4_000;
const HEAD_LINES = 12;

type Candidates = readonly (LabelLine | null)[];
type PieceRange = { index: number; under: boolean };

/**
 * A label is a speaker if it has the form of a name and occurs twice, or directly under a question. A full name counts
 * once if other speakers are known; « Le maire » and lower-case labels must be repeated; announcing nouns (« Horaires
 * », « Note ») never count. Labels without a colon need more evidence. Speakers without any sign of an exchange are
 * rejected. `knownNames`: names of possible participants.
 */
export function findVoices(lines: readonly Line[], knownNames: readonly string[] = [], title = ''): Voices {
  const nameOf = memoize(readName);
  const read = withLooseLabels(
    lines,
    lines.map((line) => labelOf(line, nameOf)),
  );
  const asking = read.some((label) => label?.shape === 'asks');
  const alone = read.map((label) => (label?.shape === 'answers' && !asking ? asInitials(label) : label));
  const top = `${title}\n${headOf(lines.slice(0, HEAD_LINES))}`;
  const candidates = unifyKeys(alone, [...knownNames, ...namesIn(top).filter(mayBePerson)]);
  const places = occurrencesOf(lines, candidates);
  const accepted = new Set<string>();
  for (const [key, at] of places) if (isSpeaker(key, at, candidates, places)) accepted.add(key);
  acceptByCompany(lines, candidates, places, accepted, knownNames);
  const named = acceptByLook(lines, candidates, accepted);
  const labels = candidates.map((label) => (label !== null && accepted.has(label.key) ? label : null));
  rejectTitle(labels);
  if (named !== null) rejectOtherFormats(lines, labels, named);
  rejectLooseLines(labels);
  const asks = findAskers(lines, labels, top);
  const speakers = new Set(labels.flatMap((label) => label?.key ?? []));
  if (speakers.size <= MOST_SPEAKERS && isExchange(lines, labels, asks, knownNames)) return { labels, asks };
  const dialogue = findDialogue(lines);
  return dialogue === null
    ? { labels: lines.map(() => null), asks: new Set() }
    : {
        labels: dialogue,
        asks: new Set(dialogue.flatMap((label) => (label?.shape === 'asks' ? [label.key] : []))),
      };
}

/** A label of several words, read only if it is repeated: « Ligne claire : », « Les CM2 : », « pignon.fr : ». */
const LOOSE =
  /^["«*_ ]*((?:(?:\p{Lu}|\d)(?:[^:：.!?…;«»"()]|(?<=\p{Lu})\.){1,40}?|[\p{L}\d-]{2,30}\.\p{Ll}{2,4}))[*_ ]*[:：][*_]*(?:\s|$)/u;

/** « Notre problème : », and what the programme of a day announces: « Table ronde : ». */
const NEVER_A_PAPER =
  /^(?:notre|nos|table ronde|atelier|debat|conference|seance|pleniere|workshop|panel|keynote)(?!\p{L})/u;

/**
 * A repeated text before a colon at the start of lines is a speaker, whatever its words, if it asks or follows
 * questions.
 */
function withLooseLabels(lines: readonly Line[], labels: Candidates): (LabelLine | null)[] {
  const possibleLabels = lines.map((line, index) => {
    if (labels[index] !== null || isOpaque(line)) return null;
    const start = line.text.slice(0, 60);
    const [written = '', label = ''] = (/[:：]/.test(start) ? LOOSE.exec(start) : null) ?? [];
    if (label === '')
      return isHeading(line) || carrierOf(line) === 'bold' ? repeatableLabel(line.text) : null;
    if (countWords(label) > 6) return null;
    return { written: written.trimEnd(), label: label.trim(), key: foldKey(label) };
  });
  const counts = new Map<string, { times: number; speaks: number; asks: number }>();
  possibleLabels.forEach((label, index) => {
    if (label === null) return;
    const rest = lines[index]?.text.slice(label.written.length) ?? '';
    const words = rest.trim() === '' ? (lines[index + 1]?.text ?? '') : rest;
    const asks = endsByQuestionMark(words) || mayBeQuestion(words);
    const speaks = asks || endsByQuestionMark(lines[index - 1]?.text ?? '');
    const count = counts.get(label.key) ?? { times: 0, speaks: 0, asks: 0 };
    counts.set(label.key, {
      times: count.times + 1,
      speaks: count.speaks + Number(speaks),
      asks: count.asks + Number(asks),
    });
  });
  return lines.map((line, index) => {
    const label = possibleLabels[index] ?? null;
    const count = counts.get(label?.key ?? '');
    if (label === null || count === undefined || count.speaks < 2 || count.speaks * 2 < count.times)
      return labels[index] ?? null;
    // « Le Programme : » is the name of a paper where it asks each time; « Notre problème : » is not.
    if (
      announcesThings(label.label) &&
      (count.asks < count.times || NEVER_A_PAPER.test(foldKey(label.label)))
    )
      return labels[index] ?? null;
    const after = line.text.slice(label.written.length);
    return {
      ...label,
      name: label.label,
      role: null,
      organisation: null,
      shape: 'phrase',
      rest: after.trim(),
      glued: after.trim() !== '' && !/^\s/.test(after),
      carrier: label.written === line.text && !/[:：]/u.test(line.text) ? 'line' : 'colon',
    };
  });
}

/** A heading that may be a repeated speaker's name: « tibo ». */
function repeatableLabel(text: string): { written: string; label: string; key: string } | null {
  if (text.length > 60) return null;
  const label = text.replace(/^[*_\s]+|[*_\s]+$/g, '');
  const named = /^[\p{L}\p{M}\d'’ .-]{2,40}$/u.test(label) && countWords(label) <= 4;
  return named ? { written: text, label, key: foldKey(label) } : null;
}

const asInitials = (label: LabelLine): LabelLine | null =>
  /^\p{Lu}\.?$/u.test(label.label)
    ? { ...label, shape: 'initials' }
    : /^\p{Lu}\p{Ll}{2,3}\.?$/u.test(label.label)
      ? { ...label, shape: 'name' }
      : null;

function occurrencesOf(lines: readonly Line[], candidates: Candidates): Map<string, PieceRange[]> {
  const places = new Map<string, PieceRange[]>();
  candidates.forEach((label, index) => {
    if (label === null) return;
    const under =
      index > 0 &&
      endsByQuestionMark(lines[index - 1]?.text ?? '') &&
      candidates[index - 1]?.key !== label.key;
    const at = places.get(label.key);
    if (at === undefined) places.set(label.key, [{ index, under }]);
    else at.push({ index, under });
  });
  return places;
}

function isSpeaker(
  key: string,
  at: readonly PieceRange[],
  candidates: Candidates,
  places: ReadonlyMap<string, readonly PieceRange[]>,
): boolean {
  const labels = at.flatMap(({ index }) => candidates[index] ?? []);
  const [first] = labels;
  const times = at.length;
  const underCount = at.filter((occurrence) => occurrence.under).length;
  const weak = labels.every(({ carrier }) => carrier !== 'colon' && carrier !== 'brackets');
  switch (first?.shape) {
    case 'asks':
    case 'answers':
      return (
        !weak ||
        times >= 2 ||
        [...places.keys()].some((other) => other !== key && (places.get(other)?.length ?? 0) >= 2)
      );
    case 'name':
      // A single label may begin a sentence: « Faire du vélo : ».
      if (!weak) return times >= 2 || (underCount > 0 && mayBePerson(first.name));
      return times >= 2 && (underCount > 0 || alternatesWithOthers(at, candidates));
    case 'initials':
    case 'phrase':
      return times >= 2 && (!weak || underCount > 0 || alternatesWithOthers(at, candidates));
    case 'lower':
      return underCount >= 2 || (times >= 3 && underCount >= 1);
    case undefined:
      return false;
  }
}

/** Whether other labels of the same form come between its occurrences. */
function alternatesWithOthers(at: readonly PieceRange[], candidates: Candidates): boolean {
  const key = candidates[at[0]?.index ?? -1]?.key;
  const between = candidates
    .slice(at[0]?.index, at[1]?.index)
    .filter(
      (label) =>
        label !== null && label.key !== key && label.carrier === candidates[at[0]?.index ?? -1]?.carrier,
    );
  return between.length > 0;
}

/**
 * If nearly all lines of one format are names and two of them are speakers, accepts the others, even if they occur
 * once. Returns the format, or null.
 */
function acceptByLook(lines: readonly Line[], candidates: Candidates, accepted: Set<string>): Carrier | null {
  const looks = new Map<Carrier, number[]>();
  lines.forEach((line, index) => {
    const carrier = carrierOf(line);
    if (carrier === 'plain' || isOpaque(line)) return;
    const at = looks.get(carrier);
    if (at === undefined) looks.set(carrier, [index]);
    else at.push(index);
  });
  for (const [carrier, at] of looks) {
    const names = at.flatMap((index) => {
      const label = candidates[index];
      return label?.carrier === 'line' ? [label.key] : [];
    });
    const speaking = names.filter((key) => accepted.has(key)).length;
    const questionCount = at.filter((index) =>
      [index - 1, index + 1].some((near) => asksAt(lines, near)),
    ).length;
    if (
      names.length < 4 ||
      names.length * 5 < at.length * 4 ||
      speaking < 2 ||
      questionCount * 3 < names.length
    )
      continue;
    for (const key of names) accepted.add(key);
    return carrier;
  }
  return null;
}

/** « Anne Martin, éclusière » above a text with turns labelled « Anne Martin : » is its title. */
function rejectTitle(labels: (LabelLine | null)[]): void {
  const [first] = labels;
  if (first?.carrier !== 'line') return;
  if (labels.some((label) => label?.key === first.key && label.carrier !== 'line')) labels[0] = null;
}

const asksAt = (lines: readonly Line[], index: number): boolean =>
  endsByQuestionMark(lines[index]?.text ?? '');

/** Rejects a heading with a name where speakers have another format, and a second label in a turn. */
function rejectOtherFormats(lines: readonly Line[], labels: (LabelLine | null)[], look: Carrier): void {
  labels.forEach((label, index) => {
    if (label === null) return;
    const isOfLook = carrierOf(lines[index]) === look;
    if (label.carrier === 'line' && isHeading(lines[index]) && !isOfLook) labels[index] = null;
    if (label.carrier === 'line' && isOfLook && carrierOf(lines[index + 1]) !== look)
      labels[index + 1] = null;
  });
}

/** Rejects a name on a line of its own directly before another label, unless both are the same person. */
function rejectLooseLines(labels: (LabelLine | null)[]): void {
  labels.forEach((label, index) => {
    const next = labels[index + 1];
    if (label?.carrier === 'line' && (index === labels.length - 1 || (next !== null && next !== undefined)))
      labels[index] = null;
  });
}

/** Accepts labels supported by others: short forms of a known name, a full name, a second lower-case speaker. */
function acceptByCompany(
  lines: readonly Line[],
  candidates: Candidates,
  places: ReadonlyMap<string, readonly PieceRange[]>,
  accepted: Set<string>,
  knownNames: readonly string[],
): void {
  const first = candidates.findIndex((label) => label !== null && accepted.has(label.key));
  const head = namesIn(headOf(lines.slice(0, first < 0 ? 6 : first)));
  const speaking = new Map<string, LabelLine>();
  for (const label of candidates)
    if (label !== null && accepted.has(label.key) && !speaking.has(label.key)) speaking.set(label.key, label);
  const names = [...knownNames, ...head, ...[...speaking.values()].map(({ name }) => name)].slice(0, 200);
  const questions = lines.filter(
    (line, index) => candidates[index] === null && endsByQuestionMark(line.text),
  ).length;
  const lower = [...speaking.values()].some(({ shape }) => shape === 'lower');
  // « Anne, Paul : » and « Anne et Paul : » support Paul.
  const together = new Set(
    [...places.values()].flatMap(([at]) => {
      const listed = candidates[at?.index ?? -1]?.label.split(/,\s*|\s+(?:et|and|&)\s+/) ?? [];
      return listed.length > 1 ? listed.map(keyOfName) : [];
    }),
  );
  const frames = framesOf(candidates, accepted);
  let left = MOST_SPEAKERS * 4;
  for (const [key, at] of places) {
    const { index, under } = at[0] ?? { index: -1, under: false };
    const label = candidates[index];
    if (accepted.has(key) || label === null || label === undefined || (left -= 1) < 0) continue;
    const weak = label.carrier !== 'colon' && label.carrier !== 'brackets';
    const named =
      (label.shape === 'name' || label.shape === 'initials') &&
      names.some((name) => mayMean(label.name, name));
    if (named && under && (knownNames.length > 0 || weak)) accepted.add(key);
    if (first < 0) continue;
    const next = candidates[index + 1];
    const after = index > first;
    const asksOnce =
      !weak &&
      endsByQuestionMark(label.rest) &&
      next !== null &&
      next !== undefined &&
      speaking.has(next.key);
    const fullName =
      !weak && label.shape === 'name' && after && (key.includes(' ') || questions === 1 || together.has(key));
    const roleAsked = !weak && (label.shape === 'phrase' || label.shape === 'initials') && under;
    const alsoLower = label.shape === 'lower' && lower && at.length >= 2;
    const alike = !weak && after && label.role !== null && frames.has(frameOf(label.role));
    if (alike || asksOnce || (named && after && (!weak || under)) || fullName || roleAsked || alsoLower)
      accepted.add(key);
  }
}

/** The pattern of a role, to match « inscrite en 2014 » with « inscrit en 2016 »: starts of words, without digits. */
const frameOf = (role: string): string =>
  foldKey(role)
    .split(' ')
    .map((word) => word.replace(/\d+/g, '0').slice(0, 5))
    .join(' ');

/** Role patterns of at least three speakers, one of them already accepted. */
function framesOf(candidates: Candidates, accepted: ReadonlySet<string>): Set<string> {
  const keys = new Map<string, Set<string>>();
  for (const label of candidates) {
    const frame = label === null || label.role === null ? '' : frameOf(label.role);
    if (label !== null && frame.includes(' ')) keys.set(frame, (keys.get(frame) ?? new Set()).add(label.key));
  }
  return new Set(
    [...keys].flatMap(([frame, of]) =>
      of.size >= 3 && [...of].some((key) => accepted.has(key)) ? [frame] : [],
    ),
  );
}

/** The lines above the first turn, to search for names. */
export function headOf(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    if (text.length > HEAD) break;
    text += `${text === '' ? '' : '\n'}${line.text.slice(0, HEAD)}`;
  }
  return text;
}

function isExchange(
  lines: readonly Line[],
  labels: Candidates,
  asks: ReadonlySet<string>,
  knownNames: readonly string[],
): boolean {
  const turns = labels.filter((label) => label !== null);
  const keys = new Set(turns.map((label) => label.key));
  const questionCount = lines.filter(
    (line, index) => labels[index] === null && endsByQuestionMark(line.text),
  ).length;
  const answered = labels.filter(
    (label, index) =>
      label !== null && labels[index - 1] === null && endsByQuestionMark(lines[index - 1]?.text ?? ''),
  ).length;
  if (asks.size > 0) return turns.some((label) => !asks.has(label.key)) || turns.length >= 2;
  const isKnown = (label: LabelLine): boolean => knownNames.some((name) => mayMean(label.name, name));
  // One name within an answer, among many questions without named answers.
  if (turns.length === 1 && answered === 0 && questionCount >= 3) return false;
  if (answered >= 1)
    return turns.length >= 2 || [...keys].some((key) => key.includes(' ')) || turns.some(isKnown);
  const first = labels.findIndex((label) => label !== null);
  const words = lines.slice(Math.max(first, 0)).reduce((sum, line) => sum + countWords(line.text), 0);
  return keys.size >= 2 && turns.length >= 4 && words / turns.length >= 6;
}
