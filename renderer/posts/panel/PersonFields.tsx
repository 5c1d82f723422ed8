import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Participant } from '../../../interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../widgets/Button.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { TextField } from '../../widgets/TextField.tsx';
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

type Field = 'name' | 'label' | 'role' | 'organisation';

/** A person's details in this post; each change goes into the text at once. */
export function PersonFields({
  participant,
  answers,
  onChange,
  onRemove,
  onSearch,
  onDone,
}: PersonFieldsProps): ReactNode {
  const { window, search } = useMessages();
  const words = window.panel;
  const [values, setValues] = useState<Record<Field, string>>({
    name: participant.name,
    label: participant.label,
    role: participant.role ?? '',
    organisation: participant.organisation ?? '',
  });
  const [asked, setAsked] = useState(false);

  function change(field: Field, value: string): void {
    const next = { ...values, [field]: value };
    // The name before the answers follows the name until it is given one of its own.
    if (field === 'name' && values.label === values.name) next.label = value;
    setValues(next);
    if (next.name.trim() === '' || next.label.trim() === '') return;
    const { role: _role, organisation: _organisation, ...rest } = participant;
    onChange({
      ...rest,
      name: next.name.trim(),
      label: next.label.trim(),
      ...(next.role.trim() === '' ? {} : { role: next.role.trim() }),
      ...(next.organisation.trim() === '' ? {} : { organisation: next.organisation.trim() }),
    });
  }

  return (
    <div className={styles.fields}>
      {(['name', 'role', 'organisation', 'label'] as const).map((field) => (
        <TextField
          key={field}
          label={words[field]}
          value={values[field]}
          maxLength={field === 'name' || field === 'label' ? 200 : 300}
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
