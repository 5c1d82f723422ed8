import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/test-backend.ts';
import { escale, fails, runHere, json } from './terminal.ts';

let folder: string;
beforeAll(() => {
  folder = temporaryFolder('typography');
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});
const file = (name: string, content: string | Uint8Array): string => {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
};

const GIVEN = 'Pourquoi ?\n\n"L\'eau" : 10 km.\n';
const CORRECTED = 'Pourquoi\u202f?\n\n«\u00a0L’eau\u00a0»\u00a0: 10\u00a0km.\n';

it('prints the corrected text of a file, and leaves the file unchanged', async () => {
  const name = file('texte.txt', GIVEN);
  expect(await runHere(['typography', name], { cwd: folder })).toEqual({
    code: 0,
    out: CORRECTED,
    error: '',
  });
  expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe(GIVEN);
});

it('reads stdin as a process of its own, without a library', async () => {
  expect(await escale(['typography'], { input: GIVEN, cwd: folder })).toEqual({
    code: 0,
    out: CORRECTED,
    error: '',
  });
});

it('lists each change with its position, and suggestions separately', async () => {
  const output = await json<{ text: string; changes: { at: number; before: string; after: string }[] }>(
    ['typography', '--language', 'fr'],
    { input: 'Etat : "oui"' },
  );
  expect(output).toEqual({
    text: 'Etat\u00a0: «\u00a0oui\u00a0»',
    changes: [
      { at: 4, before: ' ', after: '\u00a0', rule: 'punctuation' },
      { at: 7, before: '"', after: '«\u00a0', rule: 'quotes' },
      { at: 11, before: '"', after: '\u00a0»', rule: 'quotes' },
    ],
    suggestions: [{ at: 0, before: 'E', after: 'É', rule: 'capital' }],
  });
});

it('--check prints a line for each change, and exits with 1', async () => {
  expect(await runHere(['typography', file('b.txt', GIVEN), '--check'], { cwd: folder })).toEqual({
    code: 1,
    out: [
      'b.txt:1:9: " " -> "\\u202f" (punctuation)',
      'b.txt:3:1: "\\"" -> "«\\u00a0" (quotes)',
      'b.txt:3:3: "\'" -> "’" (apostrophe)',
      'b.txt:3:7: "\\"" -> "\\u00a0»" (quotes)',
      'b.txt:3:8: " " -> "\\u00a0" (punctuation)',
      'b.txt:3:13: " " -> "\\u00a0" (unit)',
      '',
    ].join('\n'),
    error: '',
  });
  expect(await runHere(['typography', '--check'], { input: CORRECTED })).toEqual({
    code: 0,
    out: '',
    error: '',
  });
  expect(await runHere(['typography', '--check', '--json'], { input: 'a ?' })).toMatchObject({ code: 1 });
});

it('uses the no-break spaces of the house style', async () => {
  expect((await runHere(['typography', '--house', 'all-nbsp'], { input: 'a ?' })).out).toBe('a\u00a0?');
  expect(await fails(['typography', '--house', 'x'], 2)).toMatch(/--house/);
});

it('has English rules, and keeps the items of a Markdown list', async () => {
  expect((await runHere(['typography', '--language', 'en'], { input: '"It\'s" so ?' })).out).toBe(
    '“It’s” so?',
  );
  const list = '- Dormir.\n- Manger.\n';
  expect((await runHere(['typography', file('c.md', list)], { cwd: folder })).out).toBe(list);
});

it('reads older encodings, and names a file that it cannot read', async () => {
  const latin = file('latin.txt', Buffer.from("L'\u00e9t\u00e9 ?", 'latin1'));
  expect((await runHere(['typography', latin], { cwd: folder })).out).toBe('L’été\u202f?');
  expect(await fails(['typography', 'absent.txt'], 1, { cwd: folder })).toMatch(/absent\.txt/);
  expect(await fails(['typography', 'a', 'b'], 2)).toMatch(/«\u00a0b\u00a0»/);
  expect(await fails(['typography', '--language', 'de'], 2)).toMatch(/--language/);
});
