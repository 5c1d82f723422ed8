/**
 * Asking a feed: which addresses may be asked, where a redirection may lead, how much is read. Pure of Electron: `Ask` is
 * Chromium's way out in the app (start-updates.ts), Node's own in tests.
 */
import type { UpdateResult } from '#contract/updates.ts';

/** Why a check or a download ended without success: a closed list that the page puts into words. */
type UpdateTrouble = Exclude<UpdateResult, 'current' | 'available' | 'older'>;

export class UpdateError extends Error {
  readonly trouble: UpdateTrouble;

  /** @param message for the log: what was met, without the address or anything of the author's */
  constructor(trouble: UpdateTrouble, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'UpdateError';
    this.trouble = trouble;
  }
}

export type Reply = Readonly<{
  status: number;
  /** Where a redirection leads, as it was written. */
  location?: string | undefined;
  body: AsyncIterable<Uint8Array>;
  /** What is not read any more is given up. */
  cancel(): void;
}>;

/** One request that follows no redirection. Rejects where no answer came. */
export type Ask = (url: URL, silence: Silence) => Promise<Reply>;

export type Web = Readonly<{
  ask: Ask;
  /** Test builds alone: http to this computer. */
  loopback: boolean;
  /** Each address that is about to be asked. */
  contacts(url: URL): void;
}>;

export const MOST_REDIRECTIONS = 5;
/** Milliseconds without a byte before a request is given up. */
const SILENCE = 30_000;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/** https without a name and a password in it; of this computer, http too where `loopback` says so. */
export function mayAsk(url: URL, loopback: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (loopback && url.protocol === 'http:' && LOOPBACK.test(url.hostname));
}

/** A clock that ends what stays silent. */
export type Silence = Readonly<{
  /** Ends the request. */
  signal: AbortSignal;
  /** Winds it up again. */
  heard(): void;
  /** Stands still until `heard`: the author is asked for a proxy's password, and may take their time. Or for good. */
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

/** Follows redirections, each looked at. Throws `no-network`, and `no-answer` where one leads where nothing may be asked. */
async function request({ ask, loopback, contacts }: Web, first: URL, silence: Silence): Promise<Reply> {
  let url = first;
  for (let hops = 0; hops <= MOST_REDIRECTIONS; hops += 1) {
    if (!mayAsk(url, loopback)) throw new UpdateError('no-answer', 'an address that may not be asked');
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
    // Not an address: told by the caller.
    return null;
  }
}

/** A small file, whole. Throws `no-network`, `no-answer` (another status than 200, or more than `limit` bytes). */
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
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  } finally {
    silence.stop();
  }
}
