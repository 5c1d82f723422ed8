/**
 * Known-item searches: picks a post and a query by which a person might look for it. Only the rank of that post is
 * judged; the same posts and seed give the same queries.
 */
import type { Post } from '#interview/document.ts';
import { passagesOf } from '#interview/passages.ts';
import { foldedWords } from '#interview/search/read-query.ts';
import { isIndexed } from '#backend/search/impact/words-of-post.ts';
import { formsOf } from '../archive/hunspell.ts';
import { seededRandom } from '../generate-archive.ts';

export const KINDS = [
  'the whole title',
  'words of the title',
  'words of the body',
  'inflected words of the title',
] as const;
export type KnownKind = (typeof KINDS)[number];
/** `post`: index of the target post. */
export type KnownItem = Readonly<{ kind: KnownKind; query: string; post: number }>;

/** Maximum document frequency of a rare body word, in percent; the minimum is two posts. */
const RARE = 4;
/** Posts with shorter titles are not picked. */
const SHORTEST_TITLE = 2;

/**
 * `count` queries, a quarter of each kind. A query that another post matches too (in its title for title queries) is
 * skipped, because two answers would be right.
 */
export function drawKnownItems(posts: readonly Post[], count: number, seed: number): KnownItem[] {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const titles = posts.map(({ title }) => tellingWords(title));
  const sameTitle = countOf(titles.map((words) => words.map(({ exact }) => exact).join(' ')));
  const bodies = posts.map((post) => tellingWords(bodyOf(post)));
  const holding = countOf(bodies.flatMap((words) => [...new Set(words.map(({ exact }) => exact))]));
  const drawable = posts.flatMap((_, post) => {
    const words = titles[post] ?? [];
    const key = words.map(({ exact }) => exact).join(' ');
    return words.length >= SHORTEST_TITLE && sameTitle.get(key) === 1 ? [post] : [];
  });
  const inTitle = titles.map(exactOf);
  const anywhere = posts.map((_, post) => exactOf([...(titles[post] ?? []), ...(bodies[post] ?? [])]));
  /** Up to `most` of the words in order; empty if another post of `of` has them too. */
  const some = (words: readonly Word[], most: number, of: readonly ReadonlySet<string>[]): Word[] => {
    const left = [...words];
    while (left.length > most) left.splice(below(left.length), 1);
    return of.filter((wordsOfPost) => left.every(({ exact }) => wordsOfPost.has(exact))).length === 1
      ? left
      : [];
  };
  const make: Readonly<Record<KnownKind, (post: number) => string>> = {
    'the whole title': (post) =>
      foldedWords(posts[post]?.title ?? '')
        .map(({ written }) => written)
        .join(' '),
    'words of the title': (post) => written(some(titles[post] ?? [], 2 + below(2), inTitle)).join(' '),
    'words of the body': (post) => {
      const rare = (bodies[post] ?? []).filter(({ exact }) => {
        const posting = holding.get(exact) ?? 0;
        return posting >= 2 && posting <= Math.max(2, (posts.length * RARE) / 100);
      });
      return rare.length < 2 ? '' : written(some(rare, 2 + below(2), anywhere)).join(' ');
    },
    'inflected words of the title': (post) => {
      let changed = false;
      const other = written(some(titles[post] ?? [], 3, inTitle)).map((word) => {
        const forms = inflections().get(word.toLowerCase());
        if (forms === undefined) return word;
        changed = true;
        return forms[below(forms.length)] ?? word;
      });
      return changed ? other.join(' ') : '';
    },
  };
  const items: KnownItem[] = [];
  for (let tries = 0; items.length < count && tries < count * 20; tries += 1) {
    const post = drawable[below(drawable.length)];
    const kind = KINDS[items.length % KINDS.length] ?? KINDS[0];
    const query = post === undefined ? '' : make[kind](post);
    if (post !== undefined && query !== '') items.push({ kind, query, post });
  }
  return items;
}

/** All that is not the title, as text. */
export const bodyOf = (post: Post): string =>
  passagesOf(post)
    .flatMap(({ type, text }) => (type === 'title' ? [] : [text]))
    .join('\n');

type Word = Readonly<{ written: string; exact: string }>;

/** Distinctive words, each once. */
function tellingWords(text: string): Word[] {
  const words = new Map<string, Word>();
  for (const word of foldedWords(text))
    if (word.exact.length > 2 && isIndexed(word.exact) && !words.has(word.exact)) words.set(word.exact, word);
  return [...words.values()];
}

const written = (words: readonly Word[]): string[] => words.map((word) => word.written);
const exactOf = (words: readonly Word[]): ReadonlySet<string> => new Set(words.map(({ exact }) => exact));

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The most forms of a noun or an adjective: those of verbs are more. */
const MOST_FORMS = 4;
let relatedForms: Map<string, string[]> | undefined;

/** The other forms of each French noun and adjective. */
function inflections(): ReadonlyMap<string, readonly string[]> {
  if (relatedForms !== undefined) return relatedForms;
  relatedForms = new Map();
  for (const forms of formsOf('dictionary-fr')) {
    if (forms.length < 2 || forms.length > MOST_FORMS) continue;
    for (const form of forms)
      if (form.length > 3 && !relatedForms.has(form))
        relatedForms.set(
          form,
          forms.filter((other) => other !== form),
        );
  }
  return relatedForms;
}
