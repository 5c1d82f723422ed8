// @vitest-environment happy-dom
/** The toolbar acts on the visible editor, and on no other. */
import { createEditor, type LexicalEditor } from 'lexical';
import { expect, it } from 'vitest';
import { ToolsLink } from '#renderer/editor/toolbar/tools-link.ts';

function anEditor(
  link: ToolsLink,
  name: string,
  done: string[],
): { editor: LexicalEditor; leave: () => void } {
  const editor = createEditor({ namespace: name });
  const leave = link.attach(editor, {
    run: (command) => done.push(`${name} ${command}`),
    refocus: () => done.push(`${name} refocus`),
  });
  return { editor, leave };
}

it('runs pressed tools in the open text, and none between two texts', () => {
  const link = new ToolsLink();
  const done: string[] = [];
  link.run('bold');
  const first = anEditor(link, 'first', done);
  link.run('bold');
  first.leave();
  link.run('undo');
  link.refocus();
  anEditor(link, 'second', done);
  link.run('undo');
  link.refocus();
  expect(done).toEqual(['first bold', 'second undo', 'second refocus']);
});

it('does not use the former text’s tools before that text is gone', () => {
  const link = new ToolsLink();
  const done: string[] = [];
  const first = anEditor(link, 'first', done);
  anEditor(link, 'second', done);
  first.leave();
  link.run('bold');
  expect(done).toEqual(['second bold']);
});

it('reports an editor once it is on the screen, and never a former one', async () => {
  const link = new ToolsLink();
  const editors: LexicalEditor[] = [];
  const first = anEditor(link, 'first', []);
  first.leave();
  const second = anEditor(link, 'second', []);
  await new Promise<void>((resolve) => {
    link.listen((editor) => {
      editors.push(editor);
      resolve();
    });
  });
  expect(editors).toEqual([second.editor]);
});
