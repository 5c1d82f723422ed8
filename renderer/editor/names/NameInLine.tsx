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
  place: { top: number; left: number };
  people: readonly Participant[];
  named: boolean;
  labelShown: boolean;
}>;

/**
 * Opens what says whose turn it is, when asked by a key, by a click or by a new answer: over the name of an answer, the
 * field of a name; before a question, or for several people, the lists of the post's people.
 */
export function NameInLine({ page }: NameInLineProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState<Open | null>(null);

  useEffect(
    () =>
      editor.registerCommand(
        CHOOSE_NAME_COMMAND,
        (asked) => {
          const block = asked === null ? $caretBlock() : $firstOf(asked);
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
            place: { top: name.top - around.top - 2, left: name.left - around.left - 4 },
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

  /** One step to undo; the caret is put in the text. */
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

  /** The next question: in the place of an answer without words, else after it. */
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
    return <TurnPeople key={`people ${turn}`} turn={turn} place={open.place} onClose={() => close(true)} />;
  return (
    <NameChooser
      key={turn}
      place={open.place}
      people={open.people}
      named={open.named}
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

/** The caret stays where it was in this turn; else it goes to its first words. */
function $selectIn(first: LexicalNode): void {
  const block = $caretBlock();
  if (block !== null && $turnBlocks(first).some((part) => part.is(block))) return;
  if ($isElementNode(first)) first.selectStart();
  else first.selectNext();
}
