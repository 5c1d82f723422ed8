import { useState, useEffect, useReducer } from 'react';
import type { ReactNode } from 'react';
import { CREDIT_FIELDS, creditOf } from '#interview/people/person-fields.ts';
import type { Person } from '#contract/people.ts';
import type { PostSummary } from '#contract/shapes.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useNotices } from '../ui/window/notices.tsx';
import type { Spot } from '../ui/window/view.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { PostList } from '../lists/PostList.tsx';
import { usePosts } from '../lists/use-posts.ts';
import { call, subscribe } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import { ConsentsPart } from '../consents/ConsentsPart.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { PersonForm, usePersonForm } from './PersonForm.tsx';
import { PersonHeader } from './PersonHeader.tsx';
import { PersonWords } from './PersonWords.tsx';
import type { PersonSaves } from './person-saves.ts';
import { RenameDialog } from './RenameDialog.tsx';
import styles from './People.module.css';

type PersonPageProps = Readonly<{
  personId: string;
  saves: PersonSaves;
  onOpenPost: (postId: string, position?: Spot) => void;
  /** Searches for all that this person said. */
  onSearch: (name: string) => void;
  /** Saves and closes every text, since many will be changed. */
  onBeforeChange: () => Promise<void>;
  /** The person was removed from the directory. */
  onGone: (personId: string) => void;
}>;

