// @vitest-environment happy-dom
/** One person’s answers added to the text: the editor’s result equals the document’s own merge, in one step. */
import { HISTORY_PUSH_TAG, REDO_COMMAND, UNDO_COMMAND } from 'lexical';
import { afterEach, expect, test } from 'vitest';
import { applyEdits, planAnswers, type Decision } from '#interview/answers/merge-answers.ts';
import type { AnswerBlock, Participant, Post } from '#interview/document.ts';
import { $addAnswers } from '#renderer/editor/edit/answers.ts';
import { buildInterview, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

const lea: Participant = { id: 'lea', name: 'Léa Roux', label: 'Léa' };
const post: Post = buildInterview()
  .titled('Essai')
  .withPerson('Anne')
  .withPerson('Karim')
  .asking(['Un ?', 'Précisez.'])
  .answering('Anne', 'A1', 'A1 suite')
  .answering('Karim', 'K1')
  .answering('Anne', 'A1 encore')
  .asking('Deux ?')
  .saying({ type: 'heading', level: 2, content: [text('Partie')] })
  .asking('Trois ?')
  .answering(['Anne', 'Karim'], 'Ensemble')
  .saying('Merci.').post;

const rich: AnswerBlock[] = [
  paragraph(text('Un '), text('gras', 'bold'), {
    type: 'link',
    url: 'https://example.org/',
    content: [{ type: 'text', text: ' lien' }],
  }),
  { type: 'list', ordered: true, items: [{ content: [text('un')] }, { content: [text('deux')] }] },
  picture('a', 'Un jardin'),
];

let opened: TestEditor | undefined;
afterEach(() => opened?.dispose());

const cases: readonly (readonly [string, Participant, Decision[], AnswerBlock[]])[] = [
  [
    'someone new, rich answers',
    lea,
    ['q1', 'q2', 'q3'].map((question) => ({ question, how: 'replace', blocks: rich }) as const),
    [],
  ],
  ['replaced', post.participants[0] as Participant, [{ question: 'q1', how: 'replace', blocks: rich }], []],
  [
    'appended, and text for the end',
    post.participants[1] as Participant,
    [
      { question: 'q1', how: 'append', blocks: [paragraph('K1 suite')] },
      { question: 'q2', how: 'append', blocks: [paragraph('K2')] },
    ],
    [paragraph('P.-S.')],
  ],
  ['kept', post.participants[1] as Participant, [{ question: 'q1', how: 'keep', blocks: rich }], []],
];

test.each(cases)(
  '%s: like the document’s own merge; one undo restores the post',
  (_name, person, decisions, atEnd) => {
    let ids = 0;
    const edits = planAnswers(post, person, decisions, { newId: () => `new-${(ids += 1)}`, atEnd });
    const editor = openTestEditor(post);
    opened = editor;
    const before = editor.read();
    editor.editor.update(() => $addAnswers(person, edits), { discrete: true, tag: HISTORY_PUSH_TAG });
    const expected = applyEdits(post, person, edits);
    expect(editor.read()).toEqual(expected);
    editor.editor.dispatchCommand(UNDO_COMMAND, undefined);
    editor.act(() => undefined);
    expect(editor.read()).toEqual(before);
    editor.editor.dispatchCommand(REDO_COMMAND, undefined);
    editor.act(() => undefined);
    expect(editor.read()).toEqual(expected);
  },
);
