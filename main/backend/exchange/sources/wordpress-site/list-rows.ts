/**
 * Reads a list of a WordPress API completely, by offset and in the order of ids: rows published meanwhile are at its
 * end. The totals a site gives may be wrong and are not relied on.
 */
import { AppError } from '#contract/failure.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import { type AskPatiently, isPrivate, type Sleep } from '../feed/locate-feed.ts';
import { isHeavy } from '../feed/open-feed.ts';
import { decodeText } from '../../xml/encodings.ts';
import { routeAddress, type RouteQuery } from './api-address.ts';

/** What is asked for; WordPress gives no more. */
const PAGE = 100;
/** A page is asked for in fewer rows where it is too large, too slow, or no list. */
const SMALLER = [25, 5, 1] as const;
const ATTEMPTS = 5;
/** Milliseconds between two pages: a site has other readers. */
const PAUSE = 250;
/** Rows that cannot be read, passed over one by one; beyond, the site gives none. */
const MOST_BROKEN = 20;
/** More than a site changes while it is read. */
const MOST_STEPS_BACK = 50;

export type Site = Readonly<{
  root: string;
  ask: AskPatiently;
  sleep: Sleep;
  signal: AbortSignal;
}>;

export type ListPart =
  | Readonly<{
      type: 'rows';
      rows: readonly unknown[];
      /** Rows of the list before these. */
      before: number;
      /** How many the site says there are. */
      total: number | undefined;
    }>
  /** One that cannot be had: too large to be sent, or no JSON. */
  | Readonly<{ type: 'broken'; before: number; tooLarge: boolean }>;

type Wanted = Readonly<{
  path: string;
  query: RouteQuery;
  /** Rows before the first that is wanted. */
  start: number;
  /** Rows beyond which nothing is asked for. */
  most: number;
}>;

/**
 * Throws outside.not-found (no such list), feed.private (not public), wordpress.page (a page instead of rows), and
 * what requests throw.
 */
export async function* listRows(site: Site, { path, query, start, most }: Wanted): AsyncGenerator<ListPart> {
  const seenIds = new Set<unknown>();
  let size: number = PAGE;
  let at = start;
  let lastTotal: number | undefined;
  let broken = 0;
  let stepsBack = 0;
  let reached = start;
  while (at < most) {
    if (at > start) await site.sleep(PAUSE, site.signal);
    const page = await pageOf(site, path, { ...query, per_page: size, offset: at });
    if ('failed' in page) {
      const smaller = SMALLER.find((one) => one < size);
      if (smaller !== undefined) size = smaller;
      else if (page.failed === 'page' && (broken += 1) > MOST_BROKEN)
        throw new AppError('wordpress.page', { host: new URL(site.root).hostname });
      else {
        yield { type: 'broken', before: at, tooLarge: page.failed === 'heavy' };
        at += 1;
      }
      continue;
    }
    const { rows, total } = page;
    // Deleted rows moved later ones forward.
    const removedCount =
      lastTotal !== undefined && total !== undefined && total < lastTotal ? lastTotal - total : 0;
    lastTotal = total;
    if (removedCount > 0 && at > start && stepsBack < MOST_STEPS_BACK) {
      stepsBack += 1;
      at = Math.max(start, at - removedCount);
      continue;
    }
    const fresh = rows.filter((row) => !seenIds.has(idOf(row)));
    for (const row of rows) seenIds.add(idOf(row));
    yield { type: 'rows', rows: fresh, before: at, total };
    // A list that repeats itself for any offset has been read.
    if (rows.length === 0 || (fresh.length === 0 && at >= reached)) return;
    at += rows.length;
    reached = Math.max(reached, at);
    if (rows.length < size && (total === undefined || at >= total)) return;
  }
}

const idOf = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : row;

type Page =
  | Readonly<{ rows: readonly unknown[]; total: number | undefined }>
  | Readonly<{ failed: 'heavy' | 'page' }>;

async function pageOf({ root, ask }: Site, path: string, query: RouteQuery): Promise<Page> {
  const address = routeAddress(root, path, query);
  try {
    const reply = await ask(address, ATTEMPTS);
    if (isPrivate(reply)) throw new AppError('feed.private');
    if (reply.status !== 200)
      throw new AppError('outside.not-found', { host: new URL(address).hostname, status: reply.status });
    const json = parseJson(decodeText(reply.bytes));
    return Array.isArray(json) ? { rows: json as unknown[], total: reply.total } : { failed: 'page' };
  } catch (error) {
    if (!isHeavy(error)) throw error;
    return { failed: 'heavy' };
  }
}
