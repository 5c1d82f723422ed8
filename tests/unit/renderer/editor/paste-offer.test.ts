// @vitest-environment happy-dom
/** A rich text that reads as an interview: it stays as pasted, turns are offered, one undo restores it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { REDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { countsOf, offerOf, takeOffer } from '#renderer/editor/paste/offer.ts';
import { compact } from '#tests/builders/compact-document.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';
import { paste, nextTask, undo } from './test-clipboard.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const fixture = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../../../fixtures/clipboard', name), 'utf8');
const summary = (): string => compact(test.read().body);

function open(post: Post, block = 1): void {
  test = openTestEditor(post);
  test.act(() => $caretAtEndOf(test.block(block)));
}

const RICH = `<h1>Deux voix</h1><p><b>Qui êtes-vous ?</b></p><p><i>Lucie :</i> Une <a href="https://exemple.fr/b">batelière</a>.</p>
<p><i>Omar :</i> Un voisin.</p><p><b>Que retenez-vous ?</b></p><p><i>Lucie :</i> Le calme.</p><ul><li>du matin</li></ul><p><i>Omar :</i> La pluie.</p>`;

describe('a pasted rich interview', () => {
  it('stays as pasted, and turns are offered', async () => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    expect(test.read().body.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'list',
      'paragraph',
    ]);
    const offer = offerOf(test.editor).peek();
    expect(offer === null ? null : countsOf(offer.recognition)).toEqual({
      questions: 2,
      answers: 4,
      people: 2,
    });
    expect(test.notices).toEqual([]);
  });

  it('becomes turns on request with its links and lists; one undo restores the paste, two remove it', async () => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    const before = test.read();
    expect(takeOffer(test.editor)).toBe(true);
    expect(summary()).toBe(
      '? Qui êtes-vous ?\nanswer 1\n  p Une [batelière](https://exemple.fr/b).\nanswer 1\n  p Un voisin.\n? Que retenez-vous ?\nanswer 1\n  p Le calme.\n  - du matin\nanswer 1\n  p La pluie.\n',
    );
    expect(test.read().title).toBe('Deux voix');
    expect(offerOf(test.editor).peek()).toBeNull();
    await undo(test);
    expect(test.read()).toEqual(before);
    await undo(test);
    expect(test.read().body).toEqual([]);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await nextTask();
    expect(test.read().body).toHaveLength(6);
  });

  it('is read again at the acceptance, with text typed since', async () => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    test.act(() => {
      $caretAtEndOf(test.block(8));
    });
    await paste(test, { 'text/plain': ' Et le vent.' });
    takeOffer(test.editor);
    expect(summary()).toContain('p La pluie. Et le vent.');
  });

  it('is not offered after its undo', async () => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    await undo(test);
    expect(offerOf(test.editor).peek()).toBeNull();
    expect(takeOffer(test.editor)).toBe(false);
  });

  it.each(['word-fr-entretien.html', 'docs-entretien.html'])('%s keeps every word as turns', async (name) => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': fixture(name), 'text/plain': 'x' });
    const before = summary();
    expect(takeOffer(test.editor) || before.length > 0).toBe(true);
    await undo(test);
    expect(summary() === before || summary() === '\n').toBe(true);
  });
});

describe('is not offered:', () => {
  it('a text in a page', async () => {
    open(emptyPost('page', 'fr'));
    await paste(test, { 'text/html': RICH, 'text/plain': 'x' });
    expect(offerOf(test.editor).peek()).toBeNull();
  });

  it('a text that is no interview', async () => {
    open(emptyPost('interview', 'fr'));
    await paste(test, { 'text/html': fixture('libreoffice-article.html'), 'text/plain': 'x' });
    expect(offerOf(test.editor).peek()).toBeNull();
  });

  it('a few words with a colon in an answer', async () => {
    open({
      ...emptyPost('interview', 'fr'),
      body: [
        {
          type: 'answer',
          id: 'r',
          participants: [],
          labelShown: true,
          blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Oui.' }] }],
        },
      ],
    });
    await paste(test, { 'text/plain': 'Pourquoi ?\nLucie : parce que.\nOmar : voilà.' });
    expect(offerOf(test.editor).peek()).toBeNull();
    expect(test.read().body.map((block) => block.type)).toEqual(['answer']);
  });
});

describe('a plain interview pasted into a written post', () => {
  it('is offered as turns, and becomes turns only on request', async () => {
    open({
      ...emptyPost('interview', 'fr'),
      body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Un début.' }] }],
    });
    await paste(test, {
      'text/plain':
        '\nQui êtes-vous ?\nLucie : Une batelière.\nOmar : Un voisin.\n\nQue retenez-vous ?\nLucie : Le calme.\nOmar : La pluie.\n',
    });
    expect(new Set(test.read().body.map((block) => block.type))).toEqual(new Set(['paragraph']));
    expect(offerOf(test.editor).peek()).not.toBeNull();
    takeOffer(test.editor);
    expect(
      test
        .read()
        .body.map((block) => block.type)
        .filter((type) => type === 'question').length,
    ).toBeGreaterThan(0);
  });
});

describe('omitted parts of a paste', () => {
  it('are reported: unreadable pictures, comments, deletions', async () => {
    open(emptyPost('article', 'fr'));
    await paste(test, { 'text/html': fixture('word-fr-suivi.html'), 'text/plain': 'x' });
    expect(test.notices.map((notice) => notice.text)).toEqual([
      '1\u00a0image n’a pas pu être reprise\u00a0: faites-la glisser dans le texte, ou passez par le menu Insertion. Non repris\u00a0: 1\u00a0commentaire, 1\u00a0passage déjà supprimé.',
    ]);
  });

  const asset = { sha256: 'a'.repeat(64), width: 40, height: 30, name: 'x', credit: 'Ada', description: '' };

  it('are none when the clipboard has the picture', async () => {
    const sent: string[] = [];
    test = openTestEditor(emptyPost('article', 'fr'), {
      uploadPicture: (file) => {
        sent.push(`${file.name} ${file.size}`);
        return Promise.resolve(asset);
      },
    });
    test.act(() => $caretAtEndOf(test.block(1)));
    const png = '89504e470d0a1a0a0000000d49484452';
    await paste(test, {
      'text/html': '<p>avant</p><p><img src="file:///C:/x/clip_image002.png"></p><p>après</p>',
      'text/plain': 'avant\naprès',
      'text/rtf': `{\\rtf1 avant{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn x}}}\\picscalex100\\pngblip\\bliptag-1 {\\*\\blipuid 0a0b}\n${png.slice(0, 16)}\n${png.slice(16)}}}{\\nonshppict{\\pict\\wmetafile8 0102}}}`,
    });
    expect(sent).toEqual(['image-1.png 16']);
    expect(summary()).toBe(`p avant\nimage ${asset.sha256} 40x30 alt= caption=\np après\n`);
    expect(test.notices).toEqual([]);
    await undo(test);
    expect(test.read().body).toEqual([]);
  });

  it('exclude a picture embedded in the HTML, which is stored in the library', async () => {
    test = openTestEditor(emptyPost('article', 'fr'), { uploadPicture: () => Promise.resolve(asset) });
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste(test, {
      'text/html':
        '<figure><img alt="Quai" src="data:image/png;base64,iVBORw0KGgo="><figcaption>Le quai</figcaption></figure><p>fin</p>',
      'text/plain': 'fin',
    });
    expect(summary()).toBe(`image ${asset.sha256} 40x30 alt=Quai caption=Le quai\np fin\n`);
  });

  it('include a picture that the library refuses, whose text and data stay', async () => {
    test = openTestEditor(emptyPost('article', 'fr'), {
      uploadPicture: () => Promise.reject(new Error('disque plein')),
    });
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste(test, {
      'text/html': '<p>avant</p><img src="data:image/png;base64,iVBORw0KGgo="><p>fin</p>',
      'text/plain': 'fin',
    });
    expect(summary()).toMatch(/^p avant\nhtml <img src="data:image\/png[^\n]*\np fin\n$/u);
    expect(test.notices.map((notice) => notice.text)).toEqual(['Error: disque plein']);
  });
});
