/** Interviews that were written elsewhere and recognised here: the page keeps its own way of showing turns. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer, Inline, Post, Question, TopBlock } from '../../../interview/document.ts';
import { readHtml } from '../../../interview/html/read-html.ts';
import { readUnits } from '../../../interview/html/read-units.ts';
import { recognizeBlocks } from '../../../interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '../../../interview/recognition/to-blocks.ts';
import { patchedHtml } from '../../../interview/render/patched-html.ts';
import { emptyPost } from '../../../interview/upgrade.ts';
import { withOtherWord } from '../../builders/edited-post.ts';

const patched = (html: string, post: Post): string =>
  patchedHtml(html, post, { pictureAddress: (sha256) => `https://images.exemple.fr/${sha256}` });

/** The post that recognition makes of a page; undefined when it takes something out of it, as a title. */
function recognised(html: string): Post | undefined {
  let count = 0;
  const newId = (): string => `n${(count += 1)}`;
  const blocks = readHtml(html, { newId, origin: 'blog', language: 'fr', keepSource: true });
  const {
    leftOut: _,
    labels: __,
    title,
    ...read
  } = recognitionToBlocks(recognizeBlocks(blocks), {
    newId,
    language: 'fr',
    known: [],
  });
  return title === '' ? { ...emptyPost('interview', 'fr'), ...read } : undefined;
}

const words = (text: string): Inline[] => [{ type: 'text', text }];
const question = (id: string, text: string, more: Partial<Question> = {}): Question => ({
  type: 'question',
  id,
  content: [words(text)],
  ...more,
});
const answer = (id: string, ...texts: string[]): Answer => ({
  type: 'answer',
  id,
  participants: ['anne'],
  labelShown: true,
  blocks: texts.map((text) => ({ type: 'paragraph', content: words(text) })),
});
const post = (...body: TopBlock[]): Post => ({
  ...emptyPost('interview', 'fr'),
  participants: [{ id: 'anne', name: 'Anne Martin', label: 'Anne Martin' }],
  body,
});

const PAGE =
  '<div trbidi="on">\n<h3 style="color: navy;">Comment ?</h3>\n<p><b>ANNE MARTIN –</b> Par <i>hasard</i>, un soir.</p>\n<p>Et par goût.</p>\n<h3 style="color: navy;">Pourquoi ?</h3>\n<p><b>ANNE MARTIN –</b> Pour rien.</p>\n</div>';
const PAGE_POST = (): Post =>
  post(
    question('q1', 'Comment ?'),
    {
      ...answer('a1', 'x', 'Et par goût.'),
      blocks: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Par ' },
            { type: 'text', text: 'hasard', marks: ['italic'] },
            { type: 'text', text: ', un soir.' },
          ],
        },
        { type: 'paragraph', content: words('Et par goût.') },
      ],
    },
    question('q2', 'Pourquoi ?'),
    answer('a2', 'Pour rien.'),
  );
const changed = (change: (body: TopBlock[]) => TopBlock[]): Post => ({
  ...PAGE_POST(),
  body: change(PAGE_POST().body),
});

