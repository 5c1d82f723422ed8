// @vitest-environment happy-dom
import { $getRoot, $getSelection, PASTE_COMMAND, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import { blockToText } from '#interview/plain.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

const INTERVIEW = `Les ateliers du littoral

Qui êtes-vous ?
Anne Lenoir : Je suis chargée de mission au port.
Je m’occupe aussi des cales.
Paul Vidal : Je travaille à la capitainerie.

Que retenez-vous ?
Anne Lenoir : Le calme.
Paul Vidal :
La patience

Toute l’équipe remercie Anne et Paul pour leur visite.`;

let test: TestEditor;
afterEach(() => test.dispose());

const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

async function paste(data: Readonly<Record<string, string>>): Promise<void> {
  const clipboardData = new DataTransfer();
  for (const [kind, value] of Object.entries(data)) clipboardData.setData(kind, value);
  test.editor.dispatchCommand(
    PASTE_COMMAND,
    new ClipboardEvent('paste', { clipboardData, cancelable: true }),
  );
  await nextTask();
}

const kinds = (): string[] => test.read().body.map((block) => block.type);
const lines = (): string[] => test.read().body.map(blockToText);

describe('pasting a plain text that is an interview', () => {
  it('creates turns and the title at once; one undo restores the lines', async () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({ 'text/plain': INTERVIEW });
    expect(kinds()).toEqual(['question', 'answer', 'answer', 'question', 'answer', 'answer', 'paragraph']);
    expect(test.read().title).toBe('Les ateliers du littoral');
    expect(test.notices.map((notice) => notice.text)).toEqual([
      'Entretien reconnu\u00a0: 2 questions, 4 réponses.',
    ]);
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await nextTask();
    expect(kinds()).toEqual(Array.from({ length: 10 }, () => 'paragraph'));
    expect(test.read().title).toBe('');
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await nextTask();
    expect(kinds()).toHaveLength(7);
  });

  it('omits the time stamps of a transcript, and reports it', async () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({
      'text/plain': `[00:00:01] Anne : Qui êtes-vous ?\n[00:00:04] Paul : Batelier.\n[00:01:02] Anne : Que portez-vous ?\n[00:01:05] Paul : Du sable.`,
    });
    expect(lines()).toEqual(['Qui êtes-vous ?', 'Batelier.', 'Que portez-vous ?', 'Du sable.']);
    expect(test.notices.map((notice) => notice.text)).toEqual([
      'Entretien reconnu\u00a0: 2 questions, 2 réponses. 4\u00a0repères de temps ne sont pas dans les réponses.',
    ]);
  });

  it('undoes to the plain lines, then to the empty post, and redoes both', async () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({ 'text/plain': INTERVIEW });
    const turns = test.read();
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await nextTask();
    expect(lines()).toContain('Paul Vidal : Je travaille à la capitainerie.');
    test.editor.dispatchCommand(UNDO_COMMAND, undefined);
    await nextTask();
    expect(test.read().body).toEqual([]);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    test.editor.dispatchCommand(REDO_COMMAND, undefined);
    await nextTask();
    expect(test.read()).toEqual(turns);
  });

  it('restores the plain lines by the notice', async () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({ 'text/plain': INTERVIEW });
    expect(test.notices[0]?.action?.label).toBe('Garder le texte brut');
    test.notices[0]?.action?.run();
    await nextTask();
    expect(kinds()).toEqual(Array.from({ length: 10 }, () => 'paragraph'));
    expect(lines()).toContain('Anne Lenoir : Je suis chargée de mission au port.');
  });

  it('withdraws that undo after more typing', async () => {
    test = openTestEditor(emptyPost('interview', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({ 'text/plain': INTERVIEW });
    expect(test.notices).toHaveLength(1);
    test.act(() => {
      $getRoot().getLastChild()?.selectEnd();
      $getSelection()?.insertText('Merci.');
    });
    expect(test.notices).toEqual([]);
    expect(kinds()).toHaveLength(7);
  });

  it('leaves other texts as paragraphs, without a notice', async () => {
    test = openTestEditor(emptyPost('article', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({ 'text/plain': 'Une ligne.\n\nUne autre.' });
    expect(kinds()).toEqual(['paragraph', 'paragraph']);
    expect(test.notices).toEqual([]);
  });

  it('reads HTML into the model, and never a script', async () => {
    test = openTestEditor(emptyPost('article', 'fr'));
    test.act(() => $caretAtEndOf(test.block(1)));
    await paste({
      'text/html': '<p>Un <b>mot</b></p><script>alert(1)</script><ul><li>a</li><li>b</li></ul>',
      'text/plain': 'x',
    });
    expect(kinds()).toEqual(['paragraph', 'list']);
    expect(JSON.stringify(test.read())).not.toContain('alert');
  });
});
