/** The passages that answer a query, cut from the text as it is displayed, with the words found in it. */
import type { Post } from '../../../interview/document.ts';
import { passagesOf, type Passage } from '../../../interview/passages.ts';
import type { PassageHit } from '../../../preload/contract/archive.ts';
import { stemmedLanguage, tokenize, type Token } from './analysis.ts';
import { askedTerms, stemsOf } from './match.ts';
import { wordsOf, type ArchiveQuery, type QueryWord, type Term } from './query.ts';

/** Passages shown for one post. */
const MOST_PASSAGES = 3;
/** About three lines of a result, in UTF-16 units. */
const EXCERPT = 260;
const LONGEST_MARK_LIST = 200;
const LONGEST_QUESTION = 2_000;

type Mark = { start: number; end: number; term: number; exact: boolean };
type Scored = { passage: Passage; marks: Mark[]; score: number; order: number };

/** What a title, a question, an answer adds to the words found in it: a post is read by its questions and answers. */
const LIKING: Readonly<Record<Passage['type'], number>> = {
  answer: 0.6,
  question: 0.5,
  lead: 0.4,
  text: 0.3,
  title: 0.2,
  caption: 0.1,
  label: 0,
};

/** The best passages of a post for a query, best first; never empty for a post that has words, unless a kind was asked that it lacks. */
export function bestPassages(post: Post, query: ArchiveQuery): PassageHit[] {
  const { terms, stopOnly } = askedTerms(query);
  const wanted = terms.map((term) => ({
    term,
    stems: term.kind === 'word' && !stopOnly ? new Set(stemsOf(term.word)) : new Set<string>(),
  }));
  const scored: Scored[] = [];
  // Role and organisation too: who looks for a librarian is shown what the librarian says.
  const described = new Map(
    post.participants.map(({ id, name, role, organisation }) => [id, [name, role, organisation].join(' ')]),
  );
  passagesOf(post).forEach((passage, order) => {
    if (!isAskedFor(passage, query, stopOnly)) return;
    const tokens = terms.length === 0 ? [] : tokenize(passage.text, stemmedLanguage(passage.language));
    const marks = wanted.flatMap(({ term, stems }, index) => find(tokens, term, stems, index));
    const named = wanted.filter(
      ({ term }) =>
        term.kind === 'word' &&
        passage.participants.some((id) => holdsName(described.get(id) ?? '', term.word, term.prefix)),
    ).length;
    const found = new Map<number, boolean>();
    for (const mark of marks) found.set(mark.term, (found.get(mark.term) ?? false) || mark.exact);
    let score = named * 0.7 + LIKING[passage.type];
    for (const exact of found.values()) score += exact ? 3 : 2;
    if (terms.length > 0 && marks.length === 0 && named === 0) return;
    scored.push({ passage, marks, score: score + Math.min(marks.length, 10) * 0.02, order });
  });
  if (scored.length === 0 && query.parts.length + query.people.length === 0) {
    // Only the name or the role of someone who says nothing was found: the post is shown by its title.
    const [first] = passagesOf(post);
    return first === undefined ? [] : [toHit({ passage: first, marks: [], score: 0, order: 0 })];
  }
  return scored
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, terms.length === 0 ? 1 : MOST_PASSAGES)
    .map(toHit);
}

function isAskedFor(passage: Passage, query: ArchiveQuery, stopOnly: boolean): boolean {
  if (query.parts.length > 0 && !query.parts.includes(passage.type)) return false;
  if (
    stopOnly &&
    query.parts.length === 0 &&
    query.people.length === 0 &&
    passage.type !== 'title' &&
    passage.type !== 'question'
  )
    return false;
  if (query.people.length === 0) return true;
  return (
    passage.type === 'answer' &&
    query.people.some((person) =>
      passage.names.some((name) =>
        person.every((word, index) => holdsName(name, word, index === person.length - 1)),
      ),
    )
  );
}

function holdsName(name: string, word: QueryWord, prefix: boolean): boolean {
  return namesRead(name).some((exact) => (prefix ? exact.startsWith(word.exact) : exact === word.exact));
}

