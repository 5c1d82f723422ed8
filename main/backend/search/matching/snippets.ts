/** The passages that match a query, cut from the displayed text, with the positions of the matching words. */
import { nameMatcher } from '../analysis/name-matcher.ts';
import type { PassageHit } from '#contract/search.ts';
import type { Participant } from '#interview/document.ts';
import type { Passage } from '#interview/passages.ts';
import { creditOf } from '#interview/people/person-fields.ts';
import { foldedFirstUnit, foldWord } from '#interview/search/fold.ts';
import { type MayBegin, scannerOf, scanWords } from '#interview/search/scan.ts';
import { AS_TYPED } from '../impact/weights.ts';
import type { Clause, Expanded } from '../words/expand.ts';
import type { ArchiveQuery } from '../analysis/query.ts';
import type { ReadPost } from '../cache.ts';

/** Finds the matches of the clauses in a text, in order; `term` is the index of a clause in its query. */
type Finder = (text: string) => Mark[];

type Word = Readonly<{ term: number; exact: boolean }>;
type Phrase = Readonly<{ term: number; words: readonly string[]; prefix: boolean }>;
type Wanted = {
  words: Map<string, Word[]>;
  beginnings: { prefix: string; term: number }[];
  phrases: Phrase[];
};

/** Finds the matches of a query in a text, analysing only the words that may be part of one. */
export function createClauseFinder(clauses: readonly Clause[]): Finder {
  const patterns: Wanted = { words: new Map(), beginnings: [], phrases: [] };
  clauses.forEach((clause, term) => want(clause, term, patterns));
  const scan = scannerOf(beginningsOf(patterns));
  const begunByWord = new Map<string, WordPatterns>();
  return (text) => {
    const marks: Mark[] = [];
    scan(text, (start, end) => {
      const written = text.slice(start, end);
      let ownPatterns = begunByWord.get(written);
      if (ownPatterns === undefined)
        begunByWord.set(written, (ownPatterns = patternsOfForm(formOf(written), patterns)));
      for (const { term, exact } of ownPatterns.words) marks.push({ start, end, term, exact });
      for (const phrase of ownPatterns.phrases) {
        const last = endOfPhrase(text, end, phrase);
        if (last > 0) marks.push({ start, end: last, term: phrase.term, exact: true });
      }
    });
    return marks;
  };
}

/** The same form as in tokenizer.ts. */
const formOf = (written: string): string => foldWord(written).slice(0, 60);

function want(clause: Clause, term: number, into: Wanted): void {
  switch (clause.kind) {
    case 'word':
      for (const { word, step } of clause.forms) {
        const words = into.words.get(word);
        if (words === undefined) into.words.set(word, [{ term, exact: step === AS_TYPED }]);
        else words.push({ term, exact: step === AS_TYPED });
      }
      if (clause.prefix !== null) into.beginnings.push({ prefix: clause.prefix, term });
      return;
    case 'phrase':
      into.phrases.push({ term, words: clause.words, prefix: clause.prefix });
      return;
    case 'either':
      for (const way of clause.ways) for (const one of way) want(one, term, into);
  }
}

/** The query words that a word matches, and the phrases that it begins. */
type WordPatterns = Readonly<{ words: readonly Word[]; phrases: readonly Phrase[] }>;

function patternsOfForm(form: string, { words, beginnings, phrases }: Wanted): WordPatterns {
  if (form === '') return { words: [], phrases: [] };
  const own = words.get(form) ?? [];
  const looseWords = beginnings
    .filter(({ prefix, term }) => form.startsWith(prefix) && !own.some((word) => word.term === term))
    .map(({ term }): Word => ({ term, exact: false }));
  return {
    words: [...own, ...looseWords],
    phrases: phrases.filter(({ words: [first = '', ...rest], prefix }) =>
      prefix && rest.length === 0 ? form.startsWith(first) : form === first,
    ),
  };
}

/** The end of the phrase whose first word ends at `from`; -1 if something else follows. */
function endOfPhrase(text: string, from: number, { words, prefix }: Phrase): number {
  if (words.length === 1) return from;
  let next = 1;
  let phraseEnd = -1;
  scanWords(
    text,
    (start, end) => {
      const form = formOf(text.slice(start, end));
      if (form === '') return true;
      const expected = words[next] ?? '';
      next += 1;
      const last = next === words.length;
      const holds = prefix && last ? form.startsWith(expected) : form === expected;
      if (holds && last) phraseEnd = end;
      return holds && !last;
    },
    from,
  );
  return phraseEnd;
}

/** Below are ASCII characters, of which a letter or a digit folds to its lower case. */
const ASCII = 0x80;

