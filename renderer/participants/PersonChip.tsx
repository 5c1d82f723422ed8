import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { initialsOf } from '../editor/initials.ts';
import styles from './PersonChip.module.css';

type PersonChipProps = Readonly<{
  participant: Readonly<{ name: string; role?: string | undefined; organisation?: string | undefined }>;
  /** 1 to 8, as in the text. */
  tint: number;
  isOpen: boolean;
  onPress: () => void;
}>;

/** A person of the post: initials on their tint, name, role. Pressing opens their details. */
export function PersonChip({ participant, tint, isOpen, onPress }: PersonChipProps): ReactNode {
  const words = useMessages().window.panel;
  const role = [participant.role, participant.organisation]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  return (
    <Button
      className={styles.chip ?? ''}
      aria-expanded={isOpen}
      aria-label={words.editPerson(participant.name)}
      onPress={onPress}
    >
      <Initials name={participant.name} tint={tint} />
      <span className={styles.words}>
        <span className={styles.name} title={participant.name}>
          {participant.name}
        </span>
        {role !== '' && (
          <span className={styles.role} title={role}>
            {role}
          </span>
        )}
      </span>
    </Button>
  );
}

type InitialsProps = Readonly<{ name: string; tint: number }>;

/** A round with the initials of a name. */
export function Initials({ name, tint }: InitialsProps): ReactNode {
  return (
    <span className={styles.initials} data-tint={tint} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
