/** Resolves the ids in a WordPress site's rows: labels, people, pictures. Each is requested once, many at a time. */
import type { z } from 'zod';
import { pictureHtml } from '../site-export.ts';
import { readLine } from '../../xml/values.ts';
import { listRows, type Site } from './list-rows.ts';
import { mediaSchema, namedSchema } from './shapes.ts';
import { AppError } from '#contract/failure.ts';

/** The maximum of one page of a list. */
const AT_ONCE = 100;

/** Values by id; undefined if unknown or not public. */
export type Names<Value> = Readonly<{
  /** Requests the unknown ids. */
  learn(ids: readonly string[]): Promise<void>;
  of(id: string): Value | undefined;
  /** False if the site does not publish them. */
  open(): boolean;
}>;

function namesOf<Row extends { id: string }, Value>(
  site: Site,
  path: string,
  fields: string,
  schema: z.ZodType<Row>,
  valueOf: (row: Row) => Value,
): Names<Value> {
  const valueById = new Map<string, Value | undefined>();
  let closed = false;

  async function ask(ids: readonly string[]): Promise<void> {
    const query = { include: ids.join(','), orderby: 'include', _fields: fields };
    for await (const part of listRows(site, { path, query, start: 0, most: ids.length })) {
      if (part.type !== 'rows') continue;
      for (const row of part.rows) {
        const read = schema.safeParse(row);
        if (read.success) valueById.set(read.data.id, valueOf(read.data));
      }
    }
  }

  return {
    async learn(ids) {
      const newIds = [...new Set(ids)].filter((id) => !valueById.has(id));
      for (let from = 0; from < newIds.length && !closed; from += AT_ONCE) {
        const some = newIds.slice(from, from + AT_ONCE);
        for (const id of some) valueById.set(id, undefined);
        try {
          await ask(some);
        } catch (error) {
          // Posts are imported without them.
          if (!(error instanceof AppError) || error.code === 'network.offline') throw error;
          closed = true;
        }
      }
    },
    of: (id) => valueById.get(id),
    open: () => !closed,
  };
}

/** `path` is tags, categories or users. */
export const namesIn = (site: Site, path: string): Names<string> =>
  namesOf(site, path, 'id,name', namedSchema, ({ name }) => readLine(name));

/** Featured pictures, with their address and as HTML. */
export const picturesOf = (site: Site): Names<Readonly<{ url: string; html: string }>> =>
  namesOf(site, 'wp/v2/media', 'id,source_url,media_type,alt_text,caption', mediaSchema, (row) => ({
    url: row.source_url,
    html:
      row.media_type === 'image' && /^https?:\/\/\S+$/.test(row.source_url)
        ? pictureHtml(row.source_url, readLine(row.alt_text), row.caption?.rendered)
        : '',
  }));
