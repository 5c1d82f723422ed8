import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Icon } from '../ui/Icon.tsx';
import { withFilter, type ListChoice } from './list-memory.ts';
import styles from './ToUpdate.module.css';

type ToUpdateProps = Readonly<{ choice: ListChoice; onChoice: (choice: ListChoice) => void }>;

/** « 3 à mettre à jour »: filters online posts with unsent changes. */
export function ToUpdate({ choice, onChoice }: ToUpdateProps): ReactNode {
  const words = useMessages().window.lists;
  const count = useQuery('posts.counts', {}, ['posts.changed', 'publications.changed']).value?.changed ?? 0;
  const on = choice.filters.status === 'changed';
  // Stays visible while active, as the way back to the whole list.
  if (count === 0 && !on) return null;
  return (
    <div className={styles.bar}>
      <ToggleButton
        className={styles.toggle ?? ''}
        isSelected={on}
        onChange={(selected) =>
          onChoice({
            ...choice,
            filters: withFilter(choice.filters, 'status', selected ? 'changed' : undefined),
          })
        }
      >
        <Icon name="changed" size={16} />
        {words.toUpdate(count)}
      </ToggleButton>
    </div>
  );
}
