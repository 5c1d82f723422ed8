import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  COMMAND_PRIORITY_EDITOR,
  HISTORY_PUSH_TAG,
  type LexicalNode,
} from 'lexical';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { Participant } from '#interview/document.ts';
import { $caretBlock, $turnBlocks } from '../edit/blocks.ts';
import { $addPerson, $nameAnswer, $showLabel } from '../edit/people.ts';
import { $nextQuestion } from '../edit/turns.ts';
import { CHOOSE_NAME_COMMAND } from '../commands/turn-commands.ts';
import { TypographyExtension } from '../typography/typography-extension.ts';
import { $isQuestionNode } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, $turnId } from '../model/nodes/state.ts';
import { postLanguage } from '../typography/passage-language.ts';
import { textAsTyped } from '../typography/title.ts';
import { NameChooser, type NameAct } from './NameChooser.tsx';
import { TurnPeople } from './TurnPeople.tsx';

type NameInLineProps = Readonly<{ page: RefObject<HTMLElement | null> }>;

type Open = Readonly<{
  kind: 'name' | 'people';
  turn: string;
  offset: { top: number; left: number };
  people: readonly Participant[];
  named: boolean;
  labelShown: boolean;
}>;

/**
 * The choosers of a turn's people, opened by a key, a click or a new answer: a name field over the name of an answer,
 * or lists of the post's people for a question or a joint answer.
 */
export function NameInLine({ page }: NameInLineProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState<Open | null>(null);

  useEffect(
    () =>
      editor.registerCommand(
        CHOOSE_NAME_COMMAND,
        (turnId) => {
          const block = turnId === null ? $caretBlock() : $firstOf(turnId);
          const turn = $turnId(block);
          const first = block === null ? undefined : $turnBlocks(block)[0];
          const dom = first === undefined ? null : editor.getElementByKey(first.getKey());
          if (turn === null || dom === null || page.current === null) return false;
          const membership = $membershipOf(block);
          const chip = dom.querySelector(':scope > :is(.escale-name, .escale-asked:not([data-everyone]))');
          const name = (chip ?? dom).getBoundingClientRect();
          const around = page.current.getBoundingClientRect();
          setOpen({
            kind: $isQuestionNode(block) ? 'people' : 'name',
            turn,
            offset: { top: name.top - around.top - 2, left: name.left - around.left - 4 },
            people: $people(),
            named: membership !== null && membership.participants.length > 0,
            labelShown: membership?.labelShown ?? true,
          });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, page],
  );

  if (open === null) return null;
  const { turn } = open;

  /** Makes the change in one undo step, and puts the caret in the text. */
  function change(act: (first: LexicalNode) => void): void {
    setOpen(null);
    editor.update(
      () => {
        const first = $firstOf(turn);
        if (first === null) return;
        $selectIn(first);
        act(first);
      },
      { discrete: true, tag: HISTORY_PUSH_TAG },
    );
    editor.focus();
  }

  function choose(person: Participant): void {
    change((first) => {
      $addPerson(person);
      $nameAnswer(first, [person.id]);
    });
  }

  /** Adds the next question: replaces an empty answer, else follows it. */
  function ask(text: string): void {
    const { asTyped, house } = getExtensionDependencyFromEditor(editor, TypographyExtension).output;
    const question = asTyped ? textAsTyped(text, { language: postLanguage(editor), house }) : text;
    change(() => {
      $nextQuestion();
      $getSelection()?.insertText(question);
    });
  }

  function act(what: NameAct): void {
    if (what === 'together') setOpen((now) => (now === null ? null : { ...now, kind: 'people' }));
    else
      change((first) => {
        if (what === 'unname') $nameAnswer(first, []);
        else $showLabel(first, $membershipOf(first)?.labelShown !== true);
      });
  }

  function close(refocus: boolean): void {
    setOpen(null);
    if (!refocus) return;
    editor.update(() => {
      const first = $firstOf(turn);
      if (first !== null) $selectIn(first);
    });
    editor.focus();
  }

  if (open.kind === 'people')
    return <TurnPeople key={`people ${turn}`} turn={turn} place={open.offset} onClose={() => close(true)} />;
  return (
    <NameChooser
      key={turn}
      place={open.offset}
      people={open.people}
      hasName={open.named}
      labelShown={open.labelShown}
      onChoose={choose}
      onAsk={ask}
      onAct={act}
      onClose={close}
    />
  );
}

function $firstOf(turn: string): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find((block) => $turnId(block) === turn) ?? null
  );
}

/** Keeps the caret in this turn, else moves it to the first words. */
function $selectIn(first: LexicalNode): void {
  const block = $caretBlock();
  if (block !== null && $turnBlocks(first).some((part) => part.is(block))) return;
  if ($isElementNode(first)) first.selectStart();
  else first.selectNext();
}
