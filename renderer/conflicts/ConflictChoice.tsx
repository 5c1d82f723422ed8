import { useId } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Icon } from '../ui/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Words } from './Words.tsx';
import type { Choice as Chosen, Conflict, Keep } from './use-decisions.ts';
import styles from './Conflicts.module.css';

/** Room for the text and some more, in lines. */
const rowsOf = (text: string): number =>
  Math.min(8, 2 + Math.ceil(text.length / 80) + text.split('\n').length);

type ConflictChoiceProps = Readonly<{
  conflict: Conflict;
  choice: Chosen | undefined;
  onChoose: (choice: Chosen) => void;
}>;

/** One passage that both sides changed: the two texts beside each other, and what stays. Nothing is chosen before. */
export function ConflictChoice({ conflict, choice, onChoose }: ConflictChoiceProps): ReactNode {
  const words = useMessages().conflicts;
  const heading = useId();
  const kind = words.kinds[conflict.what];
  const place = conflict.who === undefined ? kind : words.named(kind, conflict.who);
  // Of a place, the two texts are what stands before it; it cannot be taken away.
  const order = conflict.what === 'order';
  const gone = {
    mine: !order && conflict.mine === undefined,
    theirs: !order && conflict.theirs === undefined,
  };
  const options: Readonly<{ id: Keep; label: string }>[] = [
    { id: 'mine', label: gone.mine && conflict.both === undefined ? words.removeMine : words.keepMine },
    {
      id: 'theirs',
      label: gone.theirs && conflict.both === undefined ? words.removeTheirs : words.keepTheirs,
    },
    ...(conflict.both === undefined ? [] : [{ id: 'both' as const, label: words.keepBoth }]),
  ];
  return (
    <li className={styles.conflict}>
      <h4 id={heading} className={styles.what}>
        {kind}
        {conflict.who !== undefined && <b> {conflict.who}</b>}
      </h4>
      {order && <p className={styles.words}>{conflict.before}</p>}
      <div className={styles.sides}>
        {(['mine', 'theirs'] as const).map((side) => (
          <section key={side} className={styles.side} data-side={side} aria-label={words[side]}>
            <h5 className={styles.sideName}>{words[side]}</h5>
            {order ? (
              <p className={styles.words}>
                {conflict[side] === undefined ? words.start : words.after(conflict[side])}
              </p>
            ) : gone[side] ? (
              <p className={styles.absent}>{conflict.both === undefined ? words.gone : words.noWords}</p>
            ) : (
              <Words before={conflict.before ?? ''} after={conflict[side] ?? ''} />
            )}
          </section>
        ))}
      </div>
      <Choice<Keep>
        label={words.keepFor(place)}
        value={choice?.keep ?? null}
        onChange={(keep) => onChoose({ keep, text: conflict.both ?? '', confirmed: false })}
        options={options}
      />
      {choice?.keep === 'both' && conflict.both !== undefined && conflict.both !== '' && (
        <div className={styles.both}>
          <TextField
            label={words.bothText}
            hint={words.bothHint}
            {...(choice.text.trim() === '' ? { error: words.bothEmpty } : {})}
            rows={rowsOf(conflict.both)}
            value={choice.text}
            onChange={(text) => onChoose({ keep: 'both', text, confirmed: false })}
          />
          {choice.confirmed ? (
            <p className={styles.confirmed} role="status">
              <Icon name="check" size={16} />
              {words.confirmed}
            </p>
          ) : (
            <Button
              onPress={() => onChoose({ ...choice, confirmed: true })}
              isDisabled={choice.text.trim() === ''}
            >
              {words.confirm}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
