// @vitest-environment happy-dom
/** Pastes in a list, a quotation, a question, the lead, a link, over words, in the middle of an answer. */
import { $getRoot, $isElementNode, $isTextNode, type LexicalNode } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { compact, compactInlines } from '#tests/builders/compact-document.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { paste, undo } from './test-clipboard.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const t = (text: string) => ({ type: 'text' as const, text });
const paragraph = (text: string): TopBlock => ({ type: 'paragraph', content: [t(text)] });
const ada = { id: 'ada', name: 'Ada', label: 'Ada' };

function open(body: TopBlock[], more: Partial<Post> = {}): void {
  test = openTestEditor({ ...emptyPost('interview', 'fr'), participants: [ada], body, ...more });
}

/** Selects the first occurrence of `words`, or puts the caret at the `|` in them. */
function selectWords(words: string): void {
  const bare = words.replace('|', '');
  test.act(() => {
    const leaf = leaves($getRoot()).find((node) => node.getTextContent().includes(bare));
    if (!$isTextNode(leaf)) throw new Error(`no « ${bare} »`);
    const from = leaf.getTextContent().indexOf(bare);
    if (words.includes('|')) leaf.select(from + words.indexOf('|'), from + words.indexOf('|'));
    else leaf.select(from, from + bare.length);
  });
}

const leaves = (node: LexicalNode): LexicalNode[] =>
  $isElementNode(node) ? node.getChildren().flatMap(leaves) : [node];

const summary = (): string => {
  const post = test.read();
  const lead = (post.lead ?? []).map((content) => `lead ${compactInlines(content)}\n`).join('');
  return lead + compact(post.body);
};

const TWO = '<p>un</p><p>deux</p>';
const RICH = '<p>un</p><h2>titre</h2><ul><li>a</li><li>b</li></ul><p>fin</p>';

describe('several pasted blocks', () => {
  it.each<[string, TopBlock[], string, string, string]>([
    [
      'in the middle of a paragraph',
      [paragraph('avant après')],
      'avant| après',
      TWO,
      'p avantun\np deux après\n',
    ],
    [
      'of all kinds in the middle of a paragraph',
      [paragraph('avant après')],
      'avant| après',
      RICH,
      'p avantun\nh2 titre\n- a\n- b\np fin après\n',
    ],
    ['at the start of a paragraph', [paragraph('après')], '|après', TWO, 'p un\np deuxaprès\n'],
    [
      'ending in a list',
      [paragraph('avant après')],
      'avant| après',
      '<p>un</p><ul><li>a</li></ul>',
      'p avantun\n- a\np  après\n',
    ],
    [
      'beginning with a heading',
      [paragraph('avant après')],
      'avant| après',
      '<h2>titre</h2><p>un</p>',
      'p avant\nh2 titre\np un après\n',
    ],
    ['over words', [paragraph('avant milieu après')], 'milieu', TWO, 'p avant un\np deux après\n'],
    [
      'in an item of a list',
      [{ type: 'list', ordered: false, items: [{ content: [t('pain')] }, { content: [t('lait')] }] }],
      'pa|in',
      TWO,
      '- paun\n- deuxin\n- lait\n',
    ],
    [
      'with a list in an item of a list',
      [{ type: 'list', ordered: false, items: [{ content: [t('pain')] }, { content: [t('lait')] }] }],
      'pain|',
      RICH,
      '- painun\n- titre\n- a\n- b\n- fin\n- lait\n',
    ],
    [
      'in a quote',
      [{ type: 'quote', content: [[t('avant après')]], cite: 'Elle' }],
      'avant| après',
      TWO,
      '> avantun\n> deux après\n>> Elle\n',
    ],
    [
      'in a question',
      [{ type: 'question', id: 'q', content: [[t('Pourquoi ?')]] }],
      'Pourquoi| ?',
      TWO,
      '? Pourquoiun\n? deux ?\n',
    ],
    [
      'in a heading',
      [{ type: 'heading', level: 2, content: [t('Titre')] }],
      'Titre|',
      TWO,
      'h2 Titreun\np deux\n',
    ],
  ])('%s', async (_, body, position, html, expected) => {
    open(body);
    const before = summary();
    selectWords(position);
    await paste(test, { 'text/html': html, 'text/plain': 'x' });
    expect(summary()).toBe(expected);
    await undo(test);
    expect(summary()).toBe(before);
  });

  it('in the lead stay lead while it is short', async () => {
    open([paragraph('texte')], { lead: [[t('chapô')]] });
    selectWords('cha|pô');
    await paste(test, { 'text/html': TWO, 'text/plain': 'x' });
    expect(summary()).toBe('lead chaun\nlead deuxpô\np texte\n');
  });

  it('in an answer belong to it, except a heading', async () => {
    open([
      {
        type: 'answer',
        id: 'r',
        participants: ['ada'],
        labelShown: true,
        blocks: [{ type: 'paragraph', content: [t('avant après')] }],
      },
    ]);
    selectWords('avant| après');
    await paste(test, { 'text/html': '<p>un</p><ul><li>a</li></ul><p>deux</p>', 'text/plain': 'x' });
    expect(summary()).toBe('answer 1\n  p avantun\n  - a\n  p deux après\n');
    await undo(test);
    selectWords('avant| après');
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    expect(summary()).toBe('answer 1\n  p avantun\nh2 titre\nanswer 1\n  - a\n  - b\n  p fin après\n');
  });
});

describe('one pasted line', () => {
  it('keeps its marks, its no-break spaces and its language', async () => {
    open([paragraph('avant après')]);
    selectWords('avant| après');
    await paste(test, {
      'text/html': '<p> <b>dix\u00a0%</b>\u202f; <i lang="en">so long</i></p>',
      'text/plain': 'x',
    });
    expect(summary()).toBe('p avant**dix°%**·; {en: _so long_} après\n');
    selectWords('dix');
    await paste(test, { 'text/plain': 'a\u00a0b\u202fc' });
    expect(summary()).toContain('a°b·c');
  });

  it('in a link extends it, with its own links as text', async () => {
    open([
      {
        type: 'paragraph',
        content: [{ type: 'link', url: 'https://exemple.fr/a', content: [t('ici même')] }],
      },
    ]);
    selectWords('ici| même');
    await paste(test, { 'text/html': '<p>x <a href="https://exemple.fr/b">y</a></p>', 'text/plain': 'x y' });
    expect(summary()).toBe('p [icix y même](https://exemple.fr/a)\n');
  });
});

describe('a pasted address', () => {
  it('links the selected words, and undo removes the link', async () => {
    open([paragraph('voir la page ici')]);
    selectWords('la page');
    await paste(test, { 'text/plain': ' https://exemple.fr/p?a=1 \n' });
    expect(summary()).toBe('p voir [la page](https://exemple.fr/p?a=1) ici\n');
    await undo(test);
    expect(summary()).toBe('p voir la page ici\n');
  });

  it('is a link elsewhere', async () => {
    open([paragraph('voir ici')]);
    selectWords('voir |ici');
    await paste(test, { 'text/plain': 'https://exemple.fr' });
    expect(summary()).toBe('p voir [https://exemple.fr](https://exemple.fr)ici\n');
  });

  it('is text when no document may contain it', async () => {
    open([paragraph('voir ici')]);
    selectWords('voir |ici');
    await paste(test, { 'text/plain': 'javascript:alert(1)' });
    expect(summary()).toBe('p voir javascript:alert(1)ici\n');
  });
});
