// @vitest-environment happy-dom
import { $getRoot, $isElementNode, $isTextNode, $selectAll, COPY_COMMAND, type LexicalNode } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '../../../../interview/document.ts';
import { emptyPost } from '../../../../interview/upgrade.ts';
import { anEditor, type TestEditor } from './an-editor.ts';
import { settled } from './a-clipboard.ts';

let test: TestEditor;
afterEach(() => test.dispose());
const t = (text: string) => ({ type: 'text' as const, text });
const post: Post = {
  ...emptyPost('interview', 'fr'),
  title: 'Titre',
  participants: [{ id: 'ada', name: 'Ada Lenoir', label: 'Ada' }],
  body: [
    { type: 'question', id: 'q1', content: [[t('Qui ?')]] },
    { type: 'answer', id: 'r1', participants: ['ada'], labelShown: true, blocks: [
      { type: 'paragraph', content: [t('Moi, '), { type: 'text', text: 'fort', marks: ['bold', 'italic'] }, t('\u00a0! '), { type: 'text', text: 'so', language: 'en' }] },
      { type: 'list', ordered: true, start: 3, items: [{ content: [t('un')], children: { type: 'list', ordered: false, items: [{ content: [t('dedans')] }] } }, { content: [t('deux')] }] },
      { type: 'paragraph', content: [{ type: 'link', url: 'https://exemple.fr', title: 'T', content: [t('lien')] }, { type: 'lineBreak' }, { type: 'text', text: 'x', marks: ['strike', 'sup'] }] },
    ] },
    { type: 'heading', level: 3, content: [t('Inter')] },
    { type: 'quote', content: [[t('a')], [t('b')]], cite: 'Elle' },
    { type: 'table', rows: [[{ header: true, content: [t('A')] }, { header: false, content: [t('B')] }]] },
    { type: 'rule' },
    { type: 'code', text: 'x\n y' },
    { type: 'image', asset: 'a'.repeat(64), width: 4, height: 3, alt: 'Quai', caption: [t('Le quai')], credit: 'Ada', decorative: false },
    { type: 'paragraph', content: [t('Merci.')] },
  ],
};
it('x', async () => {
  test = anEditor(post);
  const clipboardData = new DataTransfer();
  test.act(() => { $selectAll(); });
  test.editor.dispatchCommand(COPY_COMMAND, new ClipboardEvent('copy', { clipboardData, cancelable: true }));
  await settled();
  console.log(clipboardData.getData('text/html'));
  console.log(clipboardData.getData('text/plain'));
});
