import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Post } from '#interview/document.ts';
import type { AppError } from '#contract/failure.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Proposed, Runs } from '../proposals/Proposed.tsx';
import { asAppError, call } from '../bridge/call.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { Comparison } from './Comparison.tsx';
import { useFirstDifference } from './use-first-difference.ts';
import { useRevisionWords, type Revision } from './use-revision-words.ts';
import styles from './HistoryDialog.module.css';

type HistoryDialogProps = Readonly<{
  postId: string;
  /** The initial revision; by default the latest that differs. */
  revisionId?: string | undefined;
  /** Reads the text on the screen. */
  read: () => Post;
  /** Saves everything; returns the save number. The same function at each render. */
  save: () => Promise<number>;
  onClose: () => void;
  onReplaced: () => void;
  /** Marks this revision as approved. */
  onApprove: (revisionId: string) => void;
}>;

const CURRENT = 'current';
const PREVIOUS = 'previous';
/** The number of choices for the comparison. */
const MOST_CHOICES = 300;

/** « Historique »: the revisions of a post, to read, compare by turn, and restore. */
export function HistoryDialog({
  postId,
  revisionId,
  read,
  save,
  onClose,
  onReplaced,
  onApprove,
}: HistoryDialogProps): ReactNode {
  const { history: words, window: windowWords } = useMessages();
  const say = useRevisionWords();
  // The text when the window opened; it does not change meanwhile.
  const [current] = useState(read);
  const [chosen, setChosen] = useState(revisionId);
  const [mode, setMode] = useState<'compare' | 'read'>('compare');
  const [against, setAgainst] = useState<string>(CURRENT);
  const restoring = useRestoring({ postId, save, onReplaced });
  useEffect(() => {
    // Saves, since a later restore changes the stored text; the status line reports a failure.
    save().catch(() => undefined);
  }, [save]);

  const listed = useQuery('revisions.list', { postId }, ['posts.changed', 'publications.changed']);
  const items = listed.value?.items;
  const first = useFirstDifference(items, current);
  const shownId = chosen ?? first?.id;
  const selected =
    shownId === undefined ? undefined : (items?.find(({ id }) => id === shownId) ?? items?.[0]);
  const other = otherOf(items ?? [], selected, against);
  const state = useQuery('revisions.get', selected === undefined ? null : { id: selected.id });
  const otherState = useQuery('revisions.get', other === undefined ? null : { id: other.id });
  const failure = restoring.failure ?? listed.failure ?? state.failure ?? otherState.failure;
  const document = state.value?.document;
  const moment = selected === undefined ? '' : say.moment(selected.createdAt);

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      busy={restoring.pending}
      size="full"
      actions={
        selected === undefined ? undefined : (
          <>
            <Button onPress={() => onApprove(selected.id)}>{words.approve}</Button>
            <Button
              kind="primary"
              isPending={restoring.pending}
              onPress={() => void restoring.restore(selected.id, moment)}
            >
              {words.restore}
            </Button>
          </>
        )
      }
    >
      <FailureNotice failure={failure} />
      {selected === undefined && items?.length !== 0 && failure === undefined && (
        <Progress label={words.loading} />
      )}
      {items?.length === 0 && <p className={styles.empty}>{windowWords.panel.noRevisions}</p>}
      {items !== undefined && selected !== undefined && (
        <div className={styles.sides}>
          <div className={styles.states}>
            <RevisionList items={items} selected={selected.id} onSelect={setChosen} />
            <p className={styles.rule}>{words.rule}</p>
          </div>
          <section className={styles.shown} {...scrolls(moment)}>
            <div className={styles.tools}>
              <ToggleButtonGroup
                aria-label={words.view}
                className={styles.modes ?? ''}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[mode]}
                onSelectionChange={(keys) => setMode(keys.has('read') ? 'read' : 'compare')}
              >
                {(['compare', 'read'] as const).map((id) => (
                  <ToggleButton key={id} id={id} className={styles.mode ?? ''}>
                    {words[id]}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
              {mode === 'compare' && (
                <Select
                  label={words.with}
                  value={against}
                  onChange={setAgainst}
                  choices={[
                    { id: CURRENT, label: words.current },
                    { id: PREVIOUS, label: words.previous },
                    ...items.slice(0, MOST_CHOICES).map((revision) => ({
                      id: revision.id,
                      label: `${say.moment(revision.createdAt)} · ${say.why(revision)}`,
                    })),
                  ]}
                />
              )}
            </div>
            {document === undefined && state.failure === undefined && <Progress label={words.loading} />}
            {document !== undefined && mode === 'read' && <ReadRevision post={document} />}
            {document !== undefined && mode === 'compare' && (
              <ComparedStates
                shown={document}
                other={against === CURRENT ? current : otherState.value?.document}
                moment={moment}
                otherMoment={other === undefined ? undefined : say.moment(other.createdAt)}
                // Comparisons run from older to newer.
                backwards={other !== undefined && isOlder(other, selected, items)}
                hasNoOther={against === PREVIOUS && other === undefined}
                allEqual={against === CURRENT && first?.allEqual === true}
                isDisabled={restoring.pending}
                {...(against === CURRENT
                  ? {
                      onRestoreTurn: (turnId: string, what: 'question' | 'answer') =>
                        void restoring.restoreTurn(selected.id, turnId, what),
                    }
                  : {})}
              />
            )}
          </section>
        </div>
      )}
    </Dialog>
  );
}

/** Focusable, so that the arrow keys scroll it. */
const scrolls = (label: string) => ({ 'aria-label': label, role: 'region', tabIndex: 0 });

const isOlder = (one: Revision, other: Revision, items: readonly Revision[]): boolean =>
  items.indexOf(one) > items.indexOf(other);

function otherOf(
  items: readonly Revision[],
  selected: Revision | undefined,
  against: string,
): Revision | undefined {
  if (selected === undefined || against === CURRENT) return undefined;
  return against === PREVIOUS ? items[items.indexOf(selected) + 1] : items.find(({ id }) => id === against);
}

type ComparedStatesProps = Readonly<{
  shown: Post;
  other: Post | undefined;
  /** The date of the shown revision, in words. */
  moment: string;
  /** The date of the other revision; undefined for the current text. */
  otherMoment: string | undefined;
  backwards: boolean;
  /** Whether there is no earlier revision. */
  hasNoOther: boolean;
  /** Whether the current text equals all revisions. */
  allEqual: boolean;
  isDisabled: boolean;
  onRestoreTurn?: (turnId: string, what: 'question' | 'answer') => void;
}>;

function ComparedStates({
  shown,
  other,
  moment,
  otherMoment,
  backwards,
  hasNoOther,
  allEqual,
  isDisabled,
  onRestoreTurn,
}: ComparedStatesProps): ReactNode {
  const { history: words } = useMessages();
  const after = otherMoment ?? words.currentText;
  const changes = useMemo(
    () =>
      other === undefined ? undefined : backwards ? comparePosts(other, shown) : comparePosts(shown, other),
    [shown, other, backwards],
  );
  if (hasNoOther) return <p className={styles.empty}>{words.first}</p>;
  if (changes === undefined) return <Progress label={words.loading} />;
  if (allEqual) return <p className={styles.empty}>{words.noneDiffers}</p>;
  return (
    <>
      <p className={styles.count}>
        {backwards ? words.direction(after, moment) : words.direction(moment, after)}{' '}
        <span role="status">{changes.length === 0 ? '' : words.differences(changes.length)}</span>
      </p>
      <Comparison changes={changes} onRestoreTurn={onRestoreTurn} isDisabled={isDisabled} />
    </>
  );
}

type RevisionListProps = Readonly<{
  items: readonly Revision[];
  selected: string | undefined;
  onSelect: (id: string) => void;
}>;

/** The revisions, latest first: date, reason, recipient, length. */
function RevisionList({ items, selected, onSelect }: RevisionListProps): ReactNode {
  const { history: words, window: windowWords } = useMessages();
  const say = useRevisionWords();
  return (
    <ListBox
      aria-label={words.list}
      className={styles.list ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === undefined ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys;
        if (typeof key === 'string') onSelect(key);
      }}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the window opens on its list
      autoFocus
    >
      {items.map((revision) => {
        const moment = say.moment(revision.createdAt);
        const why = say.why(revision);
        const { note = '' } = revision.approval ?? {};
        return (
          <ListBoxItem
            key={revision.id}
            id={revision.id}
            className={styles.item ?? ''}
            textValue={`${moment}, ${why}`}
          >
            <Text slot="label" className={styles.moment ?? ''}>
              {moment}
            </Text>
            <Text slot="description" className={styles.why ?? ''}>
              {why} · {windowWords.lists.words(revision.words)}
              {note !== '' && <span className={styles.note}>{note}</span>}
            </Text>
          </ListBoxItem>
        );
      })}
    </ListBox>
  );
}