describe('a page with turns of its own', () => {
  it('stays as it is, without any source in the document', () => {
    expect(patched(PAGE, PAGE_POST())).toBe(PAGE);
  });

  it.each<[string, Post, string]>([
    [
      'a word of an answer',
      changed(([q1, a1, q2]) => [q1, a1, q2, answer('a2', 'Pour tout.')] as TopBlock[]),
      PAGE.replace('Pour rien.', 'Pour tout.'),
    ],
    [
      'a word of a question keeps the question’s look',
      changed(([, ...rest]) => [question('q1', 'Combien ?'), ...rest]),
      PAGE.replace('Comment ?', 'Combien ?'),
    ],
    [
      'a word made bold in an answer',
      changed(
        ([q1, a1, q2]) =>
          [
            q1,
            a1,
            q2,
            {
              ...answer('a2'),
              blocks: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'text', text: 'Pour ' },
                    { type: 'text', text: 'rien', marks: ['bold'] },
                    { type: 'text', text: '.' },
                  ],
                },
              ],
            },
          ] as TopBlock[],
      ),
      PAGE.replace('Pour rien.', 'Pour <strong>rien</strong>.'),
    ],
    [
      'another name',
      { ...PAGE_POST(), participants: [{ id: 'anne', name: 'Anne Petit', label: 'Anne Petit' }] },
      PAGE.replaceAll('ANNE MARTIN –</b> ', 'Anne Petit\u00a0: </b>'),
    ],
    [
      'a turn taken out',
      changed(([q1, a1]) => [q1, a1] as TopBlock[]),
      '<div trbidi="on">\n<h3 style="color: navy;">Comment ?</h3>\n<p><b>ANNE MARTIN –</b> Par <i>hasard</i>, un soir.</p>\n<p>Et par goût.</p>\n\n\n</div>',
    ],
    [
      'a turn added in the page’s own way, without a mark of ours',
      changed((body) => [...body, question('q3', 'Et après ?'), answer('a3', 'On verra.')]),
      PAGE.replace(
        'Pour rien.</p>',
        'Pour rien.</p><h3>Et après ?</h3><p><strong>Anne Martin\u00a0:</strong> On verra.</p>',
      ),
    ],
    [
      'numbers, once the author shows them',
      { ...PAGE_POST(), numbered: true },
      PAGE.replace('Comment ?', '1. Comment ?').replace('Pourquoi ?', '2. Pourquoi ?'),
    ],
  ])('%s', (_, document, expected) => {
    expect(patched(PAGE, document)).toBe(expected);
    expect(patched(expected, document)).toBe(expected);
  });

  it('a name on a line of its own, and one in the run of a question', () => {
    const html =
      '<b>Comment ?</b><br /><br /><b>Anne Martin</b><br /><br />Par hasard.<br /><br /><b>Pourquoi ?</b><br />Pour rien.';
    const run = '<b>Pourquoi ?</b><br />Pour rien.';
    const document = (last: TopBlock): Post =>
      post(
        question('q1', 'Comment ?'),
        answer('a1', 'Par hasard.'),
        question('q2', 'Pourquoi ?', { source: run }),
        last,
      );
    const silent = { ...answer('a2', 'Pour rien.'), labelShown: false, participants: [] };
    expect(patched(html, document({ ...silent, source: run }))).toBe(html);
    const edited = { ...answer('a2', 'Pour tout.'), labelShown: false, participants: [] };
    expect(patched(html, document(edited))).toBe(html.replace('rien', 'tout'));
  });
});

const folder = join(import.meta.dirname, '../../fixtures');
const htmlIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { html } = value as { html?: unknown };
  return [...(typeof html === 'string' ? [html] : []), ...Object.values(value).flatMap(htmlIn)];
};
const golden = readdirSync(join(folder, 'imports/golden')).flatMap((name) =>
  htmlIn(JSON.parse(readFileSync(join(folder, 'imports/golden', name), 'utf8'))),
);
const files = ['html-of-blogs', 'imports/files'].flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => /\.html?$/.test(file))
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);
const PAGES = [...new Set([...golden, ...files])];

/** How many parts of a page do not stand in another as they were, in order. */
function partsChanged(html: string, result: string): number {
  let at = 0;
  return readUnits(html, { language: 'fr' }).filter(({ start, end }) => {
    const found = result.indexOf(html.slice(start, end), at);
    if (found === -1) return true;
    at = found + (end - start);
    return false;
  }).length;
}

describe('every imported post, recognised', () => {
  it('stays byte for byte what it was', () => {
    const kept = PAGES.flatMap((html) => {
      const document = recognised(html);
      return document === undefined ? [] : [[patched(html, document), html]];
    });
    expect(kept.length).toBeGreaterThan(20);
    for (const [result, html] of kept) expect(result).toBe(html);
  });

  it('changes one part of the page where a word of a turn changes', () => {
    let turns = 0;
    for (const html of PAGES) {
      const document = recognised(html);
      document?.body.forEach((block, index) => {
        const other = otherTurn(block);
        if (other === undefined) return;
        turns += 1;
        const result = patched(html, { ...document, body: document.body.with(index, other) });
        expect(partsChanged(html, result), result).toBe(1);
        expect(result).not.toMatch(/\biv-/);
      });
    }
    expect(turns).toBeGreaterThan(5);
  });
});

/** A question or an answer in which one word is another. */
function otherTurn(block: TopBlock): TopBlock | undefined {
  if (block.type === 'question') {
    const [content = [], ...rest] = block.content;
    const other = withOtherWord({ type: 'paragraph', content }, 1);
    return other?.type === 'paragraph' ? { ...block, content: [other.content, ...rest] } : undefined;
  }
  if (block.type !== 'answer') return undefined;
  const last = block.blocks.at(-1);
  const other = last?.type === 'paragraph' ? withOtherWord(last, 1) : undefined;
  return other?.type === 'paragraph'
    ? { ...block, blocks: [...block.blocks.slice(0, -1), other] }
    : undefined;
}
