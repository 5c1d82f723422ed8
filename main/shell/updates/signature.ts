/**
 * The signature of a release (RFC 8032, Ed25519): in a file beside the channel file, over its bytes as they are. It is
 * looked at before anything in that file is believed. scripts/sign-release.mjs makes it.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Two, so that one can take the place of the other. */
export const MOST_KEYS = 2;
/** In one file: a release may be signed by the key that goes and the one that comes. */
const MOST_SIGNATURES = 4;
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/;

/** A public key: base64 of its SubjectPublicKeyInfo (RFC 8410), 44 bytes. Throws for anything else. */
export function readPublicKey(text: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key of releases is no Ed25519 key');
  return key;
}

/** Whether one line of `signatures` is a signature of `bytes` by one of `keys`. */
export function isSigned(bytes: Uint8Array, signatures: string, keys: readonly KeyObject[]): boolean {
  const lines = signatures.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length > MOST_SIGNATURES || !lines.every((line) => SIGNATURE.test(line))) return false;
  return lines.some((line) =>
    keys.some((key) => verify(null, bytes, key, Uint8Array.from(Buffer.from(line, 'base64')))),
  );
}
