/** One look at a feed: the channel file and its signature are fetched, and nothing is believed before the signature holds. */
import type { KeyObject } from 'node:crypto';
import { compareVersions } from '#contract/versions.ts';
import { LARGEST_CHANNEL_FILE, readChannelFile, type Release } from './channel-file.ts';
import { UpdateError } from './failure.ts';
import { isSigned } from './signature.ts';
import { readSmall, type Web } from './web.ts';

const LARGEST_SIGNATURE = 1_024;

export type LookOptions = Readonly<{
  web: Web;
  /** The folder of the feed, with `/` at its end. */
  feed: URL;
  channel: string;
  /** Of the Escale that runs. */
  version: string;
  keys: readonly KeyObject[];
  /** In milliseconds. */
  now: number;
}>;

export type Looked =
  Readonly<{ result: 'current' | 'older' }> | Readonly<{ result: 'found'; release: Release }>;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Throws an UpdateError: `no-network`, `no-answer`, `unchecked`, `expired`. */
export async function look({ web, feed, channel, version, keys, now }: LookOptions): Promise<Looked> {
  const bytes = await readSmall(web, new URL(`${channel}.json`, feed), LARGEST_CHANNEL_FILE);
  const signature = await readSmall(web, new URL(`${channel}.json.sig`, feed), LARGEST_SIGNATURE).catch(
    (error: unknown) => {
      // A file without its signature is as good as a false one; without a network nobody knows.
      if (error instanceof UpdateError && error.trouble === 'no-answer')
        throw new UpdateError('unchecked', 'the channel file has no signature', error);
      throw error;
    },
  );
  if (!isSigned(bytes, textOf(signature), keys))
    throw new UpdateError('unchecked', 'the signature of the channel file does not hold');
  const release = readChannelFile(textOf(bytes), channel, now);
  const order = compareVersions(release.version, version);
  if (order === 0) return { result: 'current' };
  return order < 0 ? { result: 'older' } : { result: 'found', release };
}
