/** `escale ask`: what is asked of a person, as a file; the state that was sent; and what is refused. */
import fs from 'node:fs';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandLine as words } from '#assets/messages/fr/command-line.ts';
import { openLibrary } from '#backend/library/keeping/open-library.ts';
import { listRevisions } from '#backend/library/posts/revisions.ts';
import { silentLog } from '#backend/core/log.ts';
import { readDocument } from '#backend/exchange/documents/read-document.ts';
import { gardenInterview } from '../../builders/demo-posts.ts';
import { addPosts } from '../../builders/export-library.ts';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { fails, json, runHere } from './terminal.ts';

let folder: string;
let library: string;
let postId = '';
beforeAll(async () => {
  folder = temporaryFolder('ask');
  library = path.join(folder, 'library');
  fs.mkdirSync(library);
  const backend = await openTestBackend({ folder: library, publishing: false });
  [postId = ''] = addPosts(backend, [gardenInterview]);
  const [, karim] = gardenInterview.participants;
  await backend.call('people.save', { id: karim?.id ?? '', set: { email: 'karim@example.org' } });
  await backend.close();
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const args = (...more: string[]): string[] => ['ask', postId, '--library', library, ...more];
const at = (name: string): string => path.join(folder, name);
async function sentTo(): Promise<unknown[]> {
  const opened = await openLibrary({ folder: library, readOnly: true, log: silentLog });
  try {
    return listRevisions(opened.db, postId).map(({ recipient, fileName }) => [recipient, fileName]);
  } finally {
    opened.close();
  }
}

it('writes the questions as a mail, to the address in the directory', async () => {
  const asked = await json(args('--person', 'Karim', '-o', 'questions.eml'), { cwd: folder });
  expect(asked).toEqual({
    file: at('questions.eml'),
    person: 'Karim Benali',
    use: 'questions',
    turns: 6,
  });
  const mail = await PostalMime.parse(fs.readFileSync(at('questions.eml')));
  expect(mail.to).toEqual([{ name: 'Karim Benali', address: 'karim@example.org' }]);
  expect(mail.text).toMatch(/^Bonjour Karim Benali,[^]*\[Q6-/);
  expect((await sentTo())[0]).toEqual(['Karim Benali', 'questions.eml']);
});

it('writes the questions as text, to somebody new', async () => {
  const { out } = await runHere(args('--person', 'Zoé Roux', '--as', 'mail', '-o', 'questions.txt'), {
    cwd: folder,
  });
  expect(out).toBe(`${words.ask.written.questions('questions.txt', 'Zoé Roux', 6)}\n`);
  expect(fs.readFileSync(at('questions.txt'), 'utf8')).toMatch(/^Bonjour Zoé Roux,\n/);
});

it('writes a text to approve, and a form for consent', async () => {
  const review = await json(args('--person', 'Anne Martin', '--use', 'review', '-o', 'relecture.docx'), {
    cwd: folder,
  });
  expect(review).toMatchObject({ person: 'Anne Martin', use: 'review', turns: 12 });
  expect(fs.readFileSync(at('relecture.docx')).subarray(0, 2).toString()).toBe('PK');
  await json(args('--person', 'Anne Martin', '--use', 'consent', '-o', 'accord.pdf'), { cwd: folder });
  const { returned = [] } = await readDocument(
    { takePicture: () => Promise.resolve(undefined), newId: () => 'x' },
    { name: 'accord.pdf', bytes: fs.readFileSync(at('accord.pdf')) },
  );
  expect(returned).toMatchObject([{ postId, purpose: 'consent', turns: [] }]);
  expect((await sentTo()).slice(0, 2)).toEqual([
    ['Anne Martin', 'accord.pdf'],
    ['Anne Martin', 'relecture.docx'],
  ]);
});

it('refuses a format that does not exist for a use, an existing file and an unknown post', async () => {
  const impossible = await runHere(
    args('--person', 'Anne Martin', '--use', 'consent', '--as', 'docx', '-o', 'accord.docx'),
    { cwd: folder },
  );
  expect(impossible).toEqual({ code: 1, out: '', error: `${words.ask.impossible.consent('pdf')}\n` });
  fs.writeFileSync(at('occupé.eml'), 'déjà là');
  await fails(args('--person', 'Anne', '-o', 'occupé.eml'), 1, { cwd: folder });
  expect(fs.readFileSync(at('occupé.eml'), 'utf8')).toBe('déjà là');
  await fails(['ask', 'unknown', '--library', library, '--person', 'Anne', '-o', 'rien.eml'], 1, {
    cwd: folder,
  });
  expect(fs.existsSync(at('rien.eml'))).toBe(false);
});
