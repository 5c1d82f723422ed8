import { SAID_FIELDS } from '#interview/person-fields.ts';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '#contract/people.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/notices.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonHeader } from './PersonHeader.tsx';
import { PersonPosts } from './PersonPosts.tsx';
import type { PersonSaves } from './person-saves.ts';
import { RenameDialog } from './RenameDialog.tsx';
import { usePeopleActs } from './use-people-acts.ts';
import { usePersonForm } from './use-person-form.ts';
import styles from './People.module.css';

type PersonPageProps = Readonly<{
  personId: string;
  saves: PersonSaves;
  onOpenPost: (postId: string) => void;
  /** To all that this person said. */
  onSearch: (name: string) => void;
  /** Every text is saved and let go of: many are about to be replaced. */
  onBeforeChange: () => Promise<void>;
  /** They left the directory. */
  onGone: (personId: string) => void;
}>;

/** A person of the directory: all that is kept of them, and the interviews they took part in. */
export function PersonPage({ personId, ...rest }: PersonPageProps): ReactNode {
  const { window: words } = useMessages();
  const say = useFailureWords();
  const found = useQuery('people.get', { id: personId }, [
    'participants.changed',
    'posts.changed',
    'people.changed',
  ]);
  // Erased: what was known is shown no longer.
  if (found.failure?.code === 'participant.not-found')
    return <EmptyState icon="people" sentence={say(found.failure).sentence} />;
  if (found.value !== undefined) return <PersonShown key={found.value.id} person={found.value} {...rest} />;
  if (found.failure === undefined) return null;
  return (
    <div className={styles.page}>
      <Notice tone="alert" action={{ label: words.retry, onPress: found.refresh }}>
        {say(found.failure).sentence}
      </Notice>
    </div>
  );
}

type PersonShownProps = Omit<PersonPageProps, 'personId'> & Readonly<{ person: Person }>;
type Open = Readonly<{ kind: 'merge'; otherId?: string } | { kind: 'rename' }>;

function PersonShown({
  person: found,
  saves,
  onOpenPost,
  onSearch,
  onBeforeChange,
  onGone,
}: PersonShownProps): ReactNode {
  const { people: words, window } = useMessages();
  const notices = useNotices();
  const form = usePersonForm(found, saves);
  const person = form.person;
  const [open, setOpen] = useState<Open | null>(null);
  /** As it was before what is being written: what the question is about. */
  const [before, setBefore] = useState(found);
  const acts = usePeopleActs(onBeforeChange);
  /** The directory as it is written here is what the act takes. */
  const start = async (next: Open): Promise<void> => {
    if (await saves.flush(person.id)) setOpen(next);
  };
  const otherwise =
    before.name !== person.name || SAID_FIELDS.some((field) => before[field] !== person[field]);
  const remove = (): void => {
    acts.remove(person.id, person.name).then(
      () => onGone(person.id),
      (thrown: unknown) => notices.fail('person', thrown),
    );
  };
  return (
    <div className={styles.page}>
      <PersonHeader
        person={person}
        onSearch={() => onSearch(person.name)}
        onMerge={() => void start({ kind: 'merge' })}
        onRename={() => void start({ kind: 'rename' })}
        onRemove={remove}
      />
      {found.act !== undefined && (
        <div>
          <Progress
            label={found.act.undoing ? words.underWay.undoing : words.underWay[found.act.kind]}
            value={found.act.total === 0 ? 1 : found.act.done / found.act.total}
          />
          {found.act.held > 0 && <p className={styles.hint}>{words.underWay.held(found.act.held)}</p>}
        </div>
      )}
      {found.same.map(({ id, name, posts }) => (
        <Notice
          key={id}
          action={{ label: words.sameAct, onPress: () => void start({ kind: 'merge', otherId: id }) }}
        >
          {words.same(name, posts)}
        </Notice>
      ))}
      <PersonForm
        form={form}
        retryLabel={window.retry}
        onRetry={() => saves.retry()}
        question={
          otherwise &&
          person.posts + person.binned > 0 && (
            <Notice
              action={{ label: words.everywhere, onPress: () => void start({ kind: 'rename' }) }}
              dismiss={{ label: words.fromNow, onPress: () => setBefore(person) }}
            >
              {words.asked(before.name, person.name)}
            </Notice>
          )
        }
      />
      <PersonPosts person={person} onOpenPost={onOpenPost} />
      {open?.kind === 'merge' && (
        <MergeDialog
          person={person}
          otherId={open.otherId}
          onClose={() => setOpen(null)}
          letGo={onBeforeChange}
          onMerged={acts.merged}
        />
      )}
      {open?.kind === 'rename' && (
        <RenameDialog
          person={person}
          onClose={() => setOpen(null)}
          letGo={onBeforeChange}
          onRenamed={(actId, posts, prepared) => {
            setBefore(person);
            acts.renamed(actId, posts, prepared);
          }}
        />
      )}
    </div>
  );
}
