import {
  LONGEST_PERSON_FIELD,
  OWN_FIELDS,
  PERSON_FIELDS,
  SAID_FIELDS,
  type PersonField,
} from '#interview/person-fields.ts';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { PersonLinks } from './PersonLinks.tsx';
import type { PersonForm as Form } from './use-person-form.ts';
import styles from './People.module.css';

type PersonFormProps = Readonly<{
  form: Form;
  onRetry: () => void;
  retryLabel: string;
  /** Right under what posts say of the person. */
  question: ReactNode;
}>;

/** What the directory says of a person, saved while it is written. */
export function PersonForm({ form, onRetry, retryLabel, question }: PersonFormProps): ReactNode {
  const words = useMessages().people;
  const say = useFailureWords();
  const { values, state, failure, write, rest } = form;
  const field = (name: PersonField): ReactNode => {
    const row = PERSON_FIELDS[name];
    return (
      <TextField
        key={name}
        label={words.fields[name]}
        value={values[name]}
        maxLength={LONGEST_PERSON_FIELD}
        {...('input' in row ? { type: row.input } : {})}
        onChange={(value) => write({ [name]: value })}
        onBlur={rest}
      />
    );
  };
  return (
    <section aria-label={words.details} className={styles.form}>
      <TextField
        label={words.name}
        value={values.name}
        maxLength={200}
        onChange={(name) => write({ name })}
        onBlur={rest}
        {...(values.name.trim() === '' ? { error: words.nameNeeded } : {})}
      />
      <div className={styles.pair}>{SAID_FIELDS.map(field)}</div>
      {question}
      <PersonLinks links={values.links} onChange={(links) => write({ links })} onRest={rest} />
      <fieldset className={styles.links}>
        <legend className={styles.legend}>{words.own}</legend>
        <p className={styles.hint}>{words.ownHint}</p>
        <div className={styles.pair}>{OWN_FIELDS.map(field)}</div>
        <TextField
          label={words.note}
          value={values.note}
          rows={3}
          maxLength={20_000}
          onChange={(note) => write({ note })}
          onBlur={rest}
        />
      </fieldset>
      {failure !== undefined && state === 'failed' ? (
        <Notice tone="alert" action={{ label: retryLabel, onPress: onRetry }}>
          {`${words.unsaved} ${say(failure).sentence}`}
        </Notice>
      ) : (
        <p className={styles.state} role="status">
          {state === 'saved' ? words.saved : state === undefined ? '' : words.saving}
        </p>
      )}
    </section>
  );
}