/** A person of the directory: their entry and their interviews. */
export function PersonPage({ personId, ...rest }: PersonPageProps): ReactNode {
  const { window: words } = useMessages();
  const say = useFailureWords();
  const personQuery = useQuery('people.get', { id: personId }, [
    'participants.changed',
    'posts.changed',
    'people.changed',
  ]);
  // Erased: the cached entry is not shown.
  if (personQuery.failure?.code === 'participant.not-found')
    return <EmptyState icon="people" sentence={say(personQuery.failure).sentence} />;
  if (personQuery.value !== undefined)
    return <PersonShown key={personQuery.value.id} person={personQuery.value} {...rest} />;
  if (personQuery.failure === undefined) return null;
  return (
    <div className={styles.page}>
      <Notice tone="alert" action={{ label: words.retry, onPress: personQuery.refresh }}>
        {say(personQuery.failure).sentence}
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
  const { people: words, consents: consentWords, window } = useMessages();
  const notices = useNotices();
  const form = usePersonForm(found, saves);
  const person = form.person;
  const [open, setOpen] = useState<Open | null>(null);
  // A person without posts opens with the entry, since there is nothing to read.
  const [editing, setEditing] = useState(found.posts + found.binned === 0);
  /** The entry before the current edits, which the question is about. */
  const [before, setBefore] = useState(found);
  const acts = usePeopleActs(onBeforeChange);
  /** Saves first, since the acts use the stored entry. */
  const start = async (next: Open): Promise<void> => {
    if (await saves.flush(person.id)) setOpen(next);
  };
  const otherwise =
    before.name !== person.name || CREDIT_FIELDS.some((field) => before[field] !== person[field]);
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
        editing={editing}
        onEdit={setEditing}
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
          {found.act.openPosts > 0 && (
            <p className={styles.hint}>{words.underWay.openPosts(found.act.openPosts)}</p>
          )}
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
      {(editing || form.state === 'failed') && (
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
      )}
      <PersonWords person={person} onOpen={onOpenPost} />
      <h2 className={styles.subtitle}>{consentWords.title}</h2>
      <ConsentsPart of={{ personId: person.id, name: person.name }} onOpenPost={onOpenPost} />
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

/** Up to seven rows are visible; an empty list has room for its sentence. */
const heightOf = (posts: number): number => Math.max(200, Math.min(posts, 7) * 64 + 2);

type PersonPostsProps = Readonly<{ person: Person; onOpenPost: (postId: string) => void }>;

/** A person's posts: the number of their answers, and their credit at the time if it differed. */
function PersonPosts({ person, onOpenPost }: PersonPostsProps): ReactNode {
  const { window, people } = useMessages();
  const words = window.people;
  const posts = usePosts('all', person.id);
  const inPost = useInPosts(person.id, [...posts.chunks.values()].flat());
  const about = (post: PostSummary): string | undefined => {
    const appearance = inPost(post);
    if (appearance === undefined) return undefined;
    const [then, now] = [creditOf(appearance).join(', '), creditOf(person).join(', ')];
    return [
      people.inPost.answers(appearance.answers),
      ...(appearance.name === person.name ? [] : [people.inPost.called(appearance.name)]),
      ...(then === '' || then === now ? [] : [people.inPost.as(then)]),
    ].join(' · ');
  };
  return (
    <>
      <h2 className={styles.subtitle}>{words.postsTitle}</h2>
      <div className={styles.posts} style={{ blockSize: heightOf(posts.total) }}>
        <PostList
          label={words.postsTitle}
          posts={posts}
          openId={null}
          onOpen={onOpenPost}
          about={about}
          empty={<EmptyState icon="interview" sentence={words.noPosts} />}
        />
      </div>
    </>
  );
}

type InPost = BackendOutput<'people.in-posts'>['items'][number];
type LoadedPosts = ReadonlyMap<string, InPost>;
type Step = Readonly<{ add: readonly InPost[]; of: readonly PostSummary[] } | { forget: true }>;

const FEW = 50;
const keyOf = ({ id, updatedAt }: PostSummary): string => `${id} ${updatedAt}`;

function loadedAfter(loaded: LoadedPosts, step: Step): LoadedPosts {
  if ('forget' in step) return new Map();
  const keys = new Map(step.of.map((post) => [post.id, keyOf(post)] as const));
  return new Map([...loaded, ...step.add.map((item) => [keys.get(item.postId) ?? '', item] as const)]);
}

/** The person's data in the visible posts, loaded a few posts at a time and again after changes. */
function useInPosts(
  personId: string,
  posts: readonly PostSummary[],
): (post: PostSummary) => InPost | undefined {
  const [loaded, dispatch] = useReducer(loadedAfter, new Map());
  useEvent('people.changed', () => dispatch({ forget: true }));
  const missing = posts.filter((post) => !loaded.has(keyOf(post))).slice(0, FEW);
  const missingKeys = missing.map(keyOf).join('\n');
  useEffect(() => {
    if (missingKeys === '') return undefined;
    let current = true;
    const few = missingKeys.split('\n').map((key) => key.slice(0, key.indexOf(' ')));
    call('people.in-posts', { id: personId, postIds: few }).then(
      ({ items }) => {
        if (!current) return;
        const of = posts.filter(({ id }) => few.includes(id));
        dispatch({ add: items, of });
      },
      // The list shows the data it has.
      () => undefined,
    );
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key names the posts to load
  }, [personId, missingKeys]);
  return (post) => loaded.get(keyOf(post));
}

type PeopleActs = Readonly<{
  /** Shows a notice with an undo. */
  merged: (actId: string, keptId: string, merged: string, posts: number) => void;
  renamed: (actId: string, posts: number, prepared: boolean) => void;
  remove: (id: string, name: string) => Promise<void>;
}>;

const NOTICE = 'person';

/** Runs `then` once an act has ended; never for an unknown act. */
function whenDone(actId: string, then: (act: BackendOutput<'people.act'>) => void): void {
  let isReported = false;
  const refresh = (): void => {
    call('people.act', { id: actId }).then((act) => {
      // Two requests may be pending at once.
      if (act.state !== 'done' || isReported) return;
      isReported = true;
      end();
      then(act);
    }, end);
  };
  const end = subscribe('people.changed', refresh);
  refresh();
}

/** The notices after acts on people; they stay until read and offer an undo. */
function usePeopleActs(letGo: () => Promise<void>): PeopleActs {
  const { people: words } = useMessages();
  const notices = useNotices();

  const undoable = (text: string, actId: string, undone: string): void => {
    const undo = async (): Promise<void> => {
      // The undo changes the texts again.
      await letGo();
      await call('people.undo', { id: actId });
      notices.show({ id: NOTICE, text: undone });
    };
    const run = (): void => {
      undo().catch((thrown: unknown) => notices.fail(NOTICE, thrown));
    };
    // The only place to undo it.
    notices.show({
      id: NOTICE,
      text,
      isPersistent: true,
      screen: 'people',
      action: { label: words.undo, run },
    });
  };
  return {
    merged: (actId, kept, merged, posts) =>
      undoable(words.merge.done(kept, merged, posts), actId, words.undone),
    renamed(actId, posts, prepared) {
      if (!prepared) return undoable(words.rename.begun(posts), actId, words.undone);
      notices.show({ id: NOTICE, text: words.rename.begunPrepared(posts) });
      whenDone(actId, (act) =>
        notices.show({ id: NOTICE, text: words.rename.prepared(act.prepared, act.notPrepared) }),
      );
      return undefined;
    },
    async remove(id, name) {
      const { actId } = await call('people.remove', { id });
      undoable(words.remove.done(name), actId, words.putBack(name));
    },
  };
}
