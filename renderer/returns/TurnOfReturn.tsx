import type { ReactNode } from 'react';
import { wordChanges } from '#interview/compare/runs.ts';
import { blocksToText } from '#interview/plain.ts';
import type { PlacedTurn, TurnState } from '#interview/returns/placed-turn.ts';
import { hasOtherWords } from '#interview/returns/place-return.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';
import { ChangedWords } from '../ui/ChangedWords.tsx';
import { Select } from '../ui/fields/Select.tsx';
import type { IconName } from '../ui/Icon.tsx';
import styles from './Returns.module.css';
import type { TurnChoice } from './use-return.ts';

type TurnOfReturnProps = Readonly<{
  turn: PlacedTurn;
  choice: TurnChoice;
  onChoice: (choice: TurnChoice) => void;
}>;

const LOOK: Readonly<Record<TurnState, Readonly<{ icon: IconName; tone?: 'accent' | 'alert' }>>> = {
  answered: { icon: 'check' },
  approved: { icon: 'check' },
  corrected: { icon: 'changed', tone: 'accent' },
  remark: { icon: 'info', tone: 'accent' },
  'changed-here': { icon: 'warning', tone: 'alert' },
  'deleted-here': { icon: 'warning', tone: 'alert' },
  unknown: { icon: 'warning', tone: 'alert' },
};

/** One turn of a return: its state, the words that differ, the remark, and the choice. */
export function TurnOfReturn({ turn, choice, onChoice }: TurnOfReturnProps): ReactNode {
  const words = useMessages().returns;
  const { part, question, state, how, remark, received, now } = turn;
  const title = part === 'title' || part === 'lead' ? words.parts[part] : question || words.parts[part];
  const differs = hasOtherWords(turn);
  const look = LOOK[state];
  return (
    <li className={styles.turn} data-quiet={(!differs && remark === undefined) || undefined}>
      <h3 className={styles.question}>{title}</h3>
      <p className={styles.state}>
        <Badge icon={look.icon} {...(look.tone !== undefined && { tone: look.tone })}>
          {words.states[state]}
        </Badge>
        {part === 'question' && <Badge>{words.ofQuestion}</Badge>}
        {how === 'words' && <Badge>{words.byWords}</Badge>}
      </p>
      {differs && (
        <div className={styles.words}>
          {now.length > 0 ? (
            <ChangedWords runs={wordChanges(blocksToText(now), blocksToText(received ?? []))} />
          ) : (
            <p>{blocksToText(received ?? [])}</p>
          )}
        </div>
      )}
      {remark !== undefined && (
        <blockquote className={styles.remark}>
          <span>{words.remark}</span> {remark}
        </blockquote>
      )}
      {differs && (
        <div className={styles.choice}>
          <Select<TurnChoice>
            label={words.choiceOf(title)}
            labelHidden
            value={choice}
            choices={
              state === 'deleted-here' || state === 'unknown'
                ? [
                    { id: 'keep', label: words.leave },
                    { id: 'take', label: words.addAtEnd },
                  ]
                : [
                    { id: 'take', label: words.take },
                    { id: 'keep', label: words.keep },
                    { id: 'retouch', label: words.retouch },
                  ]
            }
            onChange={onChoice}
          />
        </div>
      )}
    </li>
  );
}
