import {
  eachField,
  LONGEST_PERSON_FIELD,
  pickSaid,
  withoutSaid,
  SAID_FIELDS,
  type SaidField,
} from '#interview/person-fields.ts';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Participant } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PersonPortrait } from './PersonPortrait.tsx';
import styles from './panel.module.css';

type PersonFieldsProps = Readonly<{
  participant: Participant;
  /** In this post. */
  answers: number;
  onChange: (participant: Participant) => void;
  onRemove: () => void;
  onSearch: () => void;
  onDone: () => void;
}>;

type Field = 'name' | 'label' | SaidField;

/** A person's details in this post; each change goes into the text at once. */
export function PersonFields({
  participant,
  answers,
  onChange,
  onRemove,
  onSearch,
  onDone,
}: PersonFieldsProps): ReactNode {
  const { window, search, people } = useMessages();
  const words = window.panel;
  const [values, setValues] = useState<Record<Field, string>>({
    name: participant.name,
    label: participant.label,
    ...eachField(SAID_FIELDS, (field) => participant[field] ?? ''),
  });
  const [asked, setAsked] = useState(false);

  function change(field: Field, value: string): void {
    const next = { ...values, [field]: value };
    // The name before the answers follows the name until it is given one of its own.
    if (field === 'name' && values.label === values.name) next.label = value;
    setValues(next);
    if (next.name.trim() === '' || next.label.trim() === '') return;
    onChange({
      ...withoutSaid(participant),
      name: next.name.trim(),
      label: next.label.trim(),
      ...pickSaid(eachField(SAID_FIELDS, (one) => next[one].trim() || null)),
    });
  }

  return (
    <div className={styles.fields}>
      {(['name', ...SAID_FIELDS, 'label'] as const).map((field) => (
        <TextField
          key={field}
          label={field === 'name' || field === 'label' ? words[field] : people.fields[field]}
          value={values[field]}
          maxLength={field === 'name' || field === 'label' ? 200 : LONGEST_PERSON_FIELD}
          onChange={(value) => change(field, value)}
        />
      ))}
      <PersonPortrait participant={participant} onChange={onChange} />
      <p className={styles.hint}>{words.asOf}</p>
      <div className={styles.row}>
        <Button kind="plain" icon="search" onPress={onSearch}>
          {search.whatTheySaid}
        </Button>
      </div>
      {asked && (
        <Notice tone="alert" action={{ label: words.removeAnyway, onPress: onRemove }}>
          {words.stillAnswers(participant.name, answers)}
        </Notice>
      )}
      <div className={styles.row}>
        <Button kind="plain" onPress={() => (answers > 0 ? setAsked(true) : onRemove())}>
          {words.removePerson(participant.label)}
        </Button>
        <Button onPress={onDone}>{words.done}</Button>
      </div>
    </div>
  );
}
