/** An Escale that may look for newer versions, without its window: a real server, a file as an AppImage is, electron-updater. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { UpdateMode } from '#contract/updates.ts';
import { prepareInstaller } from '#shell/updates/installer.ts';
import { packageKind } from '#shell/updates/package-kind.ts';
import { createUpdates, type UpdatesOptions } from '#shell/updates/updates.ts';
import { anUpdateServer, type UpdateServer } from '#tests/builders/an-update-server.ts';
import { askByNode } from '#tests/builders/ask-by-node.ts';

const quiet = { file: '', info: () => undefined, warn: () => undefined, error: () => undefined };

/** Made anew for each test of the file that calls it. */
export function anUpdatingApp() {
  const around = { server: undefined as unknown as UpdateServer, folder: '', image: '' };
  beforeEach(async () => {
    around.server = await anUpdateServer();
    around.folder = mkdtempSync(join(tmpdir(), 'updates-'));
    around.image = join(around.folder, 'Escale.AppImage');
    writeFileSync(around.image, 'the one that runs');
    chmodSync(around.image, 0o755);
    vi.stubEnv('APPIMAGE', around.image);
    vi.stubEnv('APPDIR', '/mount');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    rmSync(around.folder, { recursive: true, force: true });
    await around.server.close();
  });

  function started(more: Partial<UpdatesOptions> = {}) {
    const { server, folder } = around;
    let mode: UpdateMode = 'off';
    let quits = 0;
    const opened: string[] = [];
    const updates = createUpdates({
      build: { feed: server.feed, keys: [server.publicKey] },
      policy: { state: 'none', policy: {} },
      kind: packageKind({ platform: 'linux', executable: '/mount/escale', packaged: true, env: process.env }),
      version: '0.1.0',
      platform: 'linux',
      arch: 'x64',
      web: { ask: askByNode, loopback: true, contacts: () => undefined },
      choice: { read: () => mode, write: (chosen) => (mode = chosen) },
      cache: join(folder, 'cache'),
      resources: folder,
      prepare: prepareInstaller,
      changed: () => undefined,
      quit: () => (quits += 1),
      openPage: (address) => opened.push(address),
      log: quiet,
      ...more,
    });
    const settled = (): Promise<unknown> => vi.waitFor(() => expect(updates.state().work).toBeUndefined());
    return { updates, settled, opened, kept: () => mode, quits: () => quits };
  }
  return { around, started };
}
