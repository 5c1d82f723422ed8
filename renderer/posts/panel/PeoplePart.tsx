import { pickSaid, saidOf, type SaidOf } from '#interview/person-fields.ts';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Participant, Post } from '#interview/document.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useLastAnswer } from '../../bridge/use-last-answer.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useNotices } from '../../ui/notices.tsx';
import { tintsOf } from '../../ui/tint.ts';
import { PersonChip } from '../../people/PersonChip.tsx';
import { Suggest } from '../../ui/Suggest.tsx';
import { PersonFields } from './PersonFields.tsx';
import styles from './panel.module.css';

export type PeopleHandle = Readonly<{
  addParticipant: (participant: Participant) => void;
  updateParticipant: (participant: Participant) => void;
  removeParticipant: (id: string) => void;
  /** To all that somebody said, in every post. */
  searchPerson: (name: string) => void;
}>;

type PeoplePartProps = Readonly<{ post: Post; editor: PeopleHandle }>;

/** Who takes part, as they were at the date of the post. */
export function PeoplePart({ post, editor }: PeoplePartProps): ReactNode {
  const words = useMessages().window.panel;
  const notices = useNotices();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const query = text.trim();
  const found = useQuery('participants.list', { query, limit: 8 }, ['participants.changed']);
  const directory = useLastAnswer(found.value)?.items ?? [];
  const present = new Set(post.participants.map((participant) => participant.id));
  const known = directory.filter((person) => !present.has(person.id));
  const exact = directory.some((person) => person.name.toLocaleLowerCase() === query.toLocaleLowerCase());
  const suggestions = [
    ...known.map((person) => ({
      id: person.id,
      label: person.name,
      hint: saidOf(person).join(', ') || undefined,
    })),
    ...(query === '' || exact ? [] : [{ id: 'new', label: words.createPerson(query) }]),
  ];

  function add(person: Readonly<{ id: string; name: string }> & SaidOf): void {
    const { id, name } = person;
    editor.addParticipant({ id, name, label: name, ...pickSaid(person) });
  }
  function create(name: string): void {
    const same = known.find((person) => person.name.toLocaleLowerCase() === name.toLocaleLowerCase());
    if (same !== undefined) add(same);
    else if (!exact)
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
        waiting={found.waiting}
        text={text}
        onText={setText}
        onChoose={(id) => {
          const person = known.find((candidate) => candidate.id === id);
          if (person !== undefined) add(person);
          else create(query);
        }}
        onSubmit={create}
      />
    </div>
  );
}
