// The update feed and the trusted signing keys of a build: $ESCALE_UPDATE_FEED, an https folder, and
// $ESCALE_UPDATE_KEYS, one or two public keys, or a file of them (made by sign-release.mjs). Both or neither: a build
// without them does not update itself, and its settings explain so.
import { createPublicKey } from 'node:crypto';
import fs from 'node:fs';

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{feed: string, keys: string[]}} both empty if neither variable is set. Throws for one without the other,
 * and for an invalid https folder or Ed25519 key
 */
export function updateSource(env) {
  const { ESCALE_UPDATE_FEED: feed = '', ESCALE_UPDATE_KEYS: given = '' } = env;
  if ((feed === '') !== (given === ''))
    throw new Error('ESCALE_UPDATE_FEED and ESCALE_UPDATE_KEYS: both, or neither');
  if (feed === '') return { feed: '', keys: [] };
  const url = new URL(feed);
  if (url.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Error('ESCALE_UPDATE_FEED is the https address of a folder');
  const text = fs.existsSync(given) ? fs.readFileSync(given, 'utf8') : given;
  const keys = text.split(/\s+/).filter((key) => key !== '');
  if (keys.length > 2) throw new Error('ESCALE_UPDATE_KEYS holds two keys at most');
  for (const key of keys) {
    const read = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    if (read.asymmetricKeyType !== 'ed25519') throw new Error('ESCALE_UPDATE_KEYS holds Ed25519 keys');
  }
  return { feed: url.href.endsWith('/') ? url.href : `${url.href}/`, keys };
}
