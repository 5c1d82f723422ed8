/** A diagnostic file has numbers and no contents: none of a library full of secrets. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportsOf } from '#backend/exchange/export/run-exports.ts';
import { diagnosticText } from '#renderer/help/diagnostic-text.ts';
import { openTestBackend, temporaryFolder, type TestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

let backend: TestBackend;
beforeEach(async () => {
  backend = await openTestBackend({ publishing: false });
});
afterEach(() => backend.dispose());

/** Part of every secret in the test, and of nothing else. */
const MARK = 'zèbre';
const secret = (what: string): string => `${MARK}-${what}`;

/** Traces of an author, a reader, a blog and Google in a library. */
async function fill(): Promise<void> {
  const { id } = await backend.call('posts.create', { kind: 'interview', language: 'fr' });
  const { post } = buildInterview();
  await backend.call('posts.save', {
    id,
    baseSave: 0,
    saveId: randomUUID(),
    document: {
      ...post,
      title: secret('titre'),
      labels: [secret('libellé')],
      participants: [
        { id: 'p', name: secret('nom'), label: secret('nom'), organisation: secret('organisation') },
      ],
    },
  });
  await backend.call('notes.add', {
    postId: id,
    notes: [{ author: secret('relectrice'), text: secret('note'), quote: '' }],
  });
  await backend.call('settings.set', {
    previewStyle: `/* ${secret('style')} */`,
    equivalents: [[secret('un'), secret('deux')]],
    savedSearches: [{ name: secret('recherche'), query: secret('mots'), order: 'date' }],
    theme: 'dark',
  });
  backend.backend.db.exec(`
    INSERT INTO accounts (id, kind, issuer, base, user_id, name, signed_in, created_at, updated_at)
    VALUES ('a', 'blogger', 'https://${MARK}.example', 'https://${MARK}.example', '${secret('compte')}', '${secret('signature')}', 1, 1, 1);
    INSERT INTO blogs (id, account_id, kind, remote_id, name, url, signature, created_at, role, picture_host)
    VALUES ('b', 'a', 'blogger', '${MARK}42', '${secret('blog')}', 'https://${MARK}.blogspot.com/', '${secret('signature')}', 1, 'administrator', 's3'),
      ('c', NULL, 'blogger', '${MARK}43', '${secret('ailleurs')}', 'https://${MARK}.example/', '', 1, NULL, NULL);
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, base_title, base_content, created_at)
    VALUES ('p', '${id}', 'b', '${MARK}7', 'live', 'https://${MARK}.blogspot.com/1.html', '${secret('titre')}', '${secret('texte')}', 1);
    INSERT INTO jobs (id, publication_id, intent, state, step, sent_first, doubtful, document, document_version,
      document_hash, save_number, title, labels, content, due_at, attempts, failure_code, failure_params, created_at, updated_at)
    VALUES ('j', 'p', 'update', 'needs-author', 'committed', 0, 0, '{}', 1, '${MARK}', 1, '${secret('titre')}', '[]',
      '${secret('texte')}', 1, 2, 'destination.forbidden', '{"author":"${secret('autre')}"}', 1, 1)`);
}

const about = {
  version: '0.1.0',
  runtime: 'Electron 45.4.1',
  standIn: false,
  chromium: '150',
  node: '24',
  platform: 'linux x64 6.18',
  language: 'fr-FR',
};
const updates = { able: 'notify', mode: 'off', fixed: true, policy: 'unsafe', ready: false } as const;
async function text(): Promise<string> {
  const facts = await backend.call('diagnostic-file.facts', {});
  const lines = ['2026-11-26T16:00:00.000Z info Escale starts version=0.1.0'];
  return diagnosticText({
    about,
    keyStore: true,
    updates,
    facts,
    lines,
    at: new Date(Date.UTC(2026, 10, 26)),
  });
}

it('counts the rows of a library without any of its text', async () => {
  await fill();
  const content = await text();
  expect(content).not.toContain(MARK);
  expect(content).toContain('posts: draft 1');
  for (const line of [
    'people: 1',
    'notes: 1',
    'publications: 1',
    'accounts: 1, signed in 1',
    'blogs: connected administrator pictures s3; read pictures not asked',
    'sends: needs-author 1',
    'stopped by: destination.forbidden',
    'theme: dark',
    'savedSearches: 1',
    'equivalents: 1',
    'key store: yes',
    'updates: notify, off, set by the IT service, policy unsafe',
  ])
    expect(content.split('\n')).toContain(line);
  expect(content).toMatch(/^SQLite: \d/m);
  expect(content).toMatch(/^schema: \d+0$/m);
  expect(content.trimEnd().endsWith('info Escale starts version=0.1.0')).toBe(true);
});

it('states that an empty library is empty', async () => {
  const content = await text();
  for (const line of ['posts: none', 'blogs: none', 'sends: none', 'stopped by: nothing'])
    expect(content.split('\n')).toContain(line);
});

it('is complete when the library does not answer', () => {
  const lines = ['2026-11-26T16:00:00.000Z warn the backend ended'];
  const content = diagnosticText({
    about,
    keyStore: false,
    updates,
    facts: 'disk.failed',
    lines,
    at: new Date(0),
  });
  expect(content).toContain('not read: disk.failed');
  expect(content).toContain('the backend ended');
});

it('reads the facts of many posts from their indexes', () => {
  const plan = backend.backend.db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT status AS key, count(*) AS count FROM posts GROUP BY status ORDER BY status',
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join(' ')).toMatch(/USING COVERING INDEX/);
  const open = backend.backend.db
    .prepare('EXPLAIN QUERY PLAN SELECT state, failure_code AS failure FROM jobs WHERE finished_at IS NULL')
    .all() as { detail: string }[];
  expect(open.map(({ detail }) => detail).join(' ')).toMatch(/SEARCH jobs USING INDEX/);
});

function chosen(file: string): string {
  const token = `destination-${randomUUID()}`;
  exportsOf(backend.backend).destinations.grant(token, file);
  return token;
}

it('is written as a whole where the author chose, with its extension, and overwrites nothing else', async () => {
  const folder = temporaryFolder('diagnostic');
  const write = (name: string, content: string) =>
    backend.call('diagnostic-file.write', { destination: chosen(path.join(folder, name)), text: content });
  expect(await write('Diagnostic.txt', 'un')).toEqual({ name: 'Diagnostic.txt' });
  // The system’s dialog has confirmed this name.
  expect(await write('Diagnostic.txt', 'deux')).toEqual({ name: 'Diagnostic.txt' });
  // Without an extension, as that file was not confirmed.
  const { name } = await write('Diagnostic', 'trois');
  expect(name).not.toBe('Diagnostic.txt');
  expect(readFileSync(path.join(folder, 'Diagnostic.txt'), 'utf8')).toBe('deux');
  expect(readFileSync(path.join(folder, name), 'utf8')).toBe('trois');
  expect(readdirSync(folder)).toHaveLength(2);
});

it('fails with a reason where the file cannot be written, and accepts a token once', async () => {
  const folder = temporaryFolder('diagnostic');
  mkdirSync(path.join(folder, 'dossier.txt'));
  writeFileSync(path.join(folder, 'dossier.txt', 'x'), '');
  const destination = chosen(path.join(folder, 'dossier.txt'));
  await expect(backend.call('diagnostic-file.write', { destination, text: 'x' })).rejects.toMatchObject({
    code: 'export.not-written',
  });
  await expect(backend.call('diagnostic-file.write', { destination, text: 'x' })).rejects.toMatchObject({
    code: 'file.token-unknown',
  });
  expect(readdirSync(folder)).toEqual(['dossier.txt']);
});
