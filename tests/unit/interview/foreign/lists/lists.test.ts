/** Lists from each program: type, depth, start and words are those the author saw, without foreign markup. */
import { describe, expect, test } from 'vitest';
import { parseHtml } from '#interview/markup/parse.ts';
import { readForeign } from '#interview/html/read-html.ts';
import { makeWordLists } from '#interview/html/foreign/word-lists.ts';
import { postSchema } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { compact } from '#tests/builders/compact-document.ts';
import { LISTS } from './corpus.ts';
import { WRITERS } from './writers.ts';

function read(html: string): string {
  const { blocks } = readForeign(html, { newId: () => 'n', language: 'fr' });
  expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
  expect(JSON.stringify(blocks)).not.toMatch(/mso|supportLists|o:p|style|class|SCXW|docs-internal/i);
  return compact(blocks);
}

describe.each(Object.entries(WRITERS))('%s', (_, write) => {
  test.each(LISTS)('$name', ({ rows, expected }) => {
    expect(read(`<html><body>${write(rows)}</body></html>`)).toBe(expected);
  });
});

const word = (mark: string, text: string, level = 1, list = 0): string =>
  `<p class=MsoListParagraph style='mso-list:l${list} level${level} lfo1'><![if !supportLists]><span lang=FR><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>${text}</p>`;

test.each([
  ['a mark in an outer span', word('1.', 'un') + word('2.', 'deux'), '1. un\n2. deux\n'],
  [
    'the usual bullets',
    ['·', 'o', '§', 'Ø', 'ü', '-', '•', 'à'].map((mark) => word(mark, 'un')).join(''),
    '- un\n'.repeat(8),
  ],
  [
    'other number formats',
    word('(1)', 'un') +
      word('2°', 'deux') +
      word('3/', 'trois') +
      word('04.', 'quatre') +
      word('5&nbsp;–', 'cinq'),
    '1. un\n2. deux\n3. trois\n4. quatre\n5. cinq\n',
  ],
  ['circled numbers', word('①', 'un') + word('②', 'deux'), '1. un\n2. deux\n'],
  [
    'legal numbers without their parent list',
    word('2.3', 'un', 2) + word('2.4', 'deux', 2),
    '3. un\n4. deux\n',
  ],
  [
    'letters after z',
    word('z)', 'un') + word('aa)', 'deux') + word('bb)', 'trois'),
    '26. un\n27. deux\n28. trois\n',
  ],
  [
    'c after b is not a hundred',
    word('b)', 'un') + word('c)', 'deux') + word('d)', 'trois'),
    '2. un\n3. deux\n4. trois\n',
  ],
  ['i after h', word('h.', 'un') + word('i.', 'deux') + word('j.', 'trois'), '8. un\n9. deux\n10. trois\n'],
  ['i before ii', word('i.', 'un') + word('ii.', 'deux'), '1. un\n2. deux\n'],
  ['i before j', word('i.', 'un') + word('j.', 'deux'), '9. un\n10. deux\n'],
  ['a lone Roman number', word('XIV.', 'un'), '14. un\n'],
  ['letters of another alphabet', word('б)', 'un') + word('в)', 'deux'), '1. un\n2. deux\n'],
  [
    'a word as a mark stays a word',
    word('Article 1', 'Objet') + word('Article 2', 'Prix'),
    'p Article 1 Objet\np Article 2 Prix\n',
  ],
  ['a question numbered by Word', word('Question n° 1 :', 'Pourquoi ?'), 'p Question n° 1 : Pourquoi ?\n'],
  ['a picture as a bullet', word('<img width=9 height=9 src="file:///C:/puce.gif" alt="*">', 'un'), '- un\n'],
  ['a continued numbering', word('1.', 'un') + word('2.', 'deux', 1, 4), '1. un\n2. deux\n'],
  ['two lists of bullets', word('·', 'un') + word('·', 'deux', 1, 4), '- un\n- deux\n'],
  [
    'a skipped level',
    word('1.', 'un') + word('i.', 'deux', 3) + word('2.', 'trois'),
    '1. un\n  1. deux\n2. trois\n',
  ],
  [
    'a list in a cell',
    `<table><tr><td>${word('1.', 'un')}${word('2.', 'deux')}</td><td>x</td></tr></table>`,
    '| un ↵ deux | x\n',
  ],
  [
    'a list in a text box',
    `<div style='border:solid 1pt'>${word('1.', 'un')}${word('2.', 'deux')}</div>`,
    '1. un\n2. deux\n',
  ],
  [
    'a heading numbered by Word',
    `<h1 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=FR><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span></span><![endif]>Objet</h1>`,
    'h2 1. Objet\n',
  ],
  [
    'a list paragraph without a number',
    "<p class=MsoListParagraph style='margin-left:36pt'>Un mot en retrait.</p>",
    'p Un mot en retrait.\n',
  ],
  [
    'a small font without a gap',
    `<p class=MsoListParagraph><span>12<span style="font-size:7pt">e</span></span> page</p>`,
    'p 12e page\n',
  ],
  [
    'unclosed comments',
    '<p class=MsoListParagraph><![if !supportLists]><span>1. Tout ce qui suit</span> reste</p>',
    'p 1. Tout ce qui suit reste\n',
  ],
] as const)('Word: %s', (_, html, expected) => {
  expect(read(html)).toBe(expected);
});

