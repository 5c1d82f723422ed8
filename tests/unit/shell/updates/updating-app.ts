/**
 * An Escale that may look for newer versions, without its window: a real server, a file as an AppImage is. In the place of
 * electron-updater, which needs Electron (tests/e2e/window/updates.spec.ts has it), a plain download.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { UpdateMode } from '#contract/updates.ts';
import { replaceAppImage } from '#shell/updates/appimage.ts';
import { readSmall, UpdateError } from '#shell/updates/web.ts';
import { packageKind } from '#shell/updates/package-kind.ts';
import { createUpdates, type UpdatesOptions } from '#shell/updates/updates.ts';
import { startUpdateServer, type UpdateServer } from '#tests/builders/update-server.ts';
import { askByNode } from '#tests/builders/ask-by-node.ts';

const web = { ask: askByNode, loopback: true, contacts: () => undefined };

/** @param image the replaced file */
const downloader =
  (image: string): UpdatesOptions['prepare'] =>
  async ({ file, feed }) => {
    const bytes = await readSmall(web, new URL(file.url, feed), file.size);
    if (createHash('sha512').update(bytes).digest('base64') !== file.sha512)
      throw new UpdateError('damaged', 'another file');
    writeFileSync(`${image}.downloaded`, bytes);
    return { install: () => replaceAppImage(`${image}.downloaded`, image, file.sha512) };
  };

const quiet = { file: '', info: () => undefined, warn: () => undefined, error: () => undefined };

/** Created again for each test of the calling file. */
export function openUpdatingApp() {
  const around = { server: undefined as unknown as UpdateServer, folder: '', image: '' };
  beforeEach(async () => {
    around.server = await startUpdateServer();
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
    const { server, image } = around;
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
      web,
      choice: { read: () => mode, write: (chosen) => (mode = chosen) },
      prepare: downloader(image),
      changed: () => undefined,
      quit: () => (quits += 1),
      openPage: (address) => opened.push(address),
      log: quiet,
      ...more,
    });
    const settled = (): Promise<unknown> => vi.waitFor(() => expect(updates.state().work).toBeUndefined());
    return { updates, settled, opened, storedChoice: () => mode, quits: () => quits };
  }
  return { around, started };
}
