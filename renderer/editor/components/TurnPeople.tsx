import { useRef, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { PeopleList } from './PeopleList.tsx';
import { useTurnPeople } from './use-turn-people.ts';
import styles from './TurnPeople.module.css';

type TurnPeopleProps = Readonly<{
  turn: string;
  /** Where the name stands, in the page's own box. */
  place: Readonly<{ top: number; left: number }>;
  onClose: () => void;
}>;

/** Who asks a question and whom; who answers together, and whether their names are shown. Each choice is done at once. */
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
