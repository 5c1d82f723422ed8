/** Starts the practice blog as its own process and controls it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { LoggedRequest } from './faults.ts';
import type { StoredPost } from '#backend/practice-blog/store.ts';
import type { Command, Edit } from './blog-process.ts';

const addressSchema = z.strictObject({
  apiOrigin: z.string(),
  pagesOrigin: z.string(),
  client: z.strictObject({ clientId: z.string(), clientSecret: z.string() }),
  blogRemoteId: z.string(),
  controlOrigin: z.string(),
});
type PracticeBlogAddress = z.infer<typeof addressSchema>;

export type PracticeBlogProcess = PracticeBlogAddress &
  Readonly<{
    pid: number;
    /** Sends a command to the process; rejects when it failed. */
    tell(command: Command): Promise<unknown>;
    log(): Promise<LoggedRequest[]>;
    /** An edit by someone else in the web editor; returns the edited post. */
    editElsewhere(edit: Edit): Promise<StoredPost>;
    /** SIGKILL; kept once the process is gone. */
    kill(): Promise<void>;
    /** Ends it like an orderly shutdown. */
    close(): Promise<void>;
  }>;

/** `node`: Node 24, by default the one running the test. `name`: for a new blog. */
export async function startPracticeBlogProcess(
  folder: string,
  { node = process.execPath, name }: { node?: string; name?: string } = {},
): Promise<PracticeBlogProcess> {
  // Vitest and Playwright both define it; Playwright has no import.meta in a CommonJS package. The bench runs at the root.
  const folderOfScript =
    typeof __dirname === 'undefined' ? join(process.cwd(), 'tests/builders/practice-blog') : __dirname;
  const script = join(folderOfScript, 'blog-process.ts');
  const child = spawn(
    node,
    ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script, folder, ...(name === undefined ? [] : [name])],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), exited.then(() => undefined)]);
  if (first === undefined) throw new Error('the practice blog did not start');
  const address = addressSchema.parse(JSON.parse(String(first[0])));

  const tell = async (command: Command): Promise<unknown> => {
    const response = await fetch(address.controlOrigin, { method: 'POST', body: JSON.stringify(command) });
    const answer = (await response.json()) as { value?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return {
    ...address,
    pid: child.pid ?? 0,
    tell,
    log: async () => (await tell({ do: 'log' })) as LoggedRequest[],
    editElsewhere: async (edit) => (await tell({ do: 'elsewhere', ...edit })) as StoredPost,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
