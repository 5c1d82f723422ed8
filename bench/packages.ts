/** The package as it is released, against a bare one: the same runtime, fuses and languages around one window with one line. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '#tests/builders/test-backend.ts';
import { largeLibrary } from '#tests/builders/large-library.ts';
import { startDisplay } from '#tests/e2e/support/stage/launch.ts';
import type { Contest, Row } from './harness.ts';
import { startWindow } from './window/start-window.ts';

/** A typical number of posts. */
const USUAL = 400;
/** Only a package on the stand-in contains a Node; it is never released. */
const OF_THE_STAND_IN = 'resources/node';

/** Both are made by scripts/bench.mjs. */
function executables(): { ours: string; bare: string } {
  const { ESCALE_BENCH_PACKAGE: ours = '', ESCALE_BENCH_BARE_PACKAGE: bare = '' } = process.env;
  assert.ok(fs.existsSync(ours) && fs.existsSync(bare), 'the packages are there: use `npm run bench`');
  return { ours, bare };
}

/** Total size of a package's folder in MiB; hard links are counted once. */
function sizeOf(executable: string): number {
  const folder = path.dirname(executable);
  const sizes = new Map<number, number>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.relative(folder, file).startsWith(OF_THE_STAND_IN)) continue;
    const { ino, size } = fs.statSync(file);
    sizes.set(ino, size);
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 2 ** 20;
}

async function starts(): Promise<Contest> {
  const { ours, bare } = executables();
  const display = await startDisplay();
  const folder = temporaryFolder('bench-package');
  const library = path.join(folder, 'library');
  await largeLibrary(library, USUAL);
  const start = (executable: string, name: string): ReturnType<typeof startWindow> =>
    startWindow({
      app: { executable },
      display: display.name,
      profile: path.join(folder, name),
      library,
    });
  const firstPaint = async (executable: string, name: string): Promise<number[]> => {
    const window = await start(executable, name);
    await window.close();
    return [window.firstPaint];
  };
  return {
    ours: () => firstPaint(ours, 'ours'),
    reference: () => firstPaint(bare, 'bare'),
    async verify() {
      const window = await start(ours, 'ours');
      await window.page.getByRole('row').first().waitFor();
      await window.close();
      const other = await start(bare, 'bare');
      assert.equal(await other.page.getByText('Une fenêtre.').count(), 1);
      await other.close();
    },
    close: () => void display.server.kill(),
  };
}

export const packageRows: readonly Row[] = [
  {
    name: 'package-size',
    rounds: 1,
    warmUp: 0,
    what: 'in MiB instead of ms: all files of the unpacked package, as it is released, against those of a bare one; without the Node that a package on the stand-in brings beside',
    prepare: () => {
      const { ours, bare } = executables();
      return Promise.resolve({
        ours: () => [sizeOf(ours)],
        reference: () => [sizeOf(bare)],
        verify: () => undefined,
        close: () => undefined,
      });
    },
  },
  {
    name: 'package-start',
    rounds: 9,
    warmUp: 1,
    what: `from the launch of the package, as it is released, on a library of ${USUAL} posts until the first thing is drawn, against a bare package to its first paint`,
    prepare: starts,
  },
];
