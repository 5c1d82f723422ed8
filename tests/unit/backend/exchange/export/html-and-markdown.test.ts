/** The exported page and Markdown: self-contained, valid, with their pictures. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type ParserError } from 'parse5';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blocksToText } from '#interview/plain.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import {
  exportFolder,
  addPicture,
  addPosts,
  exportToFolder,
  readAsDocument,
} from '#tests/builders/export-library.ts';
import { buildInterview, picture } from '#tests/builders/interview-builder.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';

let desk: TestBackend;
beforeEach(async () => {
  desk = await openTestBackend({ publishing: false });
});
afterEach(() => desk.dispose());

it('writes one page without outside resources: its language, title, description and embedded pictures', async () => {
  const asset = await addPicture(desk);
  const post = {
    ...buildInterview()
      .titled('Un étang & « deux » voix')
      .asking('Que voit-on ?')
      .answering('Anne Martin', 'Des roseaux.', picture(asset, 'Une barque', 'La barque'))
      .saying({
        type: 'table',
        rows: [[{ header: true, content: [{ type: 'text', text: 'An' }] }]],
      })
      .saying({ type: 'html', origin: 'blog', html: '<script>alert(1)</script><p>Carte</p>' })
      .saying({ type: 'jumpBreak' }).post,
    description: 'Une année "au bord" de l’eau',
  };
  const { files } = await exportToFolder(desk, 'html', addPosts(desk, [post]));
  expect(path.basename(files[0] ?? '')).toBe('Un étang & « deux » voix.html');
  const html = readFileSync(files[0] ?? '', 'utf8');
  const errors: ParserError[] = [];
  parse(html, { onParseError: (error) => void errors.push(error) });
  expect(errors).toEqual([]);
  expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
  expect(html).toContain('<title>Un étang &amp; « deux » voix</title>');
  expect(html).toContain('<meta name="description" content="Une année &quot;au bord&quot; de l’eau">');
  expect(html).toContain('alt="Une barque"');
  expect(html.match(/src="[^"]{0,23}/g)).toEqual(['src="data:image/jpeg;base64,']);
  for (const never of ['<script', 'iv-asset-', 'cellpadding', 'app://', '<!--more-->'])
    expect(html).not.toContain(never);
  const { blocks } = await readAsDocument(desk, files[0] ?? '');
  expect(blocksToText(blocks)).toContain('Des roseaux.');

  // The camera’s location is removed.
  const bytes = Buffer.from(/base64,([^"]+)/.exec(html)?.[1] ?? '', 'base64');
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

it('marks a draft as such and excludes it from search engines, and only a draft', async () => {
  const { files } = await exportToFolder(desk, 'html', addPosts(desk, [gardenInterview]));
  expect(readFileSync(files[0] ?? '', 'utf8')).not.toMatch(/notice">|noindex/);
});

it('writes Markdown with pictures in a folder next to it, by relative addresses', async () => {
  const asset = await addPicture(desk);
  const post = buildInterview()
    .titled('Photos (été)')
    .saying(
      { ...picture(asset, 'Une barque'), url: 'https://blog.example/s1600/a.jpg' },
      picture('e', 'Perdue'),
    ).post;
  const folder = exportFolder();
  const { files, notes } = await exportToFolder(desk, 'markdown', addPosts(desk, [post, post]), folder);
  expect(files.map((file) => path.basename(file))).toEqual(['Photos (été).md', 'Photos (été) (2).md']);
  for (const file of files) {
    const [, address = ''] = /!\[Une barque\]\(<([^>]+)>\)/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(address).not.toMatch(/^[a-z]+:|^\/|\s/);
    const bytes = readFileSync(path.join(folder, decodeURIComponent(address)));
    const { format, width, exif } = await sharp(bytes).metadata();
    expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 900, exif: undefined });
  }
  expect(readdirSync(folder).toSorted()).toEqual([
    'Photos (été) (2)-images',
    'Photos (été) (2).md',
    'Photos (été)-images',
    'Photos (été).md',
  ]);
  expect(notes.map(({ code, count }) => [code, count])).toEqual([
    ['pictures-missing', 1],
    ['pictures-missing', 1],
  ]);
});

it('never overwrites an existing file or folder, whatever the case of its name', async () => {
  const folder = exportFolder();
  writeFileSync(path.join(folder, 'Sans titre.html'), 'à moi');
  mkdirSync(path.join(folder, 'Sans titre (2).html'));
  const asset = await addPicture(desk);
  mkdirSync(path.join(folder, 'Sans titre-images'));
  const untitled = buildInterview().saying(picture(asset, 'Une barque')).post;
  const html = await exportToFolder(desk, 'html', addPosts(desk, [untitled]), folder);
  const markdown = await exportToFolder(desk, 'markdown', addPosts(desk, [untitled]), folder);
  expect(path.basename(html.files[0] ?? '')).toBe('Sans titre (3).html');
  expect(path.basename(markdown.files[0] ?? '')).toBe('Sans titre (2).md');
  expect(readFileSync(path.join(folder, 'Sans titre.html'), 'utf8')).toBe('à moi');
  expect(existsSync(path.join(folder, 'Sans titre (2)-images', '1.jpg'))).toBe(true);
});
