import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { Comparison } from './Comparison.tsx';
import { ReadRevision } from './ReadRevision.tsx';
import { RevisionList } from './RevisionList.tsx';
import { useRestoring } from './use-restoring.ts';
import { useRevisionWords, type Revision } from './use-revision-words.ts';
import styles from './History.module.css';

type HistoryDialogProps = Readonly<{
  postId: string;
  /** The state to open on; the latest if none. */
  revisionId?: string | undefined;
  /** The text as it stands on the screen. */
  read: () => Post;
  /** Everything acknowledged, and the number of that save. The same function at each render. */
  save: () => Promise<number>;
  onClose: () => void;
  onReplaced: () => void;
  /** Somebody approved this state. */
  onApprove: (revisionId: string) => void;
}>;

const CURRENT = 'current';
const PREVIOUS = 'previous';
/** More choices than this are no choice. */
const MOST_CHOICES = 300;

/** « Modifications »: the kept states of a post, read, compared turn by turn, and put back. */
export function HistoryDialog({
  postId,
  revisionId,
  read,
  save,
  onClose,
  onReplaced,
  onApprove,
}: HistoryDialogProps): ReactNode {
  const { history: words, window: windowWords, failures } = useMessages();
  const say = useRevisionWords();
  // As it was when the window opened: nothing is written meanwhile.
  const [current] = useState(read);
  const [chosen, setChosen] = useState(revisionId);
  const [mode, setMode] = useState<'compare' | 'read'>('compare');
  const [against, setAgainst] = useState<string>(CURRENT);
  const restoring = useRestoring({ postId, save, onReplaced });
  useEffect(() => {
    // What is put back later is put back into what is saved; a failure is told by the status line.
    save().catch(() => undefined);
  }, [save]);

  const listed = useQuery('revisions.list', { postId }, ['posts.changed', 'publications.changed']);
  const items = listed.value?.items;
  const selected = items?.find(({ id }) => id === chosen) ?? items?.[0];
  const other = otherOf(items ?? [], selected, against);
  const state = useQuery('revisions.get', selected === undefined ? null : { id: selected.id });
  const otherState = useQuery('revisions.get', other === undefined ? null : { id: other.id });
  const failure = restoring.failure ?? listed.failure ?? state.failure ?? otherState.failure;
  const shown = state.value?.document;
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
      {failure !== undefined && (
        <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
          {failures[failure.code](failure.params)}
        </Notice>
      )}
      {items === undefined && failure === undefined && <Progress label={words.loading} />}
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
            {shown === undefined && state.failure === undefined && <Progress label={words.loading} />}
            {shown !== undefined && mode === 'read' && <ReadRevision post={shown} />}
            {shown !== undefined && mode === 'compare' && (
              <ComparedStates
                shown={shown}
                other={against === CURRENT ? current : otherState.value?.document}
                // What is compared runs from the older to the newer.
                backwards={other !== undefined && isOlder(other, selected, items)}
                none={against === PREVIOUS && other === undefined}
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

/** Reached by Tab, so that the arrows scroll it. */
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
  backwards: boolean;
  /** Nothing came before. */
  none: boolean;
  isDisabled: boolean;
  onRestoreTurn?: (turnId: string, what: 'question' | 'answer') => void;
}>;

function ComparedStates({
  shown,
  other,
  backwards,
  none,
  isDisabled,
  onRestoreTurn,
}: ComparedStatesProps): ReactNode {
  const { history: words } = useMessages();
  const changes = useMemo(
    () =>
      other === undefined ? undefined : backwards ? comparePosts(other, shown) : comparePosts(shown, other),
    [shown, other, backwards],
  );
  if (none) return <p className={styles.empty}>{words.first}</p>;
  if (changes === undefined) return <Progress label={words.loading} />;
  return (
    <>
      <p className={styles.count} role="status">
        {changes.length === 0 ? '' : words.differences(changes.length)}
      </p>
      <Comparison changes={changes} onRestoreTurn={onRestoreTurn} isDisabled={isDisabled} />
    </>
  );
}
