import { useId, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Participant } from '#interview/document.ts';
import { tintsOf } from '../../ui/tint.ts';
import { Icon } from '../../ui/Icon.tsx';
import { initialsOf } from '../../ui/initials.ts';
import styles from './TurnPeople.module.css';

type PeopleListProps = Readonly<{
  title: string;
  /** What nobody chosen means: « Tous ». */
  none?: string;
  people: readonly Participant[];
  chosen: readonly string[];
  /** Takes the focus when it is shown. */
  focused?: boolean;
  onChange: (ids: string[]) => void;
}>;

/** The post's people, of whom any number may be chosen. */
export function PeopleList({
  title,
  none,
  people,
  chosen,
  focused = false,
  onChange,
}: PeopleListProps): ReactNode {
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
            <span className={styles.mark} data-tint={tints.get(person.id)} aria-hidden="true">
              {initialsOf(person.name)}
            </span>
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
