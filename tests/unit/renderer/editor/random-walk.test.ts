// @vitest-environment happy-dom
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postSchema, type Post } from '#interview/document.ts';
import { ACTS } from './random-acts.ts';
import { isSelected, letters, missing, placeSelection, type Effect, type Step } from './random-walk.ts';
import { anne, answer, openTurnEditor, heading, karim, post, question, text, zoe } from './turn-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const words = (line: string) => [{ type: 'text' as const, text: line }];
const item = (line: string) => ({ content: words(line) });
const document = (): Post => ({
  ...post(
    [anne, karim, zoe],
    text('avant'),
    question('q1', 'un deux', { by: ['zoe'] }),
    answer('a1', 'anne', 'trois quatre', 'cinq'),
    {
      ...answer('a2', 'karim', 'six'),
      blocks: [
        { type: 'paragraph', content: words('six') },
        {
          type: 'table',
          caption: words('legende'),
          rows: [
            [
              { header: true, content: words('ceci') },
              { header: true, content: words('cela') },
            ],
            [
              { header: false, content: words('oui') },
              { header: false, content: words('non') },
            ],
          ],
        },
        { type: 'quote', content: [words('fou'), words('sage')], cite: 'Montaigne' },
        { type: 'code', text: 'let a\nlet b' },
      ],
    },
    {
      type: 'image',
      asset: 'a'.repeat(64),
      alt: 'serre',
      caption: words('vue'),
      credit: 'moi',
      decorative: false,
    },
    question('q2', 'sept', { to: ['karim'] }),
    heading('huit'),
    { type: 'jumpBreak' },
    question('q3', 'neuf dix'),
    {
      ...answer('a3', 'anne+karim', 'onze'),
      blocks: [
        {
          type: 'list',
          ordered: true,
          items: [
            { ...item('douze'), children: { type: 'list', ordered: false, items: [item('bis')] } },
            item('treize'),
          ],
        },
        {
          type: 'gallery',
          images: [
            {
              type: 'image',
              url: 'https://exemple.fr/1.jpg',
              alt: 'quai',
              caption: [],
              credit: '',
              decorative: false,
            },
            {
              type: 'image',
              url: 'https://exemple.fr/2.jpg',
              alt: 'pont',
              caption: [],
              credit: '',
              decorative: false,
            },
          ],
          caption: words('rangee'),
        },
        { type: 'html', html: '<p>carte</p>', origin: 'outside' },
      ],
      labelShown: false,
    },
    { type: 'embed', url: 'https://exemple.fr/v', title: 'film', frame: false },
    text('merci'),
  ),
  lead: [words('chapo')],
});

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.nat(ACTS.length - 1),
  at: fc.nat(60),
  to: fc.nat(60),
  pick: fc.nat(20),
  wide: fc.boolean(),
});

/** How many letters may go: with a caret alone, one by a key that deletes, none by another. */
function mayLose(name: string, effect: Effect, wide: boolean): number {
  if (effect === 'keep' || effect === 'more') return 0;
  if (effect === 'any' || wide || name.startsWith('table-')) return Infinity;
  return name === 'backspace' || name.startsWith('delete') ? 1 : 0;
}

/**
 * False when Lexical’s development build stops at a caret in removed words (« invalid offset »); its release puts the
 * caret at their end.
 */
async function runs(act: () => void | Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.includes('invalid offset')) return false;
    throw thrown;
  }
}

it('keeps every word, valid documents and unique ids, and restores all by undo and redo', async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const test = openTurnEditor(document());
      const actNames: string[] = [];
      try {
        const first = test.read();
        const { historyState } = getExtensionDependencyFromEditor(test.editor, HistoryExtension).output;
        let last = first;
        for (const one of steps) {
          const act = ACTS[one.act];
          if (act === undefined) continue;
          placeSelection(test, one);
          const before = test.read();
          const wide = isSelected(test);
          actNames.push(act.name);
          if (!(await runs(() => act.run(test, one)))) return;
          const now = test.read();
          expect(postSchema.safeParse(now).error, actNames.join(' > ')).toBeUndefined();
          const [was, is] = [letters(before), letters(now)];
          const effect = wide && act.effect === 'more' ? 'any' : act.effect;
          const [lost, made] = [missing(was, is), missing(is, was)];
          const message = `${actNames.join(' > ')}: lost « ${lost} », made « ${made} »`;
          expect(lost.length <= mayLose(act.name, effect, wide), message).toBe(true);
          expect(made === '' || effect === 'more' || effect === 'any', message).toBe(true);
          last = now;
        }
        for (let count = 0; historyState.peek().undoStack.length > 0; count += 1) {
          expect(count, `undo does not end after ${actNames.join(' > ')}`).toBeLessThan(200);
          test.editor.dispatchCommand(UNDO_COMMAND, undefined);
          await Promise.resolve();
        }
        expect(test.read(), `undo of ${actNames.join(' > ')}`).toEqual(first);
        for (let count = 0; historyState.peek().redoStack.length > 0; count += 1) {
          expect(count, `redo does not end after ${actNames.join(' > ')}`).toBeLessThan(200);
          test.editor.dispatchCommand(REDO_COMMAND, undefined);
          await Promise.resolve();
        }
        expect(test.read(), `redo of ${actNames.join(' > ')}`).toEqual(last);
      } finally {
        test.dispose();
      }
    }),
    { parts: 20, kept: [{ seed: 20712584, path: '4:1:1:9:10:22:22:22:22:22:19:19:19:19' }] },
  );
});
