import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import {
  LONGEST_PERSON_FIELD,
  OWN_FIELDS,
  PERSON_FIELDS,
  CREDIT_FIELDS,
} from '#interview/people/person-fields.ts';
import type { PersonField } from '#interview/people/person-fields.ts';
import { MOST_LINKS } from '#contract/plain-values.ts';
import type { Person } from '#contract/people.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { isWrong, valuesOf } from './person-values.ts';
import type { LinkValue, PersonValues, Written } from './person-values.ts';
import type { Draft, PersonSaves } from './person-saves.ts';
import styles from './People.module.css';

type PersonFormProps = Readonly<{
  form: FormState;
  onRetry: () => void;
  retryLabel: string;
  /** A question shown below the details that posts give. */
  question: ReactNode;
}>;

/** The directory's fields of a person, saved while they are edited. */
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
      <div className={styles.pair}>{CREDIT_FIELDS.map(field)}</div>
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

type PersonLinksProps = Readonly<{
  links: readonly LinkValue[];
  onChange: (links: readonly LinkValue[]) => void;
  onRest: () => void;
}>;

/** The links about a person: addresses, each with its words. */
function PersonLinks({ links, onChange, onRest }: PersonLinksProps): ReactNode {
  const words = useMessages().people;
  const change = (at: number, change: Partial<LinkValue>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...change } : link)));
  return (
    <fieldset className={styles.links}>
      <legend className={styles.legend}>{words.links}</legend>
      {links.map((link, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a link is identified by its position: both of its fields are edited
        <div key={at} className={styles.link}>
          <TextField
            label={words.link(at + 1)}
            placeholder="https://"
            value={link.url}
            maxLength={4_000}
            onChange={(url) => change(at, { url })}
            onBlur={onRest}
            {...(isWrong(link) ? { error: words.linkWrong } : {})}
          />
          <TextField
            label={words.linkLabel(at + 1)}
            value={link.label}
            maxLength={200}
            onChange={(label) => change(at, { label })}
            onBlur={onRest}
          />
          <IconButton
            icon="close"
            label={words.removeLink(at + 1)}
            onPress={() => onChange(links.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {links.length < MOST_LINKS && (
        <div>
          <Button kind="plain" icon="plus" onPress={() => onChange([...links, { url: '', label: '' }])}>
            {words.addLink}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type FormState = Readonly<{
  values: PersonValues;
  state: Draft['state'];
  failure: Draft['failure'];
  /** The directory's current entry, including the last save. */
  person: Person;
  write: (written: Written) => void;
  /** Called when a field was left. */
  rest: () => void;
}>;

/** The edited entry of a person: saved automatically, and at once when a field or the page is left. */
export function usePersonForm(person: Person, saves: PersonSaves): FormState {
  const { people: words } = useMessages();
  const notices = useNotices();
  const { id } = person;
  const draft = useSyncExternalStore(saves.listen, () => saves.draftOf(id));
  useEffect(() => saves.renew(person), [saves, person]);
  const unsaved = useRef('');
  useEffect(() => {
    unsaved.current = words.unsavedOf(person.name);
  });
  useEffect(
    () => () => {
      void saves.leave(id).then((failure) => {
        if (failure !== undefined) notices.show({ id: 'person', text: unsaved.current, tone: 'alert' });
      });
    },
    [saves, id, notices],
  );
  const current = draft?.person ?? person;
  return {
    values: { ...valuesOf(current), ...draft?.written },
    state: draft?.state,
    failure: draft?.failure,
    person: current,
    write: (written) => saves.write(current, written),
    rest: () => void saves.flush(id),
  };
}
