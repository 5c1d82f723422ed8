/** An interview published into a site in a folder, against the same files written bare, each brought to the disk. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { openTestBackend, temporaryFolder } from '#tests/builders/test-backend.ts';
import type { Row } from './harness.ts';
import { publish } from './publish.ts';

type Written = Readonly<{ name: string; bytes: Buffer }>;

/** When each file of the site was last changed, in nanoseconds. */
const timesIn = (root: string): ReadonlyMap<string, bigint> =>
  new Map(
    fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(root, file), fs.statSync(file, { bigint: true }).mtimeNs]),
  );

async function writeBare(root: string, files: readonly Written[]): Promise<void> {
  for (const { name, bytes } of files) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, 'w');
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
  }
}

export const publishInFolder: Row = {
  name: 'publish-folder',
  what: 'the interview of `publish` put into a site in a folder (page, record, lists, feed, every step committed, read back and compared), against the same files written bare, each brought to the disk',
  rounds: 20,
  async prepare() {
    const folder = temporaryFolder('bench-folder');
    const [root, bare] = [path.join(folder, 'site'), path.join(folder, 'bare')];
    fs.mkdirSync(root);
    const backend = await openTestBackend({
      newId: randomUUID,
      now: Date.now(),
      publishing: { packaged: false, mirrors: { byItself: false } },
    });
    const token = '0'.repeat(32);
    backend.backend.granted.grant(token, root);
    const made = await backend.call('folder.connect', {
      token,
      name: 'Le Labo',
      address: '',
      language: 'fr',
    });
    let written: Written[] = [];
    const ours = async (): Promise<readonly number[]> => {
      const before = timesIn(root);
      const { ms } = await publish({ backend, blogId: made.id });
      written = [...timesIn(root)]
        .filter(([name, at]) => before.get(name) !== at)
        .map(([name]) => ({ name, bytes: fs.readFileSync(path.join(root, name)) }));
      return [ms];
    };
    return {
      ours,
      async reference() {
        const started = performance.now();
        await writeBare(bare, written);
        return [performance.now() - started];
      },
      async verify() {
        await ours();
        const names = written.map(({ name }) => name);
        assert.ok(
          names.some((name) => /^public\/\d{4}\/\d{2}\/.+\.html$/.test(name)),
          names.join(' '),
        );
        for (const name of ['public/index.html', 'public/feed.xml']) assert.ok(names.includes(name), name);
      },
      async close() {
        await backend.dispose();
        fs.rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
