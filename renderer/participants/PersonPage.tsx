import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../preload/contract/failure.ts';
import type { DirectoryEntry } from '../../preload/contract/library.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { PostList } from '../posts/PostList.tsx';
import { usePosts } from '../posts/use-posts.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyState } from '../widgets/EmptyState.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { PersonData } from './data/PersonData.tsx';
import { Initials } from './PersonChip.tsx';
import { tintOf } from './tint.ts';
import styles from './PersonPage.module.css';

type PersonPageProps = Readonly<{
  personId: string;
  onOpenPost: (postId: string) => void;
  /** To all that this person said. */
  onSearch: (name: string) => void;
}>;

/** A person of the directory: the latest details, and the interviews they took part in. */
export function PersonPage({ personId, onOpenPost, onSearch }: PersonPageProps): ReactNode {
  const { window: words, search } = useMessages();
  const say = useFailureWords();
  const found = useQuery('participants.get', { id: personId }, ['participants.changed', 'posts.changed']);
  const posts = usePosts('all', personId);
  const person = found.value;
  // Erased: what was known is shown no longer.
  if (found.failure?.code === 'participant.not-found')
    return <EmptyState icon="people" sentence={say(found.failure).sentence} />;
  if (person === undefined)
    return found.failure === undefined ? null : (
      <div className={styles.page}>
        <Notice tone="alert" action={{ label: words.retry, onPress: found.refresh }}>
          {say(found.failure).sentence}
        </Notice>
      </div>
    );
  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <Initials name={person.name} tint={tintOf(person.id)} />
        <h1 className={styles.title}>{person.name}</h1>
        <Button icon="search" onPress={() => onSearch(person.name)}>
          {search.whatTheySaid}
        </Button>
      </div>
      <PersonForm key={person.id} person={person} />
      <div>
        <PersonData personId={person.id} name={person.name} />
      </div>
      <h2 className={styles.subtitle}>{words.people.postsTitle}</h2>
      <div className={styles.posts}>
        <PostList
          label={words.people.postsTitle}
          posts={posts}
          openId={null}
          onOpen={onOpenPost}
          empty={<EmptyState icon="interview" sentence={words.people.noPosts} />}
        />
      </div>
    </div>
  );
}

type PersonFormProps = Readonly<{ person: DirectoryEntry }>;

function PersonForm({ person }: PersonFormProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role ?? '');
  const [organisation, setOrganisation] = useState(person.organisation ?? '');
  const [outcome, setOutcome] = useState<'saved' | AppError>();
  const changed =
    name !== person.name || role !== (person.role ?? '') || organisation !== (person.organisation ?? '');

  function save(): void {
    const part = (value: string, key: 'role' | 'organisation'): object =>
      value.trim() === '' ? {} : { [key]: value.trim() };
    call('participants.update', {
      id: person.id,
      name: name.trim(),
      ...part(role, 'role'),
      ...part(organisation, 'organisation'),
    }).then(
      () => setOutcome('saved'),
      (thrown: unknown) => setOutcome(asAppError(thrown)),
    );
  }

  return (
    <div className={styles.form}>
      <TextField label={words.panel.name} value={name} onChange={setName} maxLength={200} />
      <TextField label={words.panel.role} value={role} onChange={setRole} maxLength={300} />
      <TextField
        label={words.panel.organisation}
        value={organisation}
        onChange={setOrganisation}
        maxLength={300}
        hint={words.people.snapshot}
      />
      {outcome !== undefined && !changed && outcome === 'saved' && (
        <Notice tone="good">{words.people.saved}</Notice>
      )}
      {outcome !== undefined && outcome !== 'saved' && <Notice tone="alert">{say(outcome).sentence}</Notice>}
      <div>
        <Button isDisabled={!changed || name.trim() === ''} onPress={save}>
          {words.people.save}
        </Button>
      </div>
    </div>
  );
}
