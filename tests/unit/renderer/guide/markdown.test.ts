/** The guide’s pages are shown completely, contain nothing that the window cannot show, and have valid links. */
import fs from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { targetOf } from '#renderer/guide/links.ts';
import type { Block } from '#renderer/guide/markdown.ts';
import { blocksToText } from '#renderer/guide/markdown.ts';
import { anchorOf, readMarkdown, readPage } from '#renderer/guide/read-markdown.ts';
import { SUBJECTS } from '#renderer/guide/subjects.ts';
import { GUIDE, inlinesOf, LANGUAGES, pages, pageText } from './guide-pages.ts';

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');

type Node = DefaultTreeAdapterTypes.Node;
function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
function count(node: Node, name: string): number {
  const own = node.nodeName === name ? 1 : 0;
  return (
    own + ('childNodes' in node ? node.childNodes.reduce((sum, child) => sum + count(child, name), 0) : 0)
  );
}
const listsIn = (blocks: readonly Block[]): { items: number; lists: number } =>
  blocks.reduce(
    (sum, block) => {
      if (block.type !== 'list') return sum;
      const inner = block.items.map(listsIn);
      return {
        lists: sum.lists + 1 + inner.reduce((total, { lists }) => total + lists, 0),
        items: sum.items + block.items.length + inner.reduce((total, { items }) => total + items, 0),
      };
    },
    { items: 0, lists: 0 },
  );

describe.each(LANGUAGES)('%s', (language) => {
  it('has a page for each subject, and no other', () => {
    const files = fs.readdirSync(path.join(GUIDE, language)).toSorted();
    expect(files).toEqual(SUBJECTS.map((subject) => `${subject}.md`).toSorted());
  });

  it.each(SUBJECTS)('%s: loses no word, and reads no list or table as text', (subject) => {
    const text = pageText(language, subject);
    const blocks = readMarkdown(text);
    const page = parse(marked.parse(text, { async: false }));
    expect(withoutSpaces(blocksToText(blocks))).toBe(withoutSpaces(textOf(page)));
    const { lists, items } = listsIn(blocks);
    expect([lists, items]).toEqual([count(page, 'ol') + count(page, 'ul'), count(page, 'li')]);
    expect(blocks.filter(({ type }) => type === 'table')).toHaveLength(count(page, 'table'));
    const named = inlinesOf(blocks).map(({ type }) => type);
    expect(named.filter((type) => type === 'words')).toHaveLength(count(page, 'em'));
    expect(named.filter((type) => type === 'link')).toHaveLength(count(page, 'a'));
  });

  it.each(pages(language))(
    '$subject: one title first, and headings without a skipped level',
    ({ blocks }) => {
      const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []));
      expect(blocks[0]).toMatchObject({ type: 'heading', level: 1 });
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    },
  );

  it.each(pages(language))(
    '$subject: links lead to existing pages, headings and documents',
    ({ subject, blocks }) => {
      const anchors = new Map(
        pages(language).map((page) => [
          page.subject,
          page.blocks.flatMap((block) => (block.type === 'heading' ? [block.id] : [])),
        ]),
      );
      const dead = inlinesOf(blocks).flatMap((inline) => {
        if (inline.type !== 'link') return [];
        const target = targetOf(inline.href, subject);
        if (target.kind === 'outside') return [];
        if (target.kind === 'none')
          return fs.existsSync(path.join(GUIDE, language, inline.href)) ? [] : [inline.href];
        return target.anchor === undefined || anchors.get(target.subject)?.includes(target.anchor) === true
          ? []
          : [inline.href];
      });
      expect(dead).toEqual([]);
    },
  );
});

it('has the same existing pictures of the same subjects', () => {
  for (const language of LANGUAGES) {
    const pictures = pages(language).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'picture' ? [block] : [])),
    );
    expect(pictures.length).toBeGreaterThan(4);
    expect(pictures.filter(({ src }) => !fs.existsSync(path.join(GUIDE, language, src)))).toEqual([]);
    expect(pictures.filter(({ alt }) => alt === '')).toEqual([]);
  }
});

describe('a line of Markdown', () => {
  it.each([
    ['*Publier…* (`Ctrl+Maj+P`)', 'words text code text'],
    ['**gras avec *des mots* dedans** puis [un *lien*](search.md#là)', 'strong text link'],
    ['<https://exemple.fr/a*b*c>', 'link'],
    ['`a * b * c` et 3 \\* 4', 'code text'],
    ['une * seule, un [crochet], un `accent', 'text'],
    ['deux\nlignes', 'text'],
  ])('%s', (line, types) => {
    const blockTypes = readMarkdown(line).map((block) =>
      block.type === 'paragraph' ? block.content.map(({ type }) => type).join(' ') : block.type,
    );
    expect(blockTypes).toEqual([types]);
  });

  it('is one, however it is wrapped in the file', () => {
    expect(blocksToText(readMarkdown('une\nligne\u00a0\nou deux'))).toBe('une ligne\u00a0 ou deux');
  });
});

it.each([
  '<script>alert(1)</script>',
  'du texte <img src=x onerror=alert(1)>',
  '* <b>gras</b>',
  '| a |\n|---|\n| <i>b</i> |',
  'une ![image](x.png) dans la ligne',
  'deux &amp; trois',
  '> une citation',
  '#### trop profond',
  '* [ ] à cocher',
  '~~barré~~',
  'un\\\ndeux',
  '---',
])('fails the build for %s', (text) => {
  expect(() => readPage('people', `# Titre\n\n${text}`)).toThrow(
    'people.md: Error: The guide cannot show this: ',
  );
});

it('fails the build for a page without a title', () => {
  expect(() => readPage('people', 'du texte')).toThrow(
    'people.md: Error: A page of the guide begins with its title.',
  );
});

it('nests what is indented under an item, and ends the list before another kind', () => {
  expect(readMarkdown('1. un\n   * deux\n   * trois\n2. quatre\n\n   suite\n* autre')).toEqual([
    {
      type: 'list',
      ordered: true,
      items: [
        [
          { type: 'paragraph', content: [{ type: 'text', text: 'un' }] },
          {
            type: 'list',
            ordered: false,
            items: ['deux', 'trois'].map((text) => [
              { type: 'paragraph', content: [{ type: 'text', text }] },
            ]),
          },
        ],
        ['quatre', 'suite'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      ],
    },
    {
      type: 'list',
      ordered: false,
      items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'autre' }] }]],
    },
  ]);
});

it('makes the anchors that GitHub makes', () => {
  expect(anchorOf('Si cela ne va pas')).toBe('si-cela-ne-va-pas');
  expect(anchorOf('Travailler à deux')).toBe('travailler-à-deux');
  expect(anchorOf('1. Créer le client (une fois, dix minutes)')).toBe(
    '1-créer-le-client-une-fois-dix-minutes',
  );
});

it.each([
  ['search.md', { kind: 'page', subject: 'search', anchor: undefined }],
  ['#ici', { kind: 'page', subject: 'people', anchor: 'ici' }],
  ['https://example.org/x', { kind: 'outside', url: 'https://example.org/x' }],
  ['http://example.org/', { kind: 'none' }],
  ['javascript:alert(1)', { kind: 'none' }],
  ['../../SCREEN-READERS.md', { kind: 'none' }],
  ['nothing-of-the-kind.md', { kind: 'none' }],
])('%s leads where it may', (href, target) => {
  expect(targetOf(href, 'people')).toEqual(target);
});
