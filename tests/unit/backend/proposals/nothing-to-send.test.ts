/**
 * For every blog page of the fixtures: the proposal has every visible character, keeps the page byte for byte, and
 * one corrected word changes the page within its turn only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { shownWords } from '#interview/html/shown-words.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { propose } from '#backend/proposals/propose.ts';
import { backupNames, IMPORTS, readBackup } from '#tests/builders/backup-fixtures.ts';
import { ARCHIVE, documentOf, type Imported } from '#tests/builders/imported-post.ts';
import { withOtherWord } from '#tests/builders/arbitrary-edit.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../fixtures');
const pictureAddress = (sha256: string): string => `https://pictures.example/${sha256}`;

/** The interviews of the recognition tests, in the HTML of a blog’s editor. */
function readPages(folder: string): Imported[] {
  return readdirSync(path.join(FIXTURES, folder)).flatMap((name): Imported[] => {
    const text = readFileSync(path.join(FIXTURES, folder, name, 'input.txt'), 'utf8');
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    const [title = '', ...rest] = lines;
    return [
      {
        title,
        html: escaped
          .slice(1)
          .map((line) => `<p>${line}</p>`)
          .join('\n'),
      },
      { title, html: escaped.slice(1).join('<br /><br />\n') },
      {
        title,
        html: `<div dir="ltr" trbidi="on">\n${escaped
          .slice(1)
          .map((line) => `<div>${line}</div>`)
          .join('')}</div>`,
      },
      ...(rest.some((line) => line.trim().endsWith('?'))
        ? [
            {
              title,
              html: escaped
                .slice(1)
                .map((line) => (line.trim().endsWith('?') ? `<p><b>${line}</b><br />` : `${line}</p>`))
                .join('\n'),
            },
          ]
        : []),
    ];
  });
}

async function backups(): Promise<Imported[]> {
  const pages: Imported[] = [];
  for (const name of backupNames()) {
    const { reads } = await readBackup(readFileSync(path.join(IMPORTS, name)));
    for (const read of reads)
      if (read.type === 'entry' && read.entry.html !== undefined)
        pages.push({ title: read.entry.title, html: read.entry.html });
  }
  return pages;
}

const blogs = readdirSync(path.join(FIXTURES, 'html-of-blogs')).map((name): Imported => ({
  title: 'Entretien avec une personne du blog',
  html: readFileSync(path.join(FIXTURES, 'html-of-blogs', name), 'utf8'),
}));

let ids = 0;
function proposePost(page: Imported, anyway: boolean): Post | undefined {
  return propose(
    documentOf(page),
    { namedIn: () => [], idOf: () => `person-${(ids += 1)}`, newId: () => `turn-${(ids += 1)}` },
    anyway,
  ).document;
}

/**
 * Words of the page that are missing from the blocks, in order, except names before answers, which the turn has now.
 */
function lostWords(before: readonly TopBlock[], after: readonly TopBlock[]): string {
  const all = before.map(shownWords).join('');
  const parts = after.flatMap((block) =>
    block.type === 'answer'
      ? block.blocks.map(shownWords)
      : block.type === 'question'
        ? block.content.map((content) => shownWords({ type: 'paragraph', content }))
        : [shownWords(block)],
  );
  let at = 0;
  for (const part of [...parts.filter((words) => words !== ''), '']) {
    const start = part === '' ? all.length : all.indexOf(part, at);
    const between = start < 0 ? part : all.slice(at, start);
    if (start < 0 || !/^[^?!…]{0,80}$/u.test(between)) return between;
    at = start + part.length;
  }
  return '';
}

/** Length of the common ends of two texts. */
function sameEnds(one: string, other: string): number {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return start + end;
}

type Correction = Readonly<{ body: TopBlock[]; /** The source bytes of the turn. */ source: string }>;

/** Every correction of one word in one paragraph of one turn. */
function corrections(body: readonly TopBlock[]): Correction[] {
  return body.flatMap((block, at): Correction[] => {
    if (block.type === 'answer')
      return block.blocks.flatMap((inner, index) => {
        const changed = inner.type === 'paragraph' ? withOtherWord(inner, 1) : undefined;
        if (changed === undefined || changed.type !== 'paragraph') return [];
        const { source = '', ...rest } = block;
        return [
          {
            body: body.with(at, { ...rest, blocks: block.blocks.with(index, changed) }),
            source,
          },
        ];
      });
    if (block.type !== 'question') return [];
    const [first, ...others] = block.content;
    const changed = first === undefined ? undefined : withOtherWord({ type: 'paragraph', content: first }, 1);
    if (changed === undefined || changed.type !== 'paragraph') return [];
    const { source: _, ...rest } = block;
    return [
      { body: body.with(at, { ...rest, content: [changed.content, ...others] }), source: block.source ?? '' },
    ];
  });
}

describe.each([
  ['the archive of the tests', () => Promise.resolve(ARCHIVE)],
  ['backups', backups],
  ['pages of blogs', () => Promise.resolve(blogs)],
  ['the interviews of the recognition tests', () => Promise.resolve(readPages('recognition'))],
])('%s', (_name, pagesOf) => {
  test('loses no letter, sends nothing, and changes one word for one word', async () => {
    const pages = await pagesOf();
    let interviews = 0;
    let corrected = 0;
    const faults: string[] = [];
    for (const page of pages) {
      for (const anyway of [false, true]) {
        const post = proposePost(page, anyway);
        if (post === undefined) continue;
        interviews += 1;
        const lost = lostWords(documentOf(page).body, post.body);
        if (lost !== '') faults.push(`${page.title}: « ${lost} » lost`);
        if (patchHtml(page.html, post, { pictureAddress }) !== page.html)
          faults.push(`${page.title}${anyway ? ', anyway' : ''}: changed by accepting`);
        for (const { body, source } of corrections(post.body)) {
          corrected += 1;
          const sent = patchHtml(page.html, { ...post, body }, { pictureAddress });
          const changed = page.html.length - sameEnds(page.html, sent);
          if (changed > source.length)
            faults.push(`${page.title}: ${changed} characters changed for one word of ${source.length}`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect([interviews, corrected].every((count) => count > 0)).toBe(true);
  });
});
