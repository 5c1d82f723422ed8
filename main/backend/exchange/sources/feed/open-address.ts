/** Reads a public blog by its address, without an account: first as Blogger, otherwise as WordPress. */
import { AppError } from '#contract/failure.ts';
import type { EntrySource } from '../entries.ts';
import { type LocatedSite, locateSite } from '../wordpress-site/locate-site.ts';
import { readSite } from '../wordpress-site/read-site.ts';
import { readSiteFeed } from '../wordpress-site/read-site-feed.ts';
import { type FeedAddresses, readAddress } from './addresses.ts';
import { type RetryingAsk, locateFeed, createRetryingAsk, sleep } from './locate-feed.ts';
import { type OpenFeedOptions, readBlog } from './open-feed.ts';

/** Maximum rows of one list; a site with more is not genuine. */
const MOST_ROWS = 200_000;

type OpenAddressOptions = OpenFeedOptions & Readonly<{ mostRows?: number }>;
type Located = Readonly<{ feed: string } | { site: LocatedSite }>;

/**
 * Throws import.address. Reading fails with feed.private, feed.none, feed.no-blog, feed.no-name, feed.not-blogger
 * (neither Blogger nor WordPress), wordpress.page, outside.refused, outside.unavailable, network.offline; it can be
 * resumed with `after`.
 */
export function openAddress(address: string, options: OpenAddressOptions): EntrySource {
  const addresses = readAddress(address);
  const { mostRows = MOST_ROWS, sleep: pause = sleep } = options;
  let located: Located | undefined;
  return {
    kind: 'address',
    name: addresses.name,
    async *read(reading) {
      const ask = createRetryingAsk(options.fetch, reading.signal, pause);
      located ??= await locate(addresses, ask);
      if ('feed' in located) yield* readBlog(located.feed, ask, options.now(), reading);
      else {
        const site = { ...located.site, ask, sleep: pause, signal: reading.signal, mostRows };
        yield* 'root' in site ? readSite(site, reading) : readSiteFeed(site, reading);
      }
    },
  };
}

async function locate(addresses: FeedAddresses, ask: RetryingAsk): Promise<Located> {
  try {
    return { feed: await locateFeed(addresses, ask) };
  } catch (error) {
    const page = error instanceof AppError ? otherwise(addresses, error) : undefined;
    const site = page === undefined ? undefined : await locateSite(page, ask);
    if (site === undefined) throw error;
    return { site };
  }
}

/** The page of a possible WordPress site; undefined if it cannot be one. */
function otherwise({ page, inClear }: FeedAddresses, { code }: AppError): string | undefined {
  if (/(?:^|\.)(?:blogger\.com|blogspot\.[a-z.]+)$/.test(new URL(page).hostname)) return undefined;
  if (['feed.private', 'feed.none', 'feed.not-blogger'].includes(code)) return page;
  // No scheme was typed and https failed.
  return ['network.offline', 'outside.unavailable', 'feed.no-blog'].includes(code)
    ? (inClear?.page ?? page)
    : undefined;
}
