/** The passages that answer a query, cut from the text as it is displayed, with the words found in it. */
import type { Post } from '../../../interview/document.ts';
import { passagesOf, type Passage } from '../../../interview/passages.ts';
import type { PassageHit } from '../../../preload/contract/archive.ts';
import { stemmedLanguage } from './analysis.ts';
import { excerptOf, type Mark } from './excerpt.ts';
import { termFinder, type Finder } from './find-terms.ts';
import { askedTerms } from './match.ts';
import { wordsOf, type ArchiveQuery, type QueryWord, type Term } from './query.ts';

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
export function passageReader(query: ArchiveQuery): (post: Post) => PassageHit[] {
  const { terms, stopOnly } = askedTerms(query);
  const find = termFinder(terms, stopOnly);
  return (post) => bestPassages(post, query, { terms, stopOnly, find });
}

type Asked = Readonly<{ terms: readonly Term[]; stopOnly: boolean; find: Finder }>;

/** The best passages of a post for a query, best first; never empty for a post that has words, unless a kind was asked that it lacks. */
function bestPassages(post: Post, query: ArchiveQuery, { terms, stopOnly, find }: Asked): PassageHit[] {
  const passages = passagesOf(post);
  const scored: Scored[] = [];
  // Role and organisation too: who looks for a librarian is shown what the librarian says.
  const named = new Map(
    post.participants.map(({ id, name, role, organisation }) => [
      id,
      termsNamed(terms, [name, role, organisation].join(' ')),
    ]),
  );
  passages.forEach((passage, order) => {
    if (!isAskedFor(passage, query, stopOnly)) return;
    const marks = terms.length === 0 ? [] : find(passage.text, stemmedLanguage(passage.language));
    const speakers = new Set(passage.participants.flatMap((id) => named.get(id) ?? [])).size;
    if (terms.length > 0 && marks.length === 0 && speakers === 0) return;
    let score = speakers * 0.7 + LIKING[passage.type];
    if (marks.length > 0)
      terms.forEach((_, term) => {
        const own = marks.filter((mark) => mark.term === term);
        if (own.length > 0) score += own.some((mark) => mark.exact) ? 3 : 2;
      });
    scored.push({ passage, marks, score: score + Math.min(marks.length, 10) * 0.02, order });
  });
  if (scored.length === 0 && query.parts.length + query.people.length === 0) {
    // Only the name or the role of someone who says nothing was found: the post is shown by its title.
    const [first] = passages;
    return first === undefined
      ? []
      : [toHit({ passage: first, marks: [], score: 0, order: 0 }, post.participants)];
  }
  return scored
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, terms.length === 0 ? 1 : MOST_PASSAGES)
    .map((passage) => toHit(passage, post.participants));
}

/** Which words of the query stand in what is told of a person, by their place in it. */
const termsNamed = (terms: readonly Term[], told: string): number[] =>
  terms.flatMap((term, index) =>
    term.kind === 'word' && holdsName(told, term.word, term.prefix) ? [index] : [],
  );

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

/** The first of those who speak, as the post tells of them. */
function whoSpeaks(
  passage: Passage,
  people: Post['participants'],
): Pick<PassageHit, 'participantId' | 'participantRole'> {
  const person = people.find(({ id }) => id === passage.participants[0]);
  if (person === undefined) return {};
  const told = [person.role, person.organisation].filter((part) => part !== undefined && part !== '');
  return {
    participantId: person.id,
    ...(told.length === 0 ? {} : { participantRole: told.join(', ').slice(0, 700) }),
  };
}

function toHit({ passage, marks }: Scored, people: Post['participants']): PassageHit {
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