/** The possible first characters of matching words. */
function beginningsOf({ words, beginnings, phrases }: Wanted): MayBegin {
  // Tables are faster than sets, and this runs for each word of twenty posts.
  const first = new Uint8Array(0x1_00_00);
  first[0] = 1;
  const second = new Uint8Array(ASCII * ASCII);
  const add = (word: string): void => {
    const unit = word.charCodeAt(0);
    const next = word.charCodeAt(1);
    first[unit] = 1;
    if (unit >= ASCII) return;
    // NaN for a word of one character: any character may follow.
    if (Number.isNaN(next)) second.fill(1, unit * ASCII, (unit + 1) * ASCII);
    else if (next < ASCII) second[unit * ASCII + next] = 1;
  };
  for (const word of words.keys()) add(word);
  for (const { prefix } of beginnings) add(prefix);
  for (const phrase of phrases) add(phrase.words[0] ?? '');
  return (unit, next) => {
    if (first[foldedFirstUnit(unit)] !== 1) return false;
    if (next === undefined) return true;
    const [one, two] = [plain(unit), plain(next)];
    return one === 0 || two === 0 || second[one * ASCII + two] === 1;
  };
}

/** A lower-case ASCII letter or digit; 0 for any other unit. */
function plain(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit;
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  return unit >= 0x30 && unit <= 0x39 ? unit : 0;
}

/** About three lines of a result, in UTF-16 units. */
const EXCERPT = 260;

/** A match of a query term in a text, in UTF-16 units. */
type Mark = { start: number; end: number; term: number; exact: boolean };

/** The text cut around its marks, and the marks within the cut, in order and without overlaps. */
function excerptOf(text: string, marks: readonly Mark[]): { excerpt: string; marks: [number, number][] } {
  const merged = merge(marks);
  const { excerpt, at, before } = cut(text, merged);
  const inside = merged
    .filter((mark) => mark.start >= at.start && mark.end <= at.end)
    .map(({ start, end }): [number, number] => [start - at.start + before, end - at.start + before]);
  return { excerpt, marks: inside };
}

/** The marks in order, with overlapping ones merged. */
function merge(marks: readonly Mark[]): { start: number; end: number; term: number }[] {
  const merged: { start: number; end: number; term: number }[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else merged.push({ start: mark.start, end: mark.end, term: mark.term });
  }
  return merged;
}

type Cut = { excerpt: string; at: { start: number; end: number }; before: number };

