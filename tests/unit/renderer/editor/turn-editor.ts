/** An editor with an interview of two or three people: the caret is set by words, and the turns are read as lines. */
import { $getRoot, $isElementNode, $isTextNode, UNDO_COMMAND, type LexicalNode } from 'lexical';
import type { Answer, Participant, Post, Question, TopBlock } from '#interview/document.ts';
import { runCommand } from '#renderer/editor/commands/commands.ts';
import type { Services } from '#renderer/editor/core/services.ts';
import { openTestEditor, $caretAtEndOf, type TestEditor } from './test-editor.ts';

export const anne: Participant = { id: 'anne', name: 'Anne Lenoir', label: 'Anne Lenoir' };
export const karim: Participant = { id: 'karim', name: 'Karim Haddad', label: 'Karim Haddad' };
export const zoe: Participant = { id: 'zoe', name: 'Zoé Morin', label: 'Zoé' };

const words = (text: string) => (text === '' ? [] : [{ type: 'text' as const, text }]);
export const question = (id: string, text: string, more: Partial<Question> = {}): Question => ({
  type: 'question',
  id,
  content: [words(text)],
  ...more,
});
export const answer = (id: string, participant: string, ...texts: string[]): Answer => ({
  type: 'answer',
  id,
  participants: participant === '' ? [] : participant.split('+'),
  labelShown: true,
  blocks: texts.map((text) => ({ type: 'paragraph', content: words(text) })),
});
export const text = (content: string): TopBlock => ({ type: 'paragraph', content: words(content) });
export const heading = (content: string): TopBlock => ({
  type: 'heading',
  level: 2,
  content: words(content),
});
export const post = (participants: readonly Participant[], ...body: TopBlock[]): Post => ({
  version: 2,
  kind: 'interview',
  language: 'fr',
  title: 'Essai',
  labels: [],
  participants: [...participants],
  body,
});

/** Two questions between text outside of turns, the first one answered by two of the three people. */
export const twoQuestions = (): Post =>
  post(
    [anne, karim, zoe],
    text('Avant.'),
    question('q1', 'Un ?'),
    answer('a1', 'anne', 'Oui et non.', 'Surtout oui.'),
    answer('a2', 'karim', 'Non.'),
    question('q2', 'Deux ?'),
    answer('a3', 'anne', 'Deux fois.'),
    text('Merci.'),
  );

type Written = Readonly<{ type: string; text?: string }>;
const plainText = (content: readonly Written[]): string =>
  content.map((inline) => inline.text ?? '').join('');

/** `q1 Un ?`, `a1 anne: Oui. | Non.`, `# Partie`, `- texte`. New ids are `*`. */
export function lines(body: readonly TopBlock[], knownIds: readonly string[]): string[] {
  const id = (own: string): string => (knownIds.includes(own) ? own : '*');
  return body.map((block) => {
    switch (block.type) {
      case 'question': {
        const to = block.to === undefined ? '' : ` (à ${block.to.join('+')})`;
        return `${id(block.id)} ${block.content.map(plainText).join(' | ')}${to}`;
      }
      case 'answer':
        return `${id(block.id)} ${block.participants.join('+') || '?'}: ${block.blocks.map((part) => (part.type === 'paragraph' ? plainText(part.content) : part.type)).join(' | ')}`;
      case 'heading':
        return `# ${plainText(block.content)}`;
      case 'paragraph':
        return `- ${plainText(block.content)}`;
      default:
        return block.type;
    }
  });
}

export type TurnEditor = TestEditor &
  Readonly<{
    lines(): string[];
    caretIn(text: string, offset: number): void;
    caretAtEnd(text: string): void;
    select(from: string, to: string): void;
    command(name: Parameters<typeof runCommand>[1]): void;
    /** The words of the block the caret is in, and the character. */
    caret(): string;
    undo(): Promise<void>;
  }>;

export function openTurnEditor(document: Post, services: Partial<Services> = {}): TurnEditor {
  const test = openTestEditor(document, services);
  const knownIds = document.body.flatMap((block) => ('id' in block ? [block.id] : []));
  const $leaf = (words: string): LexicalNode => {
    const block = $block(words);
    const leaf = $isElementNode(block) ? (block.getFirstDescendant() ?? block) : block;
    return leaf;
  };
  return {
    ...test,
    lines: () => lines(test.read().body, knownIds),
    caretIn: (words, offset) =>
      test.act(() => {
        const leaf = $leaf(words);
        if (!$isTextNode(leaf)) throw new Error('no text');
        leaf.select(offset, offset);
      }),
    caretAtEnd: (words) => test.act(() => $caretAtEndOf($block(words))),
    select: (from, to) =>
      test.act(() => {
        const [first, last] = [$leaf(from), $leaf(to)];
        if (!$isTextNode(first)) throw new Error('no text');
        const selection = first.select(0, 0);
        selection.focus.set(last.getKey(), last.getTextContentSize(), 'text');
      }),
    command: (name) =>
      test.act(() => {
        runCommand(test.editor, name);
      }),
    caret: () =>
      test.editor.read(() => {
        const selection = test.editor.getEditorState()._selection;
        const point = selection?.getStartEndPoints?.()?.[1];
        if (point === undefined) return '';
        return `${point.getNode().getTextContent()}@${point.offset}`;
      }),
    undo: async () => {
      test.editor.dispatchCommand(UNDO_COMMAND, undefined);
      await Promise.resolve();
    },
  };
}

export function $block(words: string): LexicalNode {
  const matchingNode = $getRoot()
    .getChildren()
    .find((block) => block.getTextContent() === words);
  if (matchingNode === undefined) throw new Error(`no block « ${words} »`);
  return matchingNode;
}
