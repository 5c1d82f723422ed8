/** The passages that answer a query, cut from the text as it is displayed, with the words found in it. */
import { creditOf } from '#interview/person-fields.ts';
import type { Participant } from '#interview/document.ts';
import type { Passage } from '#interview/passages.ts';
import type { PassageHit } from '#contract/archive.ts';
import { excerptOf, type Mark } from './excerpt.ts';
import type { Expanded } from './expand.ts';
import { clauseFinder, type Finder } from './find-terms.ts';
import type { ArchiveQuery } from './query.ts';
import type { ReadPost } from './read-posts.ts';
import { nameMatcher } from './universes.ts';

/** Passages shown for one post. */
const MOST_PASSAGES = 3;
const LONGEST_MARK_LIST = 200;
const LONGEST_QUESTION = 2_000;

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

/** What shows the best passages of a post, for one query: made once, then given each post of the page. */
export function passageReader(
  query: ArchiveQuery,
  { clauses, stopOnly }: Expanded,
): (post: ReadPost) => PassageHit[] {
  const find = clauseFinder(clauses);
  const isAsked = query.people.map((names) => nameMatcher(names));
  return (post) => bestPassages(post, query, { terms: clauses.length, stopOnly, find, isAsked });
}

type Asked = Readonly<{
  /** How many words and phrases are looked for. */
  terms: number;
  stopOnly: boolean;
  find: Finder;
  /** For each `par:`, whether a name is meant. */
  isAsked: readonly ((name: string) => boolean)[];
}>;

/** The best passages of a post for a query, best first; never empty for a post that has words, unless a kind was asked that it lacks. */
function bestPassages({ passages, people }: ReadPost, query: ArchiveQuery, asked: Asked): PassageHit[] {
  const { terms, find } = asked;
  const scored: Scored[] = [];
  const named = terms === 0 ? undefined : termsNamed(people, find);
  passages.forEach((passage, order) => {
    if (!isAskedFor(passage, query, asked)) return;
    const marks = terms === 0 ? [] : find(passage.text);
    const speakers = named === undefined ? 0 : termsOfThose(passage.participants, named);
    if (terms > 0 && marks.length === 0 && speakers === 0) return;
    let score = speakers * 0.7 + LIKING[passage.type];
    const held = new Map<number, boolean>();
    for (const { term, exact } of marks) held.set(term, exact || held.get(term) === true);
    for (const exact of held.values()) score += exact ? 3 : 2;
    scored.push({ passage, marks, score: score + Math.min(marks.length, 10) * 0.02, order });
  });
  if (scored.length === 0 && query.parts.length + query.people.length === 0) {
    // Only the name or the role of someone who says nothing was found: the post is shown by its title.
    const [first] = passages;
    return first === undefined ? [] : [toHit({ passage: first, marks: [], score: 0, order: 0 }, people)];
  }
  return scored
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, terms === 0 ? 1 : MOST_PASSAGES)
    .map((passage) => toHit(passage, people));
}

/**
 * By id of a person: which words of the query stand in what is told of them. Role and organisation too: who looks for a
 * librarian is shown what the librarian says. Undefined where none stands anywhere, which is nearly always.
 */
function termsNamed(
  people: readonly Participant[],
  find: Finder,
): ReadonlyMap<string, ReadonlySet<number>> | undefined {
  let named: Map<string, Set<number>> | undefined;
  for (const person of people) {
    const marks = find([person.name, ...creditOf(person)].join(' '));
    if (marks.length > 0) (named ??= new Map()).set(person.id, new Set(marks.map((mark) => mark.term)));
  }
  return named;
}

function termsOfThose(ids: readonly string[], named: ReadonlyMap<string, ReadonlySet<number>>): number {
  return new Set(ids.flatMap((id) => [...(named.get(id) ?? [])])).size;
}

function isAskedFor(
  passage: Passage,
  { parts, people }: ArchiveQuery,
  { stopOnly, isAsked }: Asked,
): boolean {
  if (parts.length > 0 && !parts.includes(passage.type)) return false;
  if (people.length > 0)
    // With `dans:question par:anne` the words are those of the questions put where she answers.
    return passage.type === 'answer'
      ? passage.names.some((name) => isAsked.some((is) => is(name)))
      : parts.length > 0;
  return !stopOnly || parts.length > 0 || passage.type === 'title' || passage.type === 'question';
}

/** The first of those who speak, as the post tells of them. */
function whoSpeaks(
  passage: Passage,
  people: readonly Participant[],
): Pick<PassageHit, 'participantId' | 'participantRole'> {
  const person = people.find(({ id }) => id === passage.participants[0]);
  if (person === undefined) return {};
  const told = creditOf(person);
  return {
    participantId: person.id,
    ...(told.length === 0 ? {} : { participantRole: told.join(', ').slice(0, 700) }),
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