test('reading a Word list does not change its input', () => {
  const tree = parseHtml(`<div>${word('1.', 'un')}${word('2.', 'deux')}</div>`);
  const [box] = tree.childNodes;
  const paragraphs = box !== undefined && 'childNodes' in box ? [...box.childNodes] : [];
  const before = paragraphs.map(shape);
  makeWordLists(tree);
  expect(paragraphs.map(shape)).toEqual(before);
  expect(shape(tree)).not.toContain('mso-list:Ignore');
});

/** A node and its contents, in short. */
function shape(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) =>
    ['parentNode', 'sourceCodeLocation'].includes(key) ? undefined : value,
  );
}

test.each([
  [
    'a heading in an item',
    '<ul><li>un</li><li><h2>Deux</h2></li><li>trois</li></ul>',
    '- un\nh2 Deux\n- trois\n',
  ],
  [
    'headings numbered by their list',
    '<ol><li><h2>Un</h2></li></ol><p>mot</p><ol start="2"><li><h2>Deux</h2></li></ol>',
    'h2 Un\np mot\nh2 Deux\n',
  ],
  [
    'a heading with words after it',
    '<ol><li><h3>Un</h3><p>mot</p></li><li><h3>Deux</h3><p>autre</p></li></ol>',
    'h3 Un\np mot\nh3 Deux\np autre\n',
  ],
  [
    'a heading with words before it',
    '<ol><li>avant<h3>Un</h3></li><li>après</li></ol>',
    '1. avant\nh3 Un\n2. après\n',
  ],
  [
    'a numbering continued after a heading',
    '<ol start="4"><li>quatre</li><li><h2>Cinq</h2></li><li>six</li></ol>',
    '4. quatre\nh2 Cinq\n6. six\n',
  ],
  [
    'a heading inside a box of an item',
    '<ul><li><div><div><h4>Un</h4></div>mot</div></li></ul>',
    'h4 Un\np mot\n',
  ],
  [
    'a heading in a nested list',
    '<ul><li>un<ul><li>deux</li><li><h2>Trois</h2></li><li>quatre</li></ul></li><li>cinq</li></ul>',
    '- un\n  - deux\nh2 Trois\n- quatre\n- cinq\n',
  ],
  [
    'items with a restarted numbering',
    '<ol><li>un</li><li value="5">cinq</li><li>six</li></ol>',
    '1. un\n5. cinq\n6. six\n',
  ],
  [
    'items with an explicit number',
    '<ol><li value="1">un</li><li value="2">deux</li></ol>',
    '1. un\n2. deux\n',
  ],
  ['bullets with a value', '<ul><li value="3">un</li></ul>', '- un\n'],
] as const)('real lists: %s', (_, html, expected) => {
  expect(read(html)).toBe(expected);
});
