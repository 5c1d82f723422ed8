/** Files that the system opened Escale with: its own types and returned documents, delivered once, by tokens. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createOpenedFiles, filesToOpen } from '#shell/files/opened-files.ts';

test.each<[string, readonly string[], readonly string[]]>([
  [
    'a post file from a file manager',
    ['escale', '/home/lea/La digue.escale-post'],
    ['/home/lea/La digue.escale-post'],
  ],
  [
    'a library file relative to the working directory',
    ['escale', 'tout.ESCALE-LIBRARY'],
    ['/ici/tout.ESCALE-LIBRARY'],
  ],
  [
    'a post file by its URL, as from a Linux desktop',
    ['escale', 'file:///home/l%C3%A9a/La%20digue.escale-post'],
    ['/home/léa/La digue.escale-post'],
  ],
  [
    'no URLs of other computers',
    ['escale', 'https://x.example/a.escale-post', 'file://serveur/a.escale-post'],
    [],
  ],
  [
    'no switches, not even one that ends like a file',
    ['escale', '--user-data-dir=/tmp/x.escale-post', '-x.escale-post'],
    [],
  ],
  [
    'what somebody sent back, by « Open with »',
    ['escale', '/tmp/relu.docx', '/tmp/formulaire.PDF', '/tmp/re.eml'],
    ['/tmp/relu.docx', '/tmp/formulaire.PDF', '/tmp/re.eml'],
  ],
  [
    'no other file, folder or empty value',
    ['escale', '/tmp/photo.jpg', '/tmp/notes.txt', '/tmp/a.person-file', '/tmp', '', '.escale'],
    [],
  ],
])('%s', (_, argv, expected) => {
  expect(filesToOpen(argv, '/ici')).toEqual(expected.map((file) => resolve(file)));
});

test('accepts at most as many as a drop', () => {
  const argv = Array.from({ length: 5_000 }, (_, index) => `/tmp/${index}.escale-post`);
  expect(filesToOpen(argv, '/').length).toBeLessThan(2_000);
});

test('delivers each once, behind a token, with more arriving meanwhile', async () => {
  const granted: [string, string][] = [];
  let calls = 0;
  const files = createOpenedFiles({
    grant: (token, path) => Promise.resolve(granted.push([token, path])),
    changed: () => (calls += 1),
  });
  files.opened([]);
  expect(calls).toBe(0);
  files.opened(['/a/Un.escale-post']);
  files.opened(['/a/Deux.escale-post']);
  expect(calls).toBe(2);
  const taken = files.take();
  files.opened(['/a/Trois.escale-post']);
  expect((await taken).map(({ name }) => name)).toEqual(['Un.escale-post', 'Deux.escale-post']);
  expect((await files.take()).map(({ name }) => name)).toEqual(['Trois.escale-post']);
  expect(await files.take()).toEqual([]);
  expect(granted.map(([, path]) => path)).toEqual([
    '/a/Un.escale-post',
    '/a/Deux.escale-post',
    '/a/Trois.escale-post',
  ]);
  expect(new Set(granted.map(([token]) => token)).size).toBe(3);
});
