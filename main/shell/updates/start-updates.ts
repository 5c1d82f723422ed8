/** Connects updates to the running app: its package, policy and network session. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { app, net, session } from 'electron';
import { type UpdateMode, updateModeSchema } from '#contract/updates.ts';
import type { Log } from '../log.ts';
import { proxyAnswerer, type ProxyPasswords } from '../network/proxy-passwords.ts';
import { buildForUpdates, readTestBuild } from './decide.ts';
import { packageKind } from './package-kind.ts';
import type { ReadPolicy } from '../policy.ts';
import { createUpdates, type Updates } from './updates.ts';
import type { Ask, Reply } from './web.ts';

/**
 * Requests to a feed, through a Chromium session of its own: system proxy and certificates, no cookies, no identifying
 * headers. Proxy logins come from the same memory as for other requests.
 */
function askByChromium(passwords: ProxyPasswords): Ask {
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
          // A stream, although Electron's types only declare an event emitter.
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
  // A redirect has no body.
}

type StartUpdatesOptions = Readonly<{
  policy: ReadPolicy;
  profile: string;
  proxyPasswords: ProxyPasswords;
  contacts(url: string): void;
  changed(): void;
  openPage(address: string): void;
  log: Log;
}>;

/** Reads a small file and makes no request. */
export function startUpdates(options: StartUpdatesOptions): Updates {
  const { platform, env, arch } = process;
  const tests = readTestBuild(env);
  const kind = packageKind({ platform, env, executable: app.getPath('exe'), packaged: app.isPackaged });
  return createUpdates({
    build: tests?.build ?? buildForUpdates(),
    policy: options.policy,
    kind,
    version: app.getVersion(),
    platform,
    arch,
    web: {
      ask: askByChromium(options.proxyPasswords),
      loopback: tests !== undefined,
      contacts: (url) => options.contacts(url.href),
    },
    choice: choiceIn(join(options.profile, 'updates.json'), options.log),
    prepare: async (installerOptions) =>
      (await import('./installer.ts')).prepareInstaller(
        installerOptions,
        proxyAnswerer(options.proxyPasswords),
      ),
    changed: options.changed,
    quit: () => app.quit(),
    openPage: options.openPage,
    log: options.log,
  });
}

/** `{"mode": "notify"}`. An unreadable file counts as no choice, and no update is looked for. */
function choiceIn(file: string, log: Log): { read(): UpdateMode; write(mode: UpdateMode): void } {
  return {
    read() {
      try {
        const { mode } = JSON.parse(readFileSync(file, 'utf8')) as { mode?: unknown };
        return updateModeSchema.catch('off').parse(mode);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
          log.error('what was chosen about updates cannot be read', error);
        return 'off';
      }
    },
    write(mode) {
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ mode }));
        renameSync(`${file}.new`, file);
      } catch (error) {
        log.error('what was chosen about updates was not kept', error);
      }
    },
  };
}
