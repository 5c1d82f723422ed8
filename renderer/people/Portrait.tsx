import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { creditOf, type Credit } from '#interview/people/person-fields.ts';
import { Initials } from '../ui/Initials.tsx';
import { useMessages } from '../bridge/messages.tsx';
import styles from './Portrait.module.css';

type PortraitProps = Readonly<{
  person: Readonly<{ name: string; portrait?: string | undefined }>;
  /** The colour of the initials, 1 to 8. */
  tint: number;
  size?: 'small' | 'large';
}>;

/** The portrait of a person, or their initials. Decorative, since the name is beside it. */
export function Portrait({ person, tint, size = 'small' }: PortraitProps): ReactNode {
  const { name, portrait } = person;
  return (
    <span className={styles.portrait} data-size={size}>
      {portrait === undefined ? (
        <Initials name={name} tint={tint} />
      ) : (
        <img
          className={styles.picture}
          src={`app://asset/${portrait}?width=${size === 'large' ? 240 : 96}`}
          alt=""
          draggable={false}
        />
      )}
    </span>
  );
}

type PersonChipProps = Readonly<{
  participant: Readonly<{ name: string; portrait?: string | undefined }> & Credit;
  /** 1 to 8, as in the text. */
  tint: number;
  isOpen: boolean;
  onPress: () => void;
}>;

/** A participant of the post: initials on their tint, name, role. A press opens the details. */
export function PersonChip({ participant, tint, isOpen, onPress }: PersonChipProps): ReactNode {
  const words = useMessages().window.panel;
  const role = creditOf(participant).join(', ');
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
