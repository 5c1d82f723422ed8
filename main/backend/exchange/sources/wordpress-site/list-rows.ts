/**
 * Reads a list of a WordPress API completely, by offset in the order of ids, so that rows published meanwhile come
 * last. A site's totals may be wrong and are not relied on.
 */
import { AppError } from '#contract/failure.ts';
import { parseJson } from '#backend/network/read-bounded.ts';
import { type RetryingAsk, isPrivate, type Sleep } from '../feed/locate-feed.ts';
import { isTooHeavy } from '../feed/open-feed.ts';
import { decodeText } from '../../xml/encodings.ts';
import { routeAddress, type RouteQuery } from './api-address.ts';

const PAGE = 100;
/** Smaller page sizes, tried if a page is too large, too slow or not a list. */
const SMALLER = [25, 5, 1] as const;
const ATTEMPTS = 5;
/** Milliseconds between two pages, to limit the load on the site. */
const PAUSE = 250;
/** Unreadable rows that are skipped one by one, before the list counts as unavailable. */
const MOST_BROKEN = 20;
/** Maximum steps back for rows deleted while the list is read. */
const MOST_STEPS_BACK = 50;

export type Site = Readonly<{
  root: string;
  ask: RetryingAsk;
  sleep: Sleep;
  signal: AbortSignal;
}>;

export type ListPart =
  | Readonly<{
      type: 'rows';
      rows: readonly unknown[];
      before: number;
      total: number | undefined;
    }>
  /** An unreadable row: too large or not JSON. */
  | Readonly<{ type: 'broken'; before: number; tooLarge: boolean }>;

type Wanted = Readonly<{
  path: string;
  query: RouteQuery;
  /** Rows before the first requested one. */
  start: number;
  most: number;
}>;

/**
 * Throws outside.not-found (no such list), feed.private (not public), wordpress.page (a page instead of rows), and
 * request errors.
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
    // Deleted rows move later ones forward.
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
    // A list that returns the same rows for any offset ends here.
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
    if (!isTooHeavy(error)) throw error;
    return { failed: 'heavy' };
  }
}
