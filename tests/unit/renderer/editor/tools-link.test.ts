// @vitest-environment happy-dom
/** The tools above the text act on the editor that stands under them, and on no other. */
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

it('does in the open text what is pressed, and nothing between two texts', () => {
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

it('does not take the tools from the text that came before the other had gone', () => {
  const link = new ToolsLink();
  const done: string[] = [];
  const first = anEditor(link, 'first', done);
  anEditor(link, 'second', done);
  first.leave();
  link.run('bold');
  expect(done).toEqual(['second bold']);
});

it('tells of an editor once it is on the screen, and never of one that went before', async () => {
  const link = new ToolsLink();
  const told: LexicalEditor[] = [];
  const first = anEditor(link, 'first', []);
  first.leave();
  const second = anEditor(link, 'second', []);
  await new Promise<void>((resolve) => {
    link.listen((editor) => {
      told.push(editor);
      resolve();
    });
  });
  expect(told).toEqual([second.editor]);
});
