// @vitest-environment happy-dom
/** « Corriger » in the text: one step with the pure repair’s result, undone as one. */
import * as fc from 'fast-check';
import { REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { NO_FACTS } from '#interview/checks/check-facts.ts';
import { canRepair, repairPost } from '#interview/checks/repair.ts';
import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';
import { $changePost } from '#renderer/editor/edit/change-post.ts';
import { normalizePost } from '#renderer/editor/model/document/normalize.ts';
import { findChanges } from '#renderer/editor/typography/typography-changes.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

let test: TestEditor | undefined;
afterEach(() => test?.dispose());

const words = (text: string) => [{ type: 'text' as const, text }];
const paragraphs = (...texts: string[]): AnswerBlock[] =>
  texts.map((text) => ({ type: 'paragraph', content: words(text) }));
const ENGLISH = 'There is no such thing as a free lunch for us.';
const post: Post = {
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: 'Essai',
  labels: [],
  participants: [{ id: 'p1', name: 'Anne Martin', label: 'Anne' }],
  body: [
    { type: 'question', id: 'q1', content: [words(ENGLISH)] },
    {
      type: 'answer',
      id: 'a1',
      participants: ['p1'],
      labelShown: true,
      blocks: paragraphs(
        'On y trouve :',
        '- des roseaux',
        '- des hérons',
        'Ma grand-mère disait :',
        '« L’eau revient toujours là où elle est passée. »',
        ENGLISH,
      ),
    },
    { type: 'heading', level: 4, content: words('Trop bas') },
    {
      type: 'answer',
      id: 'a2',
      participants: ['p1'],
      labelShown: true,
      blocks: [
        ...paragraphs('Voici :', 'Tableau 1 : les crues'),
        {
          type: 'table',
          rows: [
            [
              { header: false, content: words('1998') },
              { header: false, content: words('2 m') },
            ],
          ],
        },
      ],
    },
    ...(paragraphs('1. Ouvrir', '2. Fermer', 'Fin.') as TopBlock[]),
  ],
};

/** Repairs in the editor like the window; returns the pure repair’s result. */
function mendIn(one: TestEditor, code?: string): Post | undefined {
  const before = one.read();
  const check = checksOf(before, NO_FACTS).find(
    (each) => canRepair(each) && (code === undefined || each.code === code),
  );
  const after = check === undefined ? undefined : repairPost(before, check, NO_FACTS);
  if (after !== undefined)
    one.editor.update(() => void $changePost(before, after), { discrete: true, tag: 'history-push' });
  return after;
}

it.each([
  'passage-unmarked',
  'list-by-hand',
  'quotation-unmarked',
  'heading-jump',
  'table-without-caption',
  'table-without-headers',
])('repairs %s in one step, undone and redone as one', (code) => {
  const one = (test = openTestEditor(post));
  const before = one.read();
  const after = mendIn(one, code);
  expect(one.read()).toEqual(after);
  expect(after).not.toEqual(before);
  one.editor.dispatchCommand(UNDO_COMMAND, undefined);
  one.editor.update(() => undefined, { discrete: true });
  expect(one.read()).toEqual(before);
  one.editor.dispatchCommand(REDO_COMMAND, undefined);
  one.editor.update(() => undefined, { discrete: true });
  expect(one.read()).toEqual(after);
});

it('applies all repairs one after the other', () => {
  const one = (test = openTestEditor(post));
  let repairs = 0;
  for (; repairs < 30; repairs += 1) {
    const after = mendIn(one);
    if (after === undefined) break;
    expect(one.read()).toEqual(after);
  }
  expect(repairs).toBe(8);
  expect(checksOf(one.read(), NO_FACTS).filter(canRepair)).toEqual([]);
});

it('equals the pure repair, for any post', () => {
  checkProperty(
    fc.property(arbitraryPost, (any) => {
      const one = openTestEditor(any);
      try {
        for (let rounds = 0; rounds < 6; rounds += 1) {
          const after = mendIn(one);
          if (after === undefined) break;
          expect(normalizePost(one.read())).toEqual(normalizePost(after));
        }
      } finally {
        one.dispose();
      }
    }),
    { parts: 3 },
  );
});

/** How many changes the checks count, and the reviewed pass finds; none of an empty post. */
function typographyCounts(any: Post): Readonly<{ counted: number; expected: number }> {
  const one = openTestEditor(any);
  try {
    const checks = checksOf(one.read(), NO_FACTS);
    if (checks.some(({ code }) => code === 'body-empty')) return { counted: 0, expected: 0 };
    const counted = checks.find(({ code }) => code === 'typography-left')?.count ?? 0;
    return { counted, expected: findChanges(one.editor).filter(({ suggested }) => !suggested).length };
  } finally {
    one.dispose();
  }
}

it('counts the corrections of the typography review', () => {
  checkProperty(
    fc.property(arbitraryPost, (any) => {
      const { counted, expected } = typographyCounts(any);
      expect(counted).toBe(expected);
    }),
    { parts: 3 },
  );
});

it('counts the typography of a link in another language than its quotation', () => {
  const link = {
    type: 'link' as const,
    url: 'https://exemple.fr/',
    content: [{ type: 'text' as const, text: 'à : non', language: 'en' }],
  };
  const quote: AnswerBlock = { type: 'quote', content: [[link]], language: 'pt-BR' };
  const { counted, expected } = typographyCounts({
    ...post,
    body: [{ type: 'answer', id: 'a1', participants: [], labelShown: false, blocks: [quote] }],
  });
  expect(counted).toBe(expected);
});
