import { useRef, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog, ListBox, ListBoxItem } from 'react-aria-components';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getRoot, HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical';
import type { LexicalNode } from 'lexical';
import type { Participant } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Initials } from '../../ui/Initials.tsx';
import { Popover } from '../../ui/overlays/Popover.tsx';
import { Switch } from '../../ui/fields/Switch.tsx';
import { tintsOf } from '#interview/people/person-signs.ts';
import { Icon } from '../../ui/Icon.tsx';
import { $nameAnswer, $showLabel } from '../edit/people.ts';
import { $setQuestionOf } from '../edit/sections.ts';
import { $isQuestionNode, $questionOf } from '../model/nodes/question-node.ts';
import { $membershipOf, $people, $turnId } from '../model/nodes/state.ts';
import styles from './TurnPeople.module.css';

type TurnPeopleProps = Readonly<{
  turn: string;
  /** The position of the name, relative to the page's box. */
  place: Readonly<{ top: number; left: number }>;
  onClose: () => void;
}>;

/**
 * Lists to choose who asks a question and whom, or who answers together and whether names are shown. Each choice
 * applies at once.
 */
export function TurnPeople({ turn, place, onClose }: TurnPeopleProps): ReactNode {
  const words = useMessages().editor.turns;
  const anchor = useRef<HTMLSpanElement>(null);
  const { people, state, set } = useTurnPeople(turn);
  const title = state.kind === 'question' ? words.peopleOfQuestion : words.peopleOfAnswer;
  return (
    <>
      <span
        ref={anchor}
        className={styles.anchor}
        style={{ insetBlockStart: place.top, insetInlineStart: place.left }}
      />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <Dialog aria-label={title} className={styles.dialog ?? ''}>
          {people.length === 0 && <p className={styles.hint}>{words.nobodyYet}</p>}
          {state.kind === 'question' && people.length > 0 && (
            <>
              <PeopleList
                title={words.addressedTo}
                none={words.everyone}
                people={people}
                chosen={state.to}
                focused
                onChange={(to) => set({ ...state, to })}
              />
              <PeopleList
                title={words.askedBy}
                none={words.nobodyAsks}
                people={people}
                chosen={state.by}
                onChange={(by) => set({ ...state, by })}
              />
            </>
          )}
          {state.kind === 'answer' && people.length > 0 && (
            <>
              <PeopleList
                title={words.answeredBy}
                people={people}
                chosen={state.participants}
                focused
                onChange={(participants) => set({ ...state, participants })}
              />
              <Switch isSelected={state.labelShown} onChange={(labelShown) => set({ ...state, labelShown })}>
                {words.showName}
              </Switch>
            </>
          )}
          <div className={styles.foot}>
            <Button onPress={onClose}>{words.done}</Button>
          </div>
        </Dialog>
      </Popover>
    </>
  );
}

type PeopleListProps = Readonly<{
  title: string;
  /** The label of an empty choice: « Tous ». */
  none?: string;
  people: readonly Participant[];
  chosen: readonly string[];
  /** Whether it takes the focus when shown. */
  focused?: boolean;
  onChange: (ids: string[]) => void;
}>;

/** A list of the post's people with multiple choice. */
function PeopleList({ title, none, people, chosen, focused = false, onChange }: PeopleListProps): ReactNode {
  const name = useId();
  const tints = tintsOf(people);
  return (
    <section className={styles.group}>
      <h3 id={name} className={styles.title}>
        {title}
        {none !== undefined && chosen.length === 0 && <span className={styles.none}>{none}</span>}
      </h3>
      <ListBox
        aria-labelledby={name}
        className={styles.list ?? ''}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          onChange(keys === 'all' ? people.map(({ id }) => id) : [...keys].map(String))
        }
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- this list is what the dialog is opened for
        autoFocus={focused ? 'first' : false}
        // Escape closes; it must not empty the list first.
        escapeKeyBehavior="none"
        shouldFocusWrap
      >
        {people.map((person, index) => (
          <ListBoxItem key={person.id} id={person.id} textValue={person.name} className={styles.item ?? ''}>
            <Initials name={person.name} tint={tints.get(person.id)} size="small" />
            <span className={styles.name}>{person.name}</span>
            {index < 9 && (
              <span className={styles.digit} aria-hidden="true">
                {index + 1}
              </span>
            )}
            <span className={styles.check} aria-hidden="true">
              <Icon name="check" size={16} />
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </section>
  );
}

/** The people of a turn, as lists of ids. */
type TurnState =
  | Readonly<{ kind: 'question'; by: readonly string[]; to: readonly string[] }>
  | Readonly<{ kind: 'answer'; participants: readonly string[]; labelShown: boolean }>;

type TurnPeopleState = Readonly<{
  people: readonly Participant[];
  state: TurnState;
  /** Writes the choice as one undo step. */
  set: (next: TurnState) => void;
}>;

/** The people of a turn and their setter; lists are in the order of the post's people. */
function useTurnPeople(turn: string): TurnPeopleState {
  const [editor] = useLexicalComposerContext();
  const [people] = useState(() => editor.read(() => $people()));
  const [state, setState] = useState(() => editor.read(() => $stateOf($firstOf(turn))));
  return {
    people,
    state,
    set: (next) => {
      const chosen = inOrder(next, people);
      setState(chosen);
      editor.update(
        () => {
          const first = $firstOf(turn);
          if (chosen.kind === 'question' && $isQuestionNode(first))
            $setQuestionOf(first, { by: [...chosen.by], to: [...chosen.to] });
          else if (chosen.kind === 'answer' && first !== null) {
            $nameAnswer(first, chosen.participants);
            $showLabel(first, chosen.labelShown);
          }
        },
        { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
      );
    },
  };
}

function $firstOf(turn: string): LexicalNode | null {
  return (
    $getRoot()
      .getChildren()
      .find((block) => $turnId(block) === turn) ?? null
  );
}

function $stateOf(block: LexicalNode | null): TurnState {
  if ($isQuestionNode(block)) {
    const of = $questionOf(block);
    return { kind: 'question', by: of?.by ?? [], to: of?.to ?? [] };
  }
  const membership = $membershipOf(block);
  return {
    kind: 'answer',
    participants: membership?.participants ?? [],
    labelShown: membership?.labelShown ?? true,
  };
}

function inOrder(state: TurnState, people: readonly Participant[]): TurnState {
  const order = (ids: readonly string[]): string[] =>
    people.flatMap((person) => (ids.includes(person.id) ? [person.id] : []));
  return state.kind === 'question'
    ? { ...state, by: order(state.by), to: order(state.to) }
    : { ...state, participants: order(state.participants) };
}
