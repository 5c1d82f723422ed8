/**
 * Requests to a feed: allowed addresses, redirects and sizes. Without Electron: `Ask` is Chromium's in the app
 * (start-updates.ts) and Node's in tests.
 */
import type { UpdateResult } from '#contract/updates.ts';

/** Reasons for a failed check or download: a closed list, with texts in the page. */
type UpdateTrouble = Exclude<UpdateResult, 'current' | 'available' | 'older'>;

export class UpdateError extends Error {
  readonly trouble: UpdateTrouble;

  /** @param message for the log, without the address or private data */
  constructor(trouble: UpdateTrouble, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'UpdateError';
    this.trouble = trouble;
  }
}

export type Reply = Readonly<{
  status: number;
  /** The Location header, unparsed. */
  location?: string | undefined;
  body: AsyncIterable<Uint8Array>;
  /** Cancels the rest of the body. */
  cancel(): void;
}>;

/** Makes one request without following redirects. Rejects if there is no answer. */
export type Ask = (url: URL, silence: Silence) => Promise<Reply>;

export type Web = Readonly<{
  ask: Ask;
  /** Allows http to this computer, in test builds only. */
  loopback: boolean;
  contacts(url: URL): void;
}>;

export const MOST_REDIRECTIONS = 5;
/** Milliseconds without a byte after which a request is cancelled. */
const SILENCE = 30_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/** Accepts https without credentials, and http to this computer if `loopback` is set. */
export function isAllowedAddress(url: URL, loopback: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (loopback && url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

/** A timer that ends a silent request. */
export type Silence = Readonly<{
  signal: AbortSignal;
  heard(): void;
  /** Pauses the timer until `heard`, while the author enters a proxy login, or for good. */
  stop(): void;
}>;

export function watchSilence(): Silence {
  const giveUp = new AbortController();
  const wind = () => setTimeout(() => giveUp.abort(), SILENCE);
  let timer = wind();
  return {
    signal: giveUp.signal,
    heard() {
      clearTimeout(timer);
      timer = wind();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Follows redirects and checks each. Throws `no-network`, or `no-answer` for a forbidden redirect. */
async function request({ ask, loopback, contacts }: Web, first: URL, silence: Silence): Promise<Reply> {
  let url = first;
  for (let hops = 0; hops <= MOST_REDIRECTIONS; hops += 1) {
    if (!isAllowedAddress(url, loopback))
      throw new UpdateError('no-answer', 'an address that may not be asked');
    contacts(url);
    const reply = await ask(url, silence).catch((error: unknown) => {
      throw new UpdateError('no-network', 'no answer from the update server', error);
    });
    if (reply.status < 300 || reply.status > 399) return reply;
    reply.cancel();
    const next = reply.location === undefined ? null : parse(reply.location, url);
    if (next === null) throw new UpdateError('no-answer', 'a redirection that leads nowhere');
    url = next;
  }
  throw new UpdateError('no-answer', 'too many redirections');
}

function parse(address: string, base: URL): URL | null {
  try {
    return new URL(address, base);
  } catch {
    // Not an address; the caller reports it.
    return null;
  }
}

/** Reads a small file. Throws `no-network`, or `no-answer` for a status other than 200 or more than `limit` bytes. */
export async function readSmall(web: Web, url: URL, limit: number): Promise<Uint8Array> {
  const silence = watchSilence();
  try {
    const reply = await request(web, url, silence);
    if (reply.status !== 200) {
      reply.cancel();
      throw new UpdateError('no-answer', `the update server answered ${reply.status}`);
    }
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of reply.body) {
        silence.heard();
        length += part.length;
        if (length > limit) {
          reply.cancel();
          throw new UpdateError('no-answer', 'the update server sent more than was expected');
        }
        parts.push(part);
      }
    } catch (error) {
      throw error instanceof UpdateError
        ? error
        : new UpdateError('no-network', 'the answer of the update server broke off', error);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  } finally {
    silence.stop();
  }
}
