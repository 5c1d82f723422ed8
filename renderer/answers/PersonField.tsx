import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { creditOf } from '#interview/people/person-fields.ts';
import { mayBeName } from '#interview/people/may-be-name.ts';
import type { Guess } from '#interview/answers/guess-person.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { Participant } from '#interview/document.ts';
import { asParticipant } from '../editor/model/as-participant.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useLastAnswer, useQuery } from '../bridge/use-query.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Suggest } from '../ui/fields/Suggest.tsx';
import styles from './Answers.module.css';

/** A person of the post or of the directory; without an id, a person to create with the answers. */
export type Person = Omit<Participant, 'id'> & Readonly<{ id?: string }>;

type PersonFieldProps = Readonly<{
  people: readonly Participant[];
  /** The name before the answers or the guessed one, shown until the author types. */
  proposed: string;
  /** The basis of the guess, if no name precedes the answers and the author has not chosen. */
  guessed: Guess['from'] | undefined;
  person: Person | undefined;
  onPerson: (person: Person | undefined) => void;
}>;

/** The person who gave the answers: people of the interview first, then the directory, then a new person. */
export function PersonField({ people, proposed, guessed, person, onPerson }: PersonFieldProps): ReactNode {
  const words = useMessages().answers;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const field = useRef<HTMLDivElement>(null);
  const wasChosen = useRef(person !== undefined);
  const text = typed ?? proposed;
  const query = text.trim().slice(0, 200);
  const directoryQuery = useQuery('participants.list', { query, limit: 8 }, ['participants.changed']);
  const directory = useLastAnswer(directoryQuery.value)?.items ?? [];
  const postMatches = people.filter((one) => foldKey(one.name).includes(foldKey(query)));
  const others = directory.filter((one) => !people.some(({ id }) => id === one.id));
  const exact = [...people, ...directory].find((one) => foldKey(one.name) === foldKey(query));

  // Keeps the focus when the box and the chosen name replace each other.
  useEffect(() => {
    if (wasChosen.current === (person !== undefined)) return;
    wasChosen.current = person !== undefined;
    if (typed !== undefined) field.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [person, typed]);

  function choose(id: string): void {
    const postPerson = people.find((one) => one.id === id);
    const directoryPerson = directory.find((one) => one.id === id);
    if (postPerson !== undefined) onPerson(postPerson);
    else if (directoryPerson !== undefined) onPerson(asParticipant(directoryPerson));
    else submit(query);
  }
  function submit(name: string): void {
    const postPerson = people.find((one) => foldKey(one.name) === foldKey(name));
    const directoryPerson = directory.find((one) => foldKey(one.name) === foldKey(name));
    if (postPerson !== undefined) onPerson(postPerson);
    else if (directoryPerson !== undefined) onPerson(asParticipant(directoryPerson));
    else if (mayBeName(name)) onPerson({ name, label: name });
  }

  const hint = guessed !== undefined && <span className={styles.hint}>{words.guessed[guessed]}</span>;
  if (person !== undefined)
    return (
      <div ref={field} className={styles.person}>
        <span className={styles.label}>{words.person}</span>
        <Badge tone="accent" icon="person">
          {person.name}
        </Badge>
        <Button
          kind="plain"
          onPress={() => {
            setTyped('');
            onPerson(undefined);
          }}
        >
          {words.changePerson}
        </Button>
        {hint}
      </div>
    );
  return (
    <div ref={field} className={styles.person}>
      <span className={styles.label}>{words.person}</span>
      <Suggest
        label={words.personPlaceholder}
        suggestions={[
          ...postMatches.map(({ id, name, role }) => ({ id, label: name, hint: role })),
          ...others.map((person) => ({
            id: person.id,
            label: person.name,
            hint: creditOf(person).join(', ') || undefined,
          })),
          ...(!mayBeName(query) || exact !== undefined
            ? []
            : [{ id: 'new', label: words.createPerson(query) }]),
        ]}
        waiting={directoryQuery.waiting}
        text={text}
        onText={setTyped}
        onChoose={choose}
        onSubmit={submit}
      />
      {typed === undefined && hint}
    </div>
  );
}
