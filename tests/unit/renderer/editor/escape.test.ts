// @vitest-environment happy-dom
import { KEY_ESCAPE_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { buildArticle } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

it('keeps the caret in the text when no overlay is open', () => {
  test = openTestEditor(buildArticle().saying('Un mot.').post);
  test.root.focus();
  test.act(() => test.block(1).selectEnd());
  test.editor.dispatchCommand(KEY_ESCAPE_COMMAND, new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(document.activeElement).toBe(test.root);
});
