/**
 * What electron-updater asks over its own session while it downloads: each address is looked at and told before it is asked,
 * redirections too, and an answer that cannot be the announced file is not read.
 */
import type { Session } from 'electron';
import { UpdateError } from './failure.ts';
import { mayAsk, MOST_REDIRECTIONS, type Web } from './web.ts';

/** @param size of the file, in bytes */
export function watchDownload(
  { webRequest }: Pick<Session, 'webRequest'>,
  { loopback, contacts }: Pick<Web, 'loopback' | 'contacts'>,
  size: number,
) {
  let hops = 0;
  let begun = false;
  let refused: UpdateError | undefined;
  const refuse = (message: string): void => {
    refused = new UpdateError('no-answer', message);
  };
  webRequest.onBeforeRequest(({ url }, answer) => {
    const address = new URL(url);
    if (!mayAsk(address, loopback)) refuse('an address that may not be asked');
    else if (hops > MOST_REDIRECTIONS) refuse('too many redirections');
    else contacts(address);
    hops += 1;
    answer({ cancel: refused !== undefined });
  });
  webRequest.onHeadersReceived(({ statusCode, responseHeaders = {} }, answer) => {
    // Redirections come again as requests; a proxy's question is answered (407).
    if (!(statusCode >= 300 && statusCode <= 399) && statusCode !== 407) {
      begun = statusCode === 200;
      if (!begun) refuse(`the update server answered ${statusCode}`);
      // Without a length, or of another, it could fill the disk.
      else if (lengthIn(responseHeaders) !== size) refuse('not as long as the channel file announces');
    }
    answer({ cancel: refused !== undefined });
  });
  return { begun: () => begun, refused: () => refused };
}

function lengthIn(headers: Readonly<Record<string, string[]>>): number {
  const [, [length] = []] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-length') ?? [];
  return Number(length);
}
