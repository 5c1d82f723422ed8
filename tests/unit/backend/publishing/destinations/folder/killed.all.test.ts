/** Escale’s backend, killed by SIGKILL while it writes a site, at each change on disk in turn; then restarted. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDeskBlog, openDesk, interview } from '../../publishing-desk.ts';
import { openFolderDesk } from './folder-desk.ts';

const SCRIPT = join(import.meta.dirname, '../../publisher-process.ts');

/** Runs until its end, or until SIGKILL at the `at`th change in the folder. Returns how it ended. */
function run(environment: Readonly<Record<string, string>>, root: string, at = Infinity): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let stderr = '';
    let changes = 0;
    const watched = watch(root, { recursive: true }, () => {
      changes += 1;
      if (changes === at) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      watched.close();
      if (code === 0 || signal !== null) resolve(signal ?? 'ended');
      else reject(new Error(stderr));
    });
  });
}

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Checks that every page a server would return is complete. */
function isWhole(root: string): void {
  for (const file of filesIn(join(root, 'public')).filter((name) => /\.(?:html|xml)$/.test(name)))
    expect(readFileSync(file, 'utf8').trimEnd(), file).toMatch(/<\/(?:html|feed)>$/);
}

test(
  'killed at any change on disk: pages are complete, and the next start publishes once',
  { timeout: 600_000 },
  async () => {
    const ends: string[] = [];
    // Each file takes some changes: created, written, renamed. The first ones are dense.
    for (let at = 1; ends.at(-1) !== 'ended'; at += ends.length) {
      const { desk, root, blogId } = await openFolderDesk();
      const postId = desk.write(interview());
      await desk.close();
      const environment = {
        TEST_FOLDER: desk.folder,
        TEST_SECRETS: '[]',
        TEST_POST: postId,
        TEST_BLOG: blogId,
        ESCALE_DEVELOPMENT: '1',
      };
      ends.push(await run(environment, root, at));
      isWhole(root);
      expect(await run(environment, root)).toBe('ended');
      isWhole(root);
      const files = filesIn(root).map((file) => file.slice(root.length + 1));
      const pages = files.filter((name) => /^public\/\d{4}\/\d{2}\//.test(name));
      expect(pages).toHaveLength(1);
      expect(readFileSync(join(root, pages[0] ?? ''), 'utf8')).toContain('un matin de mars');
      expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(readdirSync(join(root, 'escale')).filter((name) => name.startsWith('pending'))).toEqual([]);
      expect(readFileSync(join(root, 'public', 'index.html'), 'utf8')).toContain(
        (pages[0] ?? '').slice('public/'.length),
      );
      const after = await openDesk(await openDeskBlog(), { folder: desk.folder });
      expect(await after.publications(postId)).toMatchObject([{ state: 'online' }]);
      await after.close();
    }
    expect(ends.filter((end) => end === 'SIGKILL').length).toBeGreaterThan(3);
  },
);
