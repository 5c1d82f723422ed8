// @vitest-environment happy-dom
/** Enter in the title goes to the lead, then to the first question; a pasted interview leaves no empty question. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { $getRoot, $getSelection, $isRangeSelection, INSERT_PARAGRAPH_COMMAND } from 'lexical';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { Kind } from '#interview/document.ts';
import { openTestWindow, type TestWindow } from '../test-window.tsx';
import { paste } from './test-clipboard.ts';
import { findWindowEditor, type WindowEditor } from './window-editor.ts';

const INTERVIEW = readFileSync('tests/fixtures/interviews/atelier-des-marees.txt', 'utf8');

let opened: TestWindow;
afterEach(async () => {
  cleanup();
  await opened.close();
});

async function openNew(kind: Kind): Promise<WindowEditor> {
  opened = await openTestWindow(async (backend) => {
    await backend.call('settings.set', { welcomed: true });
    const { id } = await backend.call('posts.create', { kind, language: 'fr' });
    await backend.call('last-position.set', { postId: id, caret: '' });
  });
  return findWindowEditor();
}

async function enterFromTitle(key: 'Enter' | 'ArrowDown'): Promise<void> {
  const title = await screen.findByRole('textbox', { name: 'Titre' });
  act(() => void fireEvent.keyDown(title, { key }));
}

const caretBlock = ({ editor }: WindowEditor): string | undefined =>
  editor.read(() => {
    const selection = $getSelection();
    return $isRangeSelection(selection)
      ? selection.anchor.getNode().getTopLevelElement()?.getType()
      : undefined;
  });

it.each(['Enter', 'ArrowDown'] as const)(
  'goes by %s to the lead of an interview, by Enter to its question',
  async (key) => {
    const editor = await openNew('interview');
    await enterFromTitle(key);
    expect(caretBlock(editor)).toBe('lead');
    editor.act(() => void editor.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
    expect(caretBlock(editor)).toBe('question');
  },
);

it('goes to the text of an article, which seldom has a lead', async () => {
  const editor = await openNew('article');
  await enterFromTitle('Enter');
  expect(caretBlock(editor)).toBe('paragraph');
});

it('puts an interview pasted in the empty lead in place of the empty question', async () => {
  const editor = await openNew('interview');
  await enterFromTitle('Enter');
  await paste(editor, { 'text/plain': INTERVIEW });
  const questions = editor.editor.read(() =>
    $getRoot()
      .getChildren()
      .filter((node) => node.getType() === 'question')
      .map((node) => node.getTextContent()),
  );
  expect(questions).toHaveLength(6);
  expect(questions).not.toContain('');
});
