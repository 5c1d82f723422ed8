/**
 * The way out to a feed: Chromium's, in a session of its own that keeps nothing. The system's proxy and certificates hold; no
 * cookie goes or stays, nothing says who asks or which version runs. A proxy's question is answered from the same memory as
 * for other requests.
 */
import type { Readable } from 'node:stream';
import { net, session } from 'electron';
import type { ProxyPasswords } from '../proxy-passwords.ts';
import { proxyAnswerer } from '../proxy-logins.ts';
import type { Ask, Reply } from './web.ts';

export function askByChromium(passwords: ProxyPasswords): Ask {
  const answerProxy = proxyAnswerer(passwords);
  return (url, silence) =>
    new Promise<Reply>((resolve, reject) => {
      const { signal } = silence;
      const request = net.request({
        url: url.href,
        session: session.fromPartition('updates', { cache: false }),
        redirect: 'manual',
        useSessionCookies: false,
      });
      const stop = (): void => request.abort();
      const over = (error: Error): void => {
        signal.removeEventListener('abort', stop);
        reject(error);
      };
      request.setHeader('User-Agent', 'Escale');
      request.setHeader('Accept', '*/*');
      request.setHeader('Accept-Language', '*');
      request.setHeader('Cache-Control', 'no-cache');
      request.setHeader('Accept-Encoding', 'identity');
      request.on('login', (question, tell) => {
        silence.stop();
        answerProxy(question, (user, password) => {
          silence.heard();
          tell(user, password);
        });
      });
      request.on('redirect', (status, _method, location) => {
        resolve({ status, location, body: nothing(), cancel: stop });
        request.abort();
      });
      request.on('response', (response) => {
        resolve({
          status: response.statusCode,
          // It is one, though Electron's types call it an emitter of events only.
          body: response as unknown as Readable,
          cancel: stop,
        });
      });
      request.on('error', over);
      request.on('abort', () => over(new Error('given up')));
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      request.end();
    });
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A redirection has nothing to read.
}
