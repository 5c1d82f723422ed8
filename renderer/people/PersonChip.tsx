import { saidOf, type SaidOf } from '#interview/person-fields.ts';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Portrait } from './Portrait.tsx';
import styles from './PersonChip.module.css';

type PersonChipProps = Readonly<{
  participant: Readonly<{ name: string; portrait?: string | undefined }> & SaidOf;
  /** 1 to 8, as in the text. */
  tint: number;
  isOpen: boolean;
  onPress: () => void;
}>;

/** A person of the post: initials on their tint, name, role. Pressing opens their details. */
export function PersonChip({ participant, tint, isOpen, onPress }: PersonChipProps): ReactNode {
  const words = useMessages().window.panel;
  const role = saidOf(participant).join(', ');
  return (
    <Button
      className={styles.chip ?? ''}
      aria-expanded={isOpen}
      aria-label={words.editPerson(participant.name)}
      onPress={onPress}
    >
      <Portrait person={participant} tint={tint} />
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
