// @vitest-environment happy-dom
import { $getRoot, $isElementNode, $isTextNode, $selectAll, COPY_COMMAND, type LexicalNode } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import { readForeign } from '#interview/html/read-html.ts';
import { compact } from '#tests/builders/compact-document.ts';
import type { Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { nextTask } from './test-clipboard.ts';

let test: TestEditor;
afterEach(() => test.dispose());
const t = (text: string) => ({ type: 'text' as const, text });
const post: Post = {
  ...emptyPost('interview', 'fr'),
  title: 'Titre',
  participants: [{ id: 'ada', name: 'Ada Lenoir', label: 'Ada' }],
  body: [
    { type: 'question', id: 'q1', content: [[t('Qui ?')]] },
    {
      type: 'answer',
      id: 'r1',
      participants: ['ada'],
      labelShown: true,
      blocks: [
        {
          type: 'paragraph',
          content: [
            t('Moi, '),
            { type: 'text', text: 'fort', marks: ['bold', 'italic'] },
            t('\u00a0! '),
            { type: 'text', text: 'so', language: 'en' },
          ],
        },
        {
          type: 'list',
          ordered: true,
          start: 3,
          items: [
            {
              content: [t('un')],
              children: { type: 'list', ordered: false, items: [{ content: [t('dedans')] }] },
            },
            { content: [t('deux')] },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'link', url: 'https://exemple.fr', title: 'T', content: [t('lien')] },
            { type: 'lineBreak' },
            { type: 'text', text: 'x', marks: ['strike', 'sup'] },
          ],
        },
      ],
    },
    { type: 'heading', level: 3, content: [t('Inter')] },
    { type: 'quote', content: [[t('a')], [t('b')]], cite: 'Elle' },
    {
      type: 'table',
      rows: [
        [
          { header: true, content: [t('A')] },
          { header: false, content: [t('B')] },
        ],
      ],
    },
    { type: 'rule' },
    { type: 'code', text: 'x\n y' },
    {
      type: 'image',
      asset: 'a'.repeat(64),
      width: 4,
      height: 3,
      alt: 'Quai',
      caption: [t('Le quai')],
      credit: 'Ada',
      decorative: false,
    },
    { type: 'paragraph', content: [t('Merci.')] },
  ],
};

async function copyAll(): Promise<{ html: string; text: string }> {
  const clipboardData = new DataTransfer();
  test.editor.dispatchCommand(COPY_COMMAND, new ClipboardEvent('copy', { clipboardData, cancelable: true }));
  await nextTask();
  return { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
}

const leaves = (node: LexicalNode): LexicalNode[] =>
  $isElementNode(node) ? node.getChildren().flatMap(leaves) : [node];
const leaf = (words: string) => {
  const textNode = leaves($getRoot()).find((node) => node.getTextContent().includes(words));
  if (!$isTextNode(textNode)) throw new Error(`no « ${words} »`);
  return textNode;
};

/** From the start of some words to the end of others. */
function select(from: string, to: string): void {
  test.act(() => {
    const [first, last] = [leaf(from), leaf(to)];
    const start = first.getTextContent().indexOf(from);
    const end = last.getTextContent().indexOf(to) + to.length;
    const selection = first.select(start, start);
    selection.focus.set(last.getKey(), end, 'text');
  });
}

describe('copied text', () => {
  it('is clean HTML and readable text, with names before answers', async () => {
    test = openTestEditor(post);
    test.act(() => {
      $selectAll();
    });
    const { html, text } = await copyAll();
    expect(html).toBe(
      '<h2>Qui ?</h2><p><strong>Ada\u00a0:</strong> Moi, <strong><em>fort</em></strong>\u00a0! <span lang="en">so</span></p><ol start="3"><li>un<ul><li>dedans</li></ul></li><li>deux</li></ol><p><a href="https://exemple.fr" title="T">lien</a><br><s><sup>x</sup></s></p><h3>Inter</h3><blockquote><p>a</p><p>b</p><p><cite>Elle</cite></p></blockquote><table><tbody><tr><th>A</th><td>B</td></tr></tbody></table><hr><pre><code>x\n y</code></pre><p><em>Le quai – ©\u00a0Ada</em></p><p>Merci.</p>',
    );
    expect(text).toBe(
      'Qui ?\n\nAda\u00a0: Moi, fort\u00a0! so\n\n3. un\n  - dedans\n4. deux\n\nlien\nx\n\nInter\n\na\nb\n— Elle\n\nA\tB\n\n* * *\n\nx\n y\n\nLe quai — ©\u00a0Ada\n\nMerci.',
    );
  });

  it('of a part of an answer has no name', async () => {
    test = openTestEditor(post);
    select('fort', 'deux');
    const { html, text } = await copyAll();
    expect(text).toBe('fort\u00a0! so\n\n3. un\n  - dedans\n4. deux');
    expect(html).toBe(
      '<p><strong><em>fort</em></strong>\u00a0! <span lang="en">so</span></p><ol start="3"><li>un<ul><li>dedans</li></ul></li><li>deux</li></ol>',
    );
  });

  it('within one line is those words', async () => {
    test = openTestEditor(post);
    select('Moi', 'fort');
    expect(await copyAll()).toEqual({ html: 'Moi, <strong><em>fort</em></strong>', text: 'Moi, fort' });
  });

  it('leaves the document unchanged', async () => {
    test = openTestEditor(post);
    const before = test.read();
    let changes = 0;
    test.act(() => {
      $selectAll();
    });
    const end = test.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      changes += dirtyElements.size + dirtyLeaves.size;
    });
    await copyAll();
    end();
    expect(changes).toBe(0);
    expect(test.read()).toEqual(before);
  });

  it('is read back by our own reader, with names as words', async () => {
    test = openTestEditor(post);
    test.act(() => {
      $selectAll();
    });
    const { html } = await copyAll();
    const { blocks } = readForeign(html, { newId: () => 'n', language: 'fr' });
    expect(compact(blocks)).toBe(
      'h2 Qui ?\np **Ada°:** Moi, **_fort_**°! {en: so}\n3. un\n  - dedans\n4. deux\np [lien](https://exemple.fr) ↵ ~~^x^~~\nh3 Inter\n> a\n> b\n>> Elle\n| !A | B\nrule\ncode "x\\n y"\np _Le quai – ©°Ada_\np Merci.\n',
    );
  });
});
