/**
 * The author’s choice of a destination: a token for the page, the path for the backend, and the parts that may be
 * shown.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createDestinations } from '#shell/files/granted-paths.ts';
import { pdfOptions } from '#shell/window/pdf-options.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'escale-destinations-'));

function createShell() {
  const granted: [string, string][] = [];
  return {
    granted,
    ...createDestinations((token, targetPath) => Promise.resolve(granted.push([token, targetPath]))),
  };
}

it('gives a token and a bare name to the page, and the path to the backend', async () => {
  const shell = createShell();
  const file = path.join(folder, 'relecture.docx');
  const { token, name } = await shell.give(file);
  expect(name).toBe('relecture.docx');
  expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(shell.granted).toEqual([[token, file]]);
});

it('shows a folder, a file in it, or the folder of a renamed file, and nothing else', async () => {
  const shell = createShell();
  const file = path.join(folder, 'a.html');
  const grants = await Promise.all(
    [folder, file, path.join(folder, 'pas', 'là.html')].map((filePath) => shell.give(filePath)),
  );
  const shownTargets = (): Promise<unknown[]> => Promise.all(grants.map(({ token }) => shell.toShow(token)));
  expect(await shownTargets()).toEqual([
    { kind: 'folder', path: folder },
    { kind: 'folder', path: folder },
    undefined,
  ]);
  writeFileSync(file, '');
  expect((await shownTargets())[1]).toEqual({ kind: 'file', path: file });
  expect(await shell.toShow('inconnu-inconnu-inconnu')).toBeUndefined();
});

it('prints A4 pages with header and page numbers, escapes the title, and adds structure where supported', () => {
  const page = { page: 'p', title: `<img src=x onerror="alert(1)"> ${'long '.repeat(60)}` };
  const old = pdfOptions(page, '25.1.1');
  expect(old).toMatchObject({ pageSize: 'A4', displayHeaderFooter: true });
  expect(old).not.toHaveProperty('generateTaggedPDF');
  expect(old.headerTemplate).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  expect(old.headerTemplate).not.toContain('<img');
  expect(old.footerTemplate).toContain('class="pageNumber"');
  const draft = pdfOptions({ ...page, notice: 'Projet & co' }, '45.4.1');
  expect(draft).toMatchObject({ generateTaggedPDF: true, generateDocumentOutline: true });
  expect(draft.headerTemplate).toContain('Projet &amp; co');
});
