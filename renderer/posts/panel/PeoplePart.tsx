import { useState, type ReactNode } from 'react';
import {
  pickCredit,
  creditOf,
  eachField,
  LONGEST_PERSON_FIELD,
  withoutCredit,
  CREDIT_FIELDS,
} from '#interview/people/person-fields.ts';
import { mayBeName } from '#interview/people/may-be-name.ts';
import type { Credit, CreditField } from '#interview/people/person-fields.ts';
import type { Participant, Post } from '#interview/document.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useLastAnswer, useQuery } from '../../bridge/use-query.ts';
import { useNotices } from '../../ui/window/notices.tsx';
import { tintsOf, tintOf } from '#interview/people/person-signs.ts';
import { PersonChip, Portrait } from '../../people/Portrait.tsx';
import { Suggest } from '../../ui/fields/Suggest.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './panel.module.css';

export type PeopleHandle = Readonly<{
  addParticipant: (participant: Participant) => void;
  updateParticipant: (participant: Participant) => void;
  removeParticipant: (id: string) => void;
  /** Searches for all that a person said, in every post. */
  searchPerson: (name: string) => void;
}>;

type PeoplePartProps = Readonly<{ post: Post; editor: PeopleHandle }>;

/** The participants, as at the date of the post. */
export function PeoplePart({ post, editor }: PeoplePartProps): ReactNode {
  const words = useMessages().window.panel;
  const notices = useNotices();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const query = text.trim();
  const directoryQuery = useQuery('participants.list', { query, limit: 8 }, ['participants.changed']);
  const directory = useLastAnswer(directoryQuery.value)?.items ?? [];
  const present = new Set(post.participants.map((participant) => participant.id));
  const absent = directory.filter((person) => !present.has(person.id));
  const exact = directory.some((person) => person.name.toLocaleLowerCase() === query.toLocaleLowerCase());
  const suggestions = [
    ...absent.map((person) => ({
      id: person.id,
      label: person.name,
      hint: creditOf(person).join(', ') || undefined,
    })),
    ...(!mayBeName(query) || exact ? [] : [{ id: 'new', label: words.createPerson(query) }]),
  ];

  function add(person: Readonly<{ id: string; name: string }> & Credit): void {
    const { id, name } = person;
    editor.addParticipant({ id, name, label: name, ...pickCredit(person) });
  }
  function create(name: string): void {
    const same = absent.find((person) => person.name.toLocaleLowerCase() === name.toLocaleLowerCase());
    if (same !== undefined) add(same);
    else if (!exact && mayBeName(name))
      call('participants.create', { name }).then(add, (thrown: unknown) => notices.fail('person', thrown));
  }

  const tints = tintsOf(post.participants);
  return (
    <div className={styles.part}>
      {post.participants.length === 0 && <p className={styles.hint}>{words.noPeople}</p>}
      <ul className={styles.people}>
        {post.participants.map((participant) => (
          <li key={participant.id} data-person={participant.id}>
            <PersonChip
              participant={participant}
              tint={tints.get(participant.id) ?? 1}
              isOpen={open === participant.id}
              onPress={() => setOpen(open === participant.id ? null : participant.id)}
            />
            {open === participant.id && (
              <PersonFields
                key={participant.id}
                participant={participant}
                answers={
                  post.body.filter(
                    (block) => block.type === 'answer' && block.participants.includes(participant.id),
                  ).length
                }
                onChange={editor.updateParticipant}
                onRemove={() => {
                  setOpen(null);
                  editor.removeParticipant(participant.id);
                }}
                onSearch={() => editor.searchPerson(participant.name)}
                onDone={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
      <Suggest
        label={words.addPerson}
        suggestions={suggestions}
        waiting={directoryQuery.waiting}
        text={text}
        onText={setText}
        onChoose={(id) => {
          const person = absent.find((candidate) => candidate.id === id);
          if (person !== undefined) add(person);
          else create(query);
        }}
        onSubmit={create}
      />
    </div>
  );
}

type PersonFieldsProps = Readonly<{
  participant: Participant;
  /** The number of their answers in this post. */
  answers: number;
  onChange: (participant: Participant) => void;
  onRemove: () => void;
  onSearch: () => void;
  onDone: () => void;
}>;

type Field = 'name' | 'label' | CreditField;

/** A person's details in this post; each change is written into the text at once. */
function PersonFields({
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
    ...eachField(CREDIT_FIELDS, (field) => participant[field] ?? ''),
  });
  const [asked, setAsked] = useState(false);

  function change(field: Field, value: string): void {
    const next = { ...values, [field]: value };
    // The label follows the name until it is changed.
    if (field === 'name' && values.label === values.name) next.label = value;
    setValues(next);
    if (next.name.trim() === '' || next.label.trim() === '') return;
    onChange({
      ...withoutCredit(participant),
      name: next.name.trim(),
      label: next.label.trim(),
      ...pickCredit(eachField(CREDIT_FIELDS, (one) => next[one].trim() || null)),
    });
  }

  return (
    <div className={styles.fields}>
      {(['name', ...CREDIT_FIELDS, 'label'] as const).map((field) => (
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
          {search.theirAnswers}
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

type PersonPortraitProps = Readonly<{
  participant: Participant;
  onChange: (participant: Participant) => void;
}>;

/** A person's portrait in this post: the directory's is offered and not taken automatically; it can be removed. */
function PersonPortrait({ participant, onChange }: PersonPortraitProps): ReactNode {
  const words = useMessages().people.inThisPost;
  const { portrait, ...rest } = participant;
  const directoryPortrait = useQuery('participants.get', { id: participant.id }, ['participants.changed'])
    .value?.portrait;
  const offered = directoryPortrait !== undefined && directoryPortrait !== portrait;
  if (portrait === undefined && !offered) return null;
  return (
    <div className={styles.row} role="group" aria-label={words.portrait}>
      {portrait !== undefined && <Portrait person={participant} tint={tintOf(participant.id)} />}
      {offered && (
        <Button
          kind="plain"
          icon="picture"
          onPress={() => onChange({ ...rest, portrait: directoryPortrait })}
        >
          {words.take}
        </Button>
      )}
      {portrait !== undefined && (
        <Button kind="plain" onPress={() => onChange(rest)}>
          {words.remove}
        </Button>
      )}
    </div>
  );
}
