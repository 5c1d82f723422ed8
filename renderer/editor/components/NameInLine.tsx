import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot, $isElementNode, COMMAND_PRIORITY_EDITOR, type LexicalNode } from 'lexical';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import type { Participant } from '../../../interview/document.ts';
import { $caretBlock, $turnBlocks } from '../edit/blocks.ts';
import { $addPerson, $nameAnswer } from '../edit/people.ts';
import { CHOOSE_NAME_COMMAND } from '../extensions/interview-keys.ts';
import { $membershipOf, $people } from '../nodes/state.ts';
import { NameChooser } from './NameChooser.tsx';

type NameInLineProps = Readonly<{ page: RefObject<HTMLElement | null> }>;

type Open = Readonly<{
  answer: string;
  place: { top: number; left: number };
  people: readonly Participant[];
  named: boolean;
}>;

/** Opens the name field over the name of an answer, when asked by a key, by a click or by a new answer. */
export function NameInLine({ page }: NameInLineProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState<Open | null>(null);

  useEffect(
    () =>
      editor.registerCommand(
        CHOOSE_NAME_COMMAND,
        (asked) => {
          const block = asked === null ? $caretBlock() : $firstOf(asked);
          const membership = $membershipOf(block);
          const first = block === null ? undefined : $turnBlocks(block)[0];
          const dom = first === undefined ? null : editor.getElementByKey(first.getKey());
          if (membership === null || dom === null || page.current === null) return false;
          const name = (dom.querySelector(':scope > .escale-name') ?? dom).getBoundingClientRect();
          const around = page.current.getBoundingClientRect();
          setOpen({
            answer: membership.id,
            place: { top: name.top - around.top - 2, left: name.left - around.left - 4 },
            people: $people(),
            named: membership.participants.length > 0,
          });
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, page],
  );

  if (open === null) return null;

  /** One step: the person enters the post and the answer gets the name; then the caret goes to the text. */
  function choose(person: Participant | null): void {
    const { answer } = open ?? { answer: '' };
    setOpen(null);
    editor.update(
      () => {
        const first = $firstOf(answer);
        if (first === null) return;
        if (person !== null) $addPerson(person);
        $nameAnswer(first, person === null ? [] : [person.id]);
        $selectIn(first);
      },
      { discrete: true, tag: 'history-push' },
    );
    editor.focus();
  }

  return (
    <NameChooser
      key={open.answer}
      place={open.place}
      people={open.people}
      named={open.named}
      onChoose={choose}
      onUnname={() => choose(null)}
      onClose={(refocus) => {
        setOpen(null);
        if (!refocus) return;
        editor.update(() => {
          const first = $firstOf(open.answer);
          if (first !== null) $selectIn(first);
        });
        editor.focus();
      }}
    />
  );
}

function $firstOf(answer: string): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find((block) => $membershipOf(block)?.id === answer) ?? null
  );
}

/** The caret stays where it was in this answer; else it goes to its first words. */
function $selectIn(first: LexicalNode): void {
  const block = $caretBlock();
  if (block !== null && $turnBlocks(first).some((part) => part.is(block))) return;
  if ($isElementNode(first)) first.selectStart();
  else first.selectNext();
}
