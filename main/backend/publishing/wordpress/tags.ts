/** The labels of a post are tags there: known by a number, reused where they exist, made at their first use. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { WordPressApi } from './api.ts';
import { type ReadPost, type Tag, newTagSchema, tagListSchema } from './shapes.ts';
import type { RemotePost } from '../../library/publications/remote.ts';

/** Of one page; WordPress's own limit. */
const MOST = 100;

export type Tags = Readonly<{
  /** With the names of its tags; those not known yet are asked for. */
  name(posts: readonly ReadPost[]): Promise<RemotePost[]>;
  /** The number of each label. Rejects as the API does. */
  idsOf(labels: readonly string[]): Promise<number[]>;
}>;

export function createTags(api: WordPressApi): Tags {
  const known = new Map<number, string>();
  const learn = (tags: readonly Tag[]): void => {
    for (const { id, name } of tags) known.set(id, name);
  };
  async function learnAll(ids: readonly number[]): Promise<void> {
    for (let at = 0; at < ids.length; at += MOST) {
      const include = ids.slice(at, at + MOST).join(',');
      learn(
        (await api.ask('GET', 'wp/v2/tags', { include, per_page: MOST, _fields: 'id,name' }, tagListSchema))
          .value,
      );
    }
  }
  async function idOf(label: string): Promise<number> {
    for (const [id, name] of known) if (name === label) return id;
    try {
      const { value } = await api.ask('POST', 'wp/v2/tags', { _fields: 'id,name' }, newTagSchema, {
        json: { name: label },
      });
      learn([value]);
      return value.id;
    } catch (error) {
      const tag = error instanceof AppError ? z.int().safeParse(error.params['tag']) : undefined;
      if (tag?.success !== true) throw error;
      return tag.data;
    }
  }
  return {
    async name(posts) {
      for (const { names } of posts) learn(names);
      await learnAll([...new Set(posts.flatMap(({ tags }) => tags))].filter((id) => !known.has(id)));
      return posts.map(({ post, tags }) => ({
        ...post,
        labels: tags.flatMap((id) => known.get(id) ?? []),
      }));
    },
    async idsOf(labels) {
      const ids: number[] = [];
      // One after the other: the site makes them, and two of the same name at once would be two.
      for (const label of labels) ids.push(await idOf(label));
      return [...new Set(ids)];
    },
  };
}
