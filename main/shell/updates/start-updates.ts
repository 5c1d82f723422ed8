/** Updates as the running app has them: its package, its policy, its way out. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { updateModeSchema, type UpdateMode } from '#contract/updates.ts';
import type { Log } from '../log.ts';
import { proxyAnswerer } from '../proxy-logins.ts';
import type { ProxyPasswords } from '../proxy-passwords.ts';
import { askByChromium } from './ask-chromium.ts';
import { buildForUpdates, inTests } from './build.ts';
import { packageKind } from './package-kind.ts';
import { policyPlace, readPolicy } from './policy.ts';
import { createUpdates, type Updates } from './updates.ts';

export type StartUpdatesOptions = Readonly<{
  profile: string;
  proxyPasswords: ProxyPasswords;
  contacts(url: string): void;
  changed(): void;
  openPage(address: string): void;
  log: Log;
}>;

/** Reads two small files; asks nobody anything. */
export function startUpdates(options: StartUpdatesOptions): Updates {
  const { platform, env, arch } = process;
  const tests = inTests(env);
  const kind = packageKind({ platform, env, executable: app.getPath('exe'), packaged: app.isPackaged });
  return createUpdates({
    build: tests?.build ?? buildForUpdates(),
    policy: readPolicy(tests?.policy ?? policyPlace(platform, env), {
      platform,
      owner: tests?.policy === undefined ? 0 : (process.getuid?.() ?? 0),
    }),
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
    prepare: async (given) =>
      (await import('./installer.ts')).prepareInstaller(given, proxyAnswerer(options.proxyPasswords)),
    changed: options.changed,
    quit: () => app.quit(),
    openPage: options.openPage,
    log: options.log,
  });
}

/** `{"mode": "tell"}`; what cannot be read is as good as never chosen: nothing is looked for. */
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
