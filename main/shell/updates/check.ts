/**
 * Checks a feed once: downloads the channel file and its detached signature (Ed25519, RFC 8032, over the file's bytes),
 * and verifies it before reading anything. scripts/packaging/sign-release.mjs signs.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { compareVersions } from '#contract/updates.ts';
import { LARGEST_CHANNEL_FILE, readChannelFile, type Release } from './channel-file.ts';
import { readSmall, UpdateError, type Web } from './web.ts';

/** Two keys, so that one can replace the other. */
export const MOST_KEYS = 2;
/** Per file: a release may be signed by both the old and the new key. */
const MOST_SIGNATURES = 4;
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/;

/** Reads a public key: base64 of its SubjectPublicKeyInfo (RFC 8410), 44 bytes. Throws for anything else. */
export function readPublicKey(text: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key of releases is no Ed25519 key');
  return key;
}

/** True if a line of `signatures` is a signature of `bytes` by one of `keys`. */
function isSigned(bytes: Uint8Array, signatures: string, keys: readonly KeyObject[]): boolean {
  const lines = signatures.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length > MOST_SIGNATURES || !lines.every((line) => SIGNATURE.test(line))) return false;
  return lines.some((line) =>
    keys.some((key) => verify(null, bytes, key, Uint8Array.from(Buffer.from(line, 'base64')))),
  );
}

const LARGEST_SIGNATURE = 1_024;

type CheckOptions = Readonly<{
  web: Web;
  /** The folder of the feed, with a trailing `/`. */
  feed: URL;
  channel: string;
  version: string;
  keys: readonly KeyObject[];
  now: number;
}>;

export type Checked =
  | Readonly<{ result: 'current' | 'older' }>
  | Readonly<{ result: 'available'; release: Release }>;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Throws an UpdateError: `no-network`, `no-answer`, `unchecked`, `expired`. */
export async function checkFeed({ web, feed, channel, version, keys, now }: CheckOptions): Promise<Checked> {
  const bytes = await readSmall(web, new URL(`${channel}.json`, feed), LARGEST_CHANNEL_FILE);
  const signature = await readSmall(web, new URL(`${channel}.json.sig`, feed), LARGEST_SIGNATURE).catch(
    (error: unknown) => {
      // A missing signature counts as a wrong one, unless the network failed.
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
  return order < 0 ? { result: 'older' } : { result: 'available', release };
}
