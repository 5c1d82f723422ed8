import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './FindBar.module.css';

const APART = ['accents', 'capitals', 'wholeWords'] as const;
export type Apart = (typeof APART)[number];

type FindChoicesProps = Readonly<{
  apart: ReadonlySet<Apart>;
  onChange: (apart: ReadonlySet<Apart>) => void;
}>;

/** What tells words apart; nothing of it unless asked. */
export function FindChoices({ apart, onChange }: FindChoicesProps): ReactNode {
  const words = useMessages().find;
  return APART.map((choice) => (
    <Tooltip key={choice} text={words[`${choice}Hint`]}>
      <ToggleButton
        className={styles.option ?? ''}
        isSelected={apart.has(choice)}
        onChange={(on) => {
          const next = new Set(apart);
          if (on) next.add(choice);
          else next.delete(choice);
          onChange(next);
        }}
      >
        {words[choice]}
      </ToggleButton>
    </Tooltip>
  ));
}