type ReadRevisionProps = Readonly<{ post: Post }>;

/** A revision in the editor's style, read-only. */
function ReadRevision({ post }: ReadRevisionProps): ReactNode {
  const { window: words } = useMessages();
  return (
    <article className={styles.reading} lang={post.language}>
      <h3 className={styles.postTitle}>{post.title.trim() === '' ? words.lists.untitled : post.title}</h3>
      {post.lead?.map((content, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a revision never changes
        <p key={index} className={styles.lead}>
          <Runs content={content} />
        </p>
      ))}
      <Proposed post={post} showsAll />
    </article>
  );
}

type Restoring = Readonly<{
  pending: boolean;
  failure: AppError | undefined;
  /** Restores the whole post; `moment`: the date of the revision, in words. */
  restore: (revisionId: string, moment: string) => Promise<void>;
  restoreTurn: (revisionId: string, turnId: string, what: 'question' | 'answer') => Promise<void>;
}>;

type Given = Readonly<{
  postId: string;
  /** Saves everything. The same function at each render. */
  save: () => Promise<number>;
  /** The library has another text of this post. */
  onReplaced: () => void;
}>;

const NOTICE = 'restored';

/** Restores a revision or one of its turns; the notice offers to undo it. */
function useRestoring({ postId, save, onReplaced }: Given): Restoring {
  const { history: words } = useMessages();
  const notices = useNotices();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);

  /** Also after the dialog has closed: the current text is saved and kept first. */
  async function undo(before: string): Promise<void> {
    await save();
    const { saveNumber } = await call('posts.get', { id: postId });
    await call('revisions.restore', { id: before, baseSave: saveNumber, saveId: crypto.randomUUID() });
    onReplaced();
    notices.show({ id: NOTICE, text: words.undone });
  }

  async function act(
    name: 'revisions.restore' | 'revisions.restore-turn',
    input: Readonly<{ id: string; turnId: string }>,
    message: string,
  ): Promise<void> {
    setPending(true);
    setFailure(undefined);
    try {
      const { id, turnId } = input;
      const shared = { id, baseSave: await save(), saveId: crypto.randomUUID() };
      const { before } =
        name === 'revisions.restore' ? await call(name, shared) : await call(name, { ...shared, turnId });
      const takeBack = (): void => {
        undo(before).catch((thrown: unknown) => notices.fail(NOTICE, thrown));
      };
      notices.show({ id: NOTICE, postId, text: message, action: { label: words.undo, run: takeBack } });
      onReplaced();
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
    }
  }
  return {
    pending,
    failure,
    restore: (id, moment) => act('revisions.restore', { id, turnId: '' }, words.restored(moment)),
    restoreTurn: (id, turnId, what) =>
      act('revisions.restore-turn', { id, turnId }, words.turnRestored[what]),
  };
}
