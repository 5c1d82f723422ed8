// @vitest-environment happy-dom
/** Combinations of two features that were written separately. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { TypographyExtension } from '#renderer/editor/typography/typography-extension.ts';
import { paste, nextTask, undo } from './test-clipboard.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { caretIn, run, write } from './editor-keys.ts';
import { anne, answer, karim, post, question, text } from './turn-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const words = (line: string) => [{ type: 'text' as const, text: line }];
const cellOf = (line: string) => ({ header: false, content: words(line) });
const table: TopBlock = {
  type: 'table',
  caption: words('legende'),
  rows: [[cellOf('case'), cellOf('autre')]],
};
const quote: TopBlock = { type: 'quote', content: [words('Le vent')], cite: 'Valery' };
const code: TopBlock = { type: 'code', text: 'let a' };
const jsonOf = (body: readonly TopBlock[]): string => JSON.stringify(body);

function open(document: Post): void {
  test = openTestEditor(document);
}
async function type(line: string): Promise<void> {
  for (const sign of line) {
    write(test, sign);
    await nextTask();
  }
}

describe('typography while typing', () => {
  for (const [placeName, block, at] of [
    ['a cell', table, 'case'],
    ['a caption', table, 'legende'],
    ['a source', quote, 'Valery'],
  ] as const)
    it(`corrects ${placeName}`, async () => {
      open(post([], block, text('fin')));
      getExtensionDependencyFromEditor(test.editor, TypographyExtension).output.asTyped = true;
      caretIn(test, at);
      await type(" l'eau");
      expect(jsonOf(test.read().body)).toContain(`${at} l’eau`);
    });

  it('leaves code unchanged', async () => {
    open(post([], code));
    getExtensionDependencyFromEditor(test.editor, TypographyExtension).output.asTyped = true;
    caretIn(test, 'let a');
    await type(" = 'b' ... ?");
    expect(test.read().body).toEqual([{ type: 'code', text: "let a = 'b' ... ?" }]);
  });
});

describe('typed names and signs', () => {
  const document = post(
    [anne, karim],
    question('q1', 'Un ?'),
    answer('a1', 'anne', 'Oui.'),
    table,
    quote,
    code,
  );
  it('a name with its colon is text in a cell, a source and code', async () => {
    open(document);
    for (const at of ['case', 'Valery', 'let a']) {
      caretIn(test, at, 'start');
      await type('Karim Haddad : ');
    }
    expect(test.read().body.filter((block) => block.type === 'answer')).toHaveLength(1);
    expect(jsonOf(test.read().body).match(/Karim Haddad : /g)).toHaveLength(3);
  });

  it('a dash at the start of an answer creates a list in the same answer, and one undo restores it', async () => {
    open(document);
    caretIn(test, 'Oui.', 'start');
    await type('- ');
    expect(test.read().body[1]).toMatchObject({
      id: 'a1',
      participants: ['anne'],
      blocks: [{ type: 'list', items: [{ content: words('Oui.') }] }],
    });
    await undo(test);
    expect(jsonOf(test.read().body)).toContain('- Oui.');
  });
});

describe('a turn with a table, a quotation and code', () => {
  const turn = { ...answer('a1', 'anne'), blocks: [table, quote, code] } as TopBlock;
  const parts = ['legende', 'case', 'autre', 'Le vent', 'Valery', 'let a'];
  for (const at of parts.slice(1))
    it(`is split and joined in « ${at} » without losing a part`, () => {
      open(post([anne, karim], question('q1', 'Un ?'), turn));
      caretIn(test, at);
      run(test, 'split-turn');
      for (const word of parts) expect(jsonOf(test.read().body)).toContain(word);
      expect(test.read().body[1]).toMatchObject({ id: 'a1', participants: ['anne'] });
      run(test, 'merge-turn');
      expect(test.read().body).toEqual([question('q1', 'Un ?'), turn]);
    });

  it('is not split in a caption or before its first cell, and a next person comes after the table', () => {
    open(post([anne, karim], question('q1', 'Un ?'), turn));
    caretIn(test, 'legende');
    run(test, 'split-turn');
    caretIn(test, 'case', 'start');
    run(test, 'split-turn');
    expect(test.read().body).toEqual([question('q1', 'Un ?'), turn]);
    caretIn(test, 'case');
    run(test, 'next-person');
    expect(test.read().body[1]).toMatchObject({ id: 'a1', blocks: [table] });
  });
});

describe('an interview pasted where turns are not allowed', () => {
  const interview = {
    'text/html':
      '<p><b>Qui va là ?</b></p><p>Anne : moi.</p><p><b>Et puis ?</b></p><p>Karim : rien.</p><table><tr><td>fond</td></tr></table>',
    'text/plain': 'Qui va là ?\nAnne : moi.\nEt puis ?\nKarim : rien.\nfond',
  };
  for (const [placeName, block, at] of [
    ['a cell', table, 'case'],
    ['a source', quote, 'Valery'],
    ['code', code, 'let a'],
  ] as const)
    it(`keeps every word in ${placeName}, undone in one step`, async () => {
      open(post([anne], text('avant'), block, text('fin')));
      const first = test.read();
      caretIn(test, at);
      await paste(test, interview);
      for (const word of ['Qui va là', 'moi.', 'Et puis', 'rien.', 'fond', at, 'fin'])
        expect(jsonOf(test.read().body)).toContain(word);
      await undo(test);
      expect(test.read()).toEqual(first);
    });
});

describe('pasted lone surrogates and NUL', () => {
  it('do not prevent saving', async () => {
    open(post([], text('avant')));
    caretIn(test, 'avant');
    await paste(test, { 'text/plain': ' a\ud800b\u0000c' });
    expect(jsonOf(test.read().body)).toContain('avant a');
    await paste(test, {
      'text/html': '<p lang="x&quot;y<z">mot</p><p lang="\u0000">fin</p>',
      'text/plain': 'x',
    });
    expect(jsonOf(test.read().body)).toContain('mot');
  });
});
