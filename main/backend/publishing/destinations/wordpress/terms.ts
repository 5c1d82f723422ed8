/**
 * Labels of a post are tags in WordPress, and posts have categories: both have numbers, are reused if they exist, and
 * are created at first use.
 */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { RemotePost } from '#backend/library/publications/remote.ts';
import type { WordPressApi } from './api.ts';
import type { ReadPost, Term } from '#backend/exchange/blog-answers/wordpress-answers.ts';

/** Terms per page; WordPress's own limit. */
const MOST = 100;
/** Maximum pages of terms listed for a site; any term can be found by its name. */
const MOST_PAGES = 5;

export type Terms = Readonly<{
  /** Adds the names of tags and categories to posts, and requests the unknown ones. */
  name(posts: readonly ReadPost[]): Promise<RemotePost[]>;
  /** The number of each label. Rejects as the API does. */
  tagIds(labels: readonly string[]): Promise<number[]>;
  /**
   * The number of each category. Rejects with wordpress.no-categories too: there is none of that name, and this account may
   * not create one.
   */
  categoryIds(names: readonly string[]): Promise<number[]>;
  /** All categories of the site, by name. */
  categories(): Promise<string[]>;
}>;

export function createTerms(api: WordPressApi): Terms {
  const tags = createTaxonomy(api, 'wp/v2/tags');
  const categories = createTaxonomy(api, 'wp/v2/categories');
  return {
    async name(posts) {
      for (const { names, categoryNames } of posts) {
        tags.learn(names);
        categories.learn(categoryNames);
      }
      await tags.learnAll(posts.flatMap((post) => post.tags));
      await categories.learnAll(posts.flatMap((post) => post.categories));
      return posts.map((post) => ({
        ...post.post,
        labels: tags.namesOf(post.tags),
        details: {
          ...post.details,
          categories: categories.namesOf(post.categories),
        },
      }));
    },
    tagIds: (labels) => inTurn(labels, async (label) => await tags.make(label)),
    categoryIds: (names) =>
      // An account that may not create terms can use existing ones.
      inTurn(
        names,
        async (name) =>
          (await categories.find(name)) ?? (await categories.make(name).catch(mayMakeNone(name))),
      ),
    async categories() {
      const names: string[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const query = { per_page: MOST, page, orderby: 'name', _fields: 'id,name' };
        const { value, pages = 0 } = await api.ask('GET', 'wp/v2/categories', query, 'wordpress.terms', {
          items: MOST,
        });
        names.push(...value.map(({ name }) => name));
        if (page >= pages) break;
      }
      return names;
    },
  };
}

/** Runs one after the other: two requests at once would create the same name twice. */
async function inTurn(names: readonly string[], idOf: (name: string) => Promise<number>): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) ids.push(await idOf(name));
  return [...new Set(ids)];
}

const mayMakeNone =
  (name: string) =>
  (error: unknown): never => {
    throw error instanceof AppError && error.params['reason'] === 'rest_cannot_create'
      ? new AppError('wordpress.no-categories', { name }, { cause: error })
      : error;
  };

function createTaxonomy(api: WordPressApi, path: string) {
  const nameById = new Map<number, string>();
  const learn = (terms: readonly Term[]): void => {
    for (const { id, name } of terms) nameById.set(id, name);
  };
  const ask = async (query: Readonly<Record<string, string>>): Promise<Term[]> =>
    (
      await api.ask('GET', path, { ...query, per_page: MOST, _fields: 'id,name' }, 'wordpress.terms', {
        items: MOST,
      })
    ).value;
  return {
    learn,
    namesOf: (ids: readonly number[]): string[] => ids.flatMap((id) => nameById.get(id) ?? []),
    async learnAll(all: readonly number[]): Promise<void> {
      const ids = [...new Set(all)].filter((id) => !nameById.has(id));
      for (let at = 0; at < ids.length; at += MOST)
        learn(await ask({ include: ids.slice(at, at + MOST).join(',') }));
    },
    /** The id of the term with this name, ignoring case and accents. */
    async find(name: string): Promise<number | undefined> {
      return (await ask({ search: name })).find((term) => foldKey(term.name) === foldKey(name))?.id;
    },
    async make(name: string): Promise<number> {
      for (const [id, existingName] of nameById) if (existingName === name) return id;
      try {
        const { value } = await api.ask('POST', path, { _fields: 'id,name' }, 'wordpress.term', {
          sent: { json: { name } },
        });
        learn([value]);
        return value.id;
      } catch (error) {
        const existingId = error instanceof AppError ? z.int().safeParse(error.params['tag']) : undefined;
        if (existingId?.success !== true) throw error;
        return existingId.data;
      }
    },
  };
}