/** The folded words of the names met lately: a post repeats its few names in every answer. */
const names = new Map<string, readonly string[]>();
function namesRead(name: string): readonly string[] {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size >= 10_000) names.clear();
  const words = wordsOf(name).map((word) => word.exact);
  names.set(name, words);
  return words;
}

function meets(found: readonly string[], wanted: ReadonlySet<string>): boolean {
  if (wanted.size === 0) return false;
  for (const stem of found) if (wanted.has(stem)) return true;
  return false;
}

/** Where a term stands among the tokens of a passage. */
function find(tokens: readonly Token[], term: Term, stems: ReadonlySet<string>, index: number): Mark[] {
  const marks: Mark[] = [];
  if (term.kind === 'word') {
    const { exact } = term.word;
    for (const token of tokens) {
      const same = token.exact === exact;
      if (same || (term.prefix && token.exact.startsWith(exact)) || meets(token.stems, stems)) {
        marks.push({ start: token.start, end: token.end, term: index, exact: same });
      }
    }
    return marks;
  }
  const forms = term.words.map((word) => word.exact);
  const last = forms.length - 1;
  const holds = (token: Token | undefined, place: number): boolean =>
    token !== undefined &&
    (term.prefix && place === last
      ? token.exact.startsWith(forms[place] ?? '')
      : token.exact === forms[place]);
  tokens.forEach((token, at) => {
    if (!forms.every((_, place) => holds(tokens[at + place], place))) return;
    marks.push({ start: token.start, end: tokens[at + last]?.end ?? token.end, term: index, exact: true });
  });
  return marks;
}

function toHit({ passage, marks }: Scored): PassageHit {
  const merged = merge(marks);
  const { excerpt, at, before } = cut(passage.text, merged);
  const inside = merged
    .filter((mark) => mark.start >= at.start && mark.end <= at.end)
    .map(({ start, end }): [number, number] => [start - at.start + before, end - at.start + before]);
  return {
    type: passage.type,
    ...(passage.type === 'answer' && passage.names.length > 0
      ? { participant: passage.names.join(', ').slice(0, 1_000) }
      : {}),
    ...(passage.questionId === undefined ? {} : { questionId: passage.questionId }),
    ...(passage.question === undefined ? {} : { question: passage.question.slice(0, LONGEST_QUESTION) }),
    ...(passage.answerId === undefined ? {} : { answerId: passage.answerId }),
    excerpt,
    marks: inside.slice(0, LONGEST_MARK_LIST),
  };
}

/** In order, overlapping marks as one. */
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

/** The stretch of a text where most terms stand together, cut between words. */
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

/** The marks within one excerpt that hold the most distinct terms. */
function bestWindow(marks: readonly { start: number; end: number; term: number }[]): {
  start: number;
  end: number;
} {
  let best = { start: 0, end: 0, terms: 0 };
  marks.forEach((first, index) => {
    const terms = new Set<number>();
    let end = Math.min(first.end, first.start + EXCERPT);
    for (let next = index; next < marks.length; next += 1) {
      const mark = marks[next];
      if (mark === undefined || mark.end - first.start > EXCERPT) break;
      terms.add(mark.term);
      end = mark.end;
    }
    if (terms.size > best.terms) best = { start: first.start, end, terms: terms.size };
  });
  return best;
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

/** The first place from `at` on, at most at `limit`, where a word begins; `at` itself where there is none near. */
function toWordStart(text: string, at: number, limit: number): number {
  for (let place = at; place <= Math.min(limit, at + 40); place += 1)
    if (isSpace(text, place - 1) && !isSpace(text, place)) return place;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

/** The last place up to `at`, at least at `limit`, where a word ends. */
function toWordEnd(text: string, at: number, limit: number): number {
  for (let place = at; place >= Math.max(limit, at - 40); place -= 1)
    if (isSpace(text, place) && !isSpace(text, place - 1)) return place;
  return isLowSurrogate(text, at) ? at - 1 : at;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 0;
}
