import { saidOf } from '#interview/person-fields.ts';
import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import type { Participant } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { tintsOf } from '../../ui/tint.ts';
import { initialsOf } from '../../ui/initials.ts';
import type { Choice } from './name-choices.ts';
import styles from './NameChooser.module.css';

type NameItemProps = Readonly<{
  choice: Choice;
  people: readonly Participant[];
  /** Whether the name stands before the words of the answer. */
  labelShown: boolean;
}>;

/** A person, or something else to do with the name. */
export function NameItem({ choice, people, labelShown }: NameItemProps): ReactNode {
  const messages = useMessages().editor;
  if (choice.kind !== 'known' && choice.kind !== 'directory') {
    const { turns } = messages;
    const words = {
      create: choice.kind === 'create' ? messages.createPerson(choice.name) : '',
      unname: messages.removeName,
      together: turns.together,
      label: labelShown ? turns.hideName : turns.showName,
    }[choice.kind];
    return (
      <ListBoxItem id={choice.id} textValue={words} className={styles.item ?? ''} data-act="">
        {words}
      </ListBoxItem>
    );
  }
  const { name } = choice.person;
  const who = saidOf(choice.person).join(', ');
  return (
    <ListBoxItem id={choice.id} textValue={name} className={styles.item ?? ''}>
      <span
        className={styles.mark}
        data-tint={choice.kind === 'known' ? tintsOf(people).get(choice.person.id) : undefined}
        aria-hidden="true"
      >
        {initialsOf(name)}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {who !== '' && <span className={styles.who}>{who}</span>}
      </span>
    </ListBoxItem>
  );
}
