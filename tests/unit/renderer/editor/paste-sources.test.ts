// @vitest-environment happy-dom
/** Each program’s clipboard contents become the document of their golden file, as one undo step. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyPost } from '#interview/upgrade.ts';
import { compact } from '#tests/builders/compact-document.ts';
import { paste, undo } from './test-clipboard.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

const fixture = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../../fixtures/clipboard', name), 'utf8');
/** The document of a golden file, without the lines about omissions. */
const expectedBody = (name: string): string => fixture(`${name}.expected.txt`).replace(/^left .*\n/gmu, '');

let test: TestEditor;
afterEach(() => test.dispose());

function openNewInterview(): void {
  test = openTestEditor(emptyPost('interview', 'fr'));
  test.act(() => $caretAtEndOf(test.block(1)));
}

describe('a rich text from another program', () => {
  it.each([
    'word-fr-entretien',
    'word-mac-titres',
    'word-online',
    'libreoffice-article',
    'docs-entretien',
    'outlook-web',
    'gmail-reponse',
    'apple-pages',
    'chrome-page',
    'wikipedia',
  ])('%s becomes its golden document without foreign markup, undone in one step', async (name) => {
    openNewInterview();
    await paste(test, { 'text/html': fixture(`${name}.html`), 'text/plain': 'x' });
    expect(compact(test.read().body)).toBe(expectedBody(name));
    expect(test.root.innerHTML).not.toMatch(/mso|MsoNormal|SCXW|docs-internal|font-family/iu);
    await undo(test);
    expect(test.read().body).toEqual([]);
    expect(test.root.textContent).toBe('');
  });
});

it('joins the lines of a PDF to paragraphs, and creates turns of an interview at once', async () => {
  openNewInterview();
  await paste(test, { 'text/plain': fixture('pdf-page.txt') });
  const { body, participants } = test.read();
  const answerers = body.flatMap((block) =>
    block.type === 'answer' ? [participants.find(({ id }) => id === block.participants[0])?.name] : [],
  );
  expect(answerers.filter((name) => name === 'Mireille Auger')).toHaveLength(2);
  // A part of the page is the lead, which is not in the body.
  expect(test.root.textContent).toContain('dans un lieu que peu de gens connaissent');
  expect(test.root.textContent).toContain('vingtaine');
});
