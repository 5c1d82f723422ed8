import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { readNames } from './equivalents.ts';
import type { NamesProblem } from './equivalents.ts';
import styles from './EquivalentSettings.module.css';

type EquivalentNamesProps = Readonly<{
  label: string;
  text: string;
  /** The other groups: a name stands in one only. */
  others: readonly (readonly string[])[];
  onDone: (names: readonly string[]) => void;
  onCancel: () => void;
}>;

/** One group of names, being written. What is wrong is said once it is asked to be kept. */
export function EquivalentNames({
  label,
  text: first,
  others,
  onDone,
  onCancel,
}: EquivalentNamesProps): ReactNode {
  const words = useMessages().equivalents;
  const [text, setText] = useState(first);
  const [tried, setTried] = useState(false);
  const { names, problem } = readNames(text, others);
  const say = (wrong: NamesProblem): string =>
    typeof wrong === 'string' ? words.problems[wrong] : words.elsewhere(wrong.elsewhere);
  return (
    <form
      className={styles.writing}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onDone(names);
        else setTried(true);
      }}
    >
      <TextField
        label={label}
        hint={words.namesHint}
        value={text}
        onChange={setText}
        maxLength={2_200}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it has just been asked for
        autoFocus
        {...(tried && problem !== undefined ? { error: say(problem) } : {})}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') {
            event.continuePropagation();
            return;
          }
          onCancel();
        }}
      />
      <div className={styles.acts}>
        <Button type="submit">{words.keep}</Button>
        <Button kind="plain" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
