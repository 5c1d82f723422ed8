/**
 * The practice blog as a process of its own, for tests that kill it, set its clock or change its behaviour: node
 * tests/builders/practice-blog/blog-process.ts FOLDER [NAME]. It prints one JSON line: {apiOrigin, pagesOrigin,
 * client, blogRemoteId, controlOrigin}. Commands are POSTed as JSON to controlOrigin
 * (tests/builders/practice-blog/start-blog-process.ts does it). It ends with its standard input.
 */
import { createServer } from 'node:http';
import type { Behaviours } from './behaviours.ts';
import { faultPlan } from './faults.ts';
import { underFaults } from './with-faults.ts';
import type { Fault } from './faults.ts';
import type { CommentInput } from '#backend/practice-blog/blog.ts';
import type { PostInput } from '#backend/practice-blog/post-input.ts';
import { startPracticeBlog } from '#backend/practice-blog/start.ts';

/** A command of a test. Every answer is `{value}` or `{error}`. */
export type Command =
  | { do: 'fault'; fault: Fault }
  | { do: 'clear-faults' }
  | { do: 'behave'; behaviours: Partial<Behaviours> }
  | { do: 'log' }
  | { do: 'clear-log' }
  /** Stops the clock at an instant, or follows the computer’s again. */
  | { do: 'clock'; at: number | null }
  | ({ do: 'elsewhere' } & Edit);

/** An edit by someone else in the web editor. */
export type Edit =
  | { act: 'insert'; input: PostInput; draft: boolean }
  | { act: 'write'; id: string; input: PostInput }
  | { act: 'comment'; input: CommentInput }
  | { act: 'page'; input: Readonly<{ title: string; content: string }> }
  | { act: 'publish' | 'revert' | 'trash' | 'remove'; id: string };

const [, , folder, name] = process.argv;
if (folder === undefined) throw new Error('usage: blog-process.ts FOLDER [NAME]');

let clock: number | null = null;
const faults = faultPlan();
const blog = await startPracticeBlog({
  folder,
  ...underFaults(faults),
  now: () => clock ?? Date.now(),
  ...(name === undefined ? {} : { name }),
});

const control = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const command = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Command;
    runCommand(command).then(
      (value) => response.end(JSON.stringify({ value })),
      (error: unknown) => response.end(JSON.stringify({ error: String(error) })),
    );
  });
});

control.listen(0, '127.0.0.1', () => {
  const address = control.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { apiOrigin, pagesOrigin, client, blogRemoteId } = blog;
  const line = { apiOrigin, pagesOrigin, client, blogRemoteId, controlOrigin: `http://127.0.0.1:${port}` };
  process.stdout.write(`${JSON.stringify(line)}\n`);
});

// The parent process has ended.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

async function runCommand(command: Command): Promise<unknown> {
  if (command.do === 'elsewhere') return edit(command);
  if (command.do === 'log') return faults.log();
  if (command.do === 'fault') faults.add(command.fault);
  else if (command.do === 'clear-faults') faults.clear();
  else if (command.do === 'behave') Object.assign(faults.behaviours, command.behaviours);
  else if (command.do === 'clear-log') faults.clearLog();
  else clock = command.at;
  return null;
}

async function edit(command: Edit): Promise<unknown> {
  const elsewhere = faults.behaving.elsewhere(blog.elsewhere);
  if (command.act === 'insert') return elsewhere.insert(command.input, { draft: command.draft });
  if (command.act === 'write') return elsewhere.write(command.id, command.input, { whole: false });
  if (command.act === 'comment') return elsewhere.comment(command.input);
  if (command.act === 'page') return elsewhere.savePage(command.input);
  if (command.act !== 'remove') return elsewhere[command.act](command.id);
  await elsewhere.remove(command.id);
  return null;
}