/** The part of a text with the most terms, cut between words. */
function cut(text: string, marks: readonly { start: number; end: number; term: number }[]): Cut {
  if (text.length <= EXCERPT) return { excerpt: text, at: { start: 0, end: text.length }, before: 0 };
  const centre = bestWindow(marks);
  const room = Math.max(0, EXCERPT - (centre.end - centre.start));
  let start = Math.max(0, centre.start - Math.floor(room / 3));
  let end = Math.min(text.length, start + EXCERPT);
  start = Math.max(0, Math.min(start, end - EXCERPT));
  start = start === 0 ? 0 : toWordStart(text, start, centre.start);
  end = end === text.length ? end : toWordEnd(text, end, Math.max(centre.end, start + 1));
  const [before, after] = [start > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  return { excerpt: before + text.slice(start, end) + after, at: { start, end }, before: before.length };
}

/** The marks within one excerpt with the most distinct terms; of several such, the first. */
function bestWindow(marks: readonly { start: number; end: number; term: number }[]): {
  start: number;
  end: number;
} {
  const most = new Set(marks.map(({ term }) => term)).size;
  let best = { start: 0, end: 0, terms: 0 };
  for (const [index, first] of marks.entries()) {
    // For a single letter, most words of a passage are marks.
    if (best.terms === most) break;
    const terms = new Set<number>();
    let end = Math.min(first.end, first.start + EXCERPT);
    for (let next = index; next < marks.length; next += 1) {
      const mark = marks[next];
      if (mark === undefined || mark.end - first.start > EXCERPT) break;
      terms.add(mark.term);
      end = mark.end;
    }
    if (terms.size > best.terms) best = { start: first.start, end, terms: terms.size };
  }
  return best;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** The first start of a word from `at` to `limit`; `at` itself if there is none near. */
function toWordStart(text: string, at: number, limit: number): number {
  for (let index = at; index <= Math.min(limit, at + 40); index += 1)
    if (isSpace(text, index - 1) && !isSpace(text, index)) return index;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

/** The last end of a word from `limit` to `at`; `at` itself if there is none near. */
function toWordEnd(text: string, at: number, limit: number): number {
  for (let index = at; index >= Math.max(limit, at - 40); index -= 1)
    if (isSpace(text, index) && !isSpace(text, index - 1)) return index;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0;
}

const MOST_PASSAGES = 3;
const LONGEST_MARK_LIST = 200;
const LONGEST_QUESTION = 2_000;

type Scored = { passage: Passage; marks: Mark[]; score: number; order: number };

/** Preference by type of passage: a post is read by its questions and answers. */
const LIKING: Readonly<Record<Passage['type'], number>> = {
  answer: 0.6,
  question: 0.5,
  lead: 0.4,
  text: 0.3,
  title: 0.2,
  caption: 0.1,
  label: 0,
};

/** Returns a reader for the best passages of a post for one query, to be used for each post of the page. */
export function passageReader(
  query: ArchiveQuery,
  { clauses, together }: Expanded,
): (post: ReadPost) => PassageHit[] {
  const find = createClauseFinder(together === undefined ? clauses : [...clauses, together]);
  const isAsked = query.people.map((names) => nameMatcher(names));
  return (post) => bestPassages(post, query, { terms: clauses.length, find, isAsked });
}

type Matching = Readonly<{
  terms: number;
  find: Finder;
  /** For each `par:`, whether a name matches. */
  isAsked: readonly ((name: string) => boolean)[];
}>;

/**
 * The best passages of a post for a query, best first; never empty for a post with text, unless it lacks the requested
 * type.
 */
function bestPassages({ passages, people }: ReadPost, query: ArchiveQuery, matching: Matching): PassageHit[] {
  const { terms, find } = matching;
  const scored: Scored[] = [];
  const termsByPerson = terms === 0 ? undefined : termsNamed(people, find);
  passages.forEach((passage, order) => {
    if (!isAskedFor(passage, query, matching)) return;
    const marks = terms === 0 ? [] : find(passage.text);
    const speakers = termsByPerson === undefined ? 0 : termsOfThose(passage.participants, termsByPerson);
    if (terms > 0 && marks.length === 0 && speakers === 0) return;
    let score = speakers * 0.7 + LIKING[passage.type];
    const exactByTerm = new Map<number, boolean>();
    for (const { term, exact } of marks) exactByTerm.set(term, exact || exactByTerm.get(term) === true);
    for (const exact of exactByTerm.values()) score += exact ? 3 : 2;
    scored.push({ passage, marks, score: score + Math.min(marks.length, 10) * 0.02, order });
  });
  if (scored.length === 0 && query.parts.length + query.people.length === 0) {
    // Only the name or role of a person without answers matched, so the post is shown with its title.
    const [first] = passages;
    return first === undefined ? [] : [toHit({ passage: first, marks: [], score: 0, order: 0 }, people)];
  }
  return scored
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, terms === 0 ? 1 : MOST_PASSAGES)
    .map((passage) => toHit(passage, people));
}

/**
 * By person id, the query words in their name, role and organisation, so that a search for « librarian » also shows
 * answers of one. Undefined if there are none, which is usual.
 */
function termsNamed(
  people: readonly Participant[],
  find: Finder,
): ReadonlyMap<string, ReadonlySet<number>> | undefined {
  let termsByPerson: Map<string, Set<number>> | undefined;
  for (const person of people) {
    const marks = find([person.name, ...creditOf(person)].join(' '));
    if (marks.length > 0)
      (termsByPerson ??= new Map()).set(person.id, new Set(marks.map((mark) => mark.term)));
  }
  return termsByPerson;
}

function termsOfThose(
  ids: readonly string[],
  termsByPerson: ReadonlyMap<string, ReadonlySet<number>>,
): number {
  return new Set(ids.flatMap((id) => [...(termsByPerson.get(id) ?? [])])).size;
}

function isAskedFor(passage: Passage, { parts, people }: ArchiveQuery, { isAsked }: Matching): boolean {
  if (parts.length > 0 && !parts.includes(passage.type)) return false;
  if (people.length > 0)
    // With `dans:question par:anne` the words are those of the questions that she answers.
    return passage.type === 'answer'
      ? passage.names.some((name) => isAsked.some((is) => is(name)))
      : parts.length > 0;
  return true;
}

/** The first speaker of a passage, with the role given in the post. */
function whoSpeaks(
  passage: Passage,
  people: readonly Participant[],
): Pick<PassageHit, 'participantId' | 'participantRole'> {
  const person = people.find(({ id }) => id === passage.participants[0]);
  if (person === undefined) return {};
  const credit = creditOf(person);
  return {
    participantId: person.id,
    ...(credit.length === 0 ? {} : { participantRole: credit.join(', ').slice(0, 700) }),
  };
}

function toHit({ passage, marks }: Scored, people: readonly Participant[]): PassageHit {
  const { excerpt, marks: inside } = excerptOf(passage.text, marks);
  return {
    type: passage.type,
    ...(passage.type === 'answer' && passage.names.length > 0
      ? { participant: passage.names.join(', ').slice(0, 1_000), ...whoSpeaks(passage, people) }
      : {}),
    ...(passage.questionId === undefined ? {} : { questionId: passage.questionId }),
    ...(passage.question === undefined ? {} : { question: passage.question.slice(0, LONGEST_QUESTION) }),
    ...(passage.answerId === undefined ? {} : { answerId: passage.answerId }),
    excerpt,
    marks: inside.slice(0, LONGEST_MARK_LIST),
  };
}
