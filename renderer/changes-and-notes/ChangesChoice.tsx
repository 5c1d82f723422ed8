import { useState, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ReadDocument, DocumentChange, ChangesChosen } from '#contract/exchange.ts';
import type { ByAuthor } from '#assets/messages/fr/proposals.ts';
import { useMessages, useLanguage } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Choice } from '../ui/fields/Choice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { formatDate } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { call } from '../bridge/call.ts';
import styles from './Changes.module.css';

type ChangesChoiceProps = Readonly<{
  document: Reviewed;
  /** Receives the document read with the chosen changes. */
  onDocument: (read: ReadDocument) => void;
  /** False while the document does not reflect the choice yet. */
  onSettled: (settled: boolean) => void;
}>;

/** The choices for a reviewed document: its changes by author, and its comments. */
export function ChangesChoice({ document, onDocument, onSettled }: ChangesChoiceProps): ReactNode {
  const { reviewed: words, window } = useMessages();
  const say = useFailureWords();
  const state = useChanges(document, onDocument, onSettled);
  const { changes, comments } = document;
  return (
    <section className={styles.reviewed} aria-busy={state.reading}>
      {changes.length > 0 && (
        <>
          <p className={styles.summary}>{words.changes(changes.length, byAuthor(changes))}</p>
          <Choice
            label={words.what}
            value={state.way}
            onChange={state.choose}
            options={[
              { id: 'accepted', label: words.accepted, hint: words.acceptedHint },
              { id: 'original', label: words.original, hint: words.originalHint },
              { id: 'each', label: words.each, hint: words.eachHint },
            ]}
          />
          {state.way === 'each' && (
            <ChangeList changes={changes} accepted={state.accepted} onToggle={state.toggle} />
          )}
          {state.failed !== undefined && (
            <Notice tone="alert" action={{ label: window.retry, onPress: state.retry }}>
              {say(state.failed).sentence}
            </Notice>
          )}
        </>
      )}
      {comments.length > 0 && (
        <p className={styles.comments}>
          <span className={styles.summary}>{words.comments(comments.length, byAuthor(comments))}</span>
          <span className={styles.hint}>{words.commentsHint(comments.length)}</span>
        </p>
      )}
    </section>
  );
}

/** Changes shown at once; a document may have thousands. */
const PAGE = 100;

type ChangeListProps = Readonly<{
  changes: readonly DocumentChange[];
  accepted: ReadonlySet<number>;
  onToggle: (index: number, accepted: boolean) => void;
}>;

/** Each change in its sentence, ticked if accepted. */
function ChangeList({ changes, accepted, onToggle }: ChangeListProps): ReactNode {
  const words = useMessages().reviewed;
  const language = useLanguage();
  const now = useNow(60_000);
  const [shown, setShown] = useState(PAGE);
  const next = Math.min(PAGE, changes.length - shown);
  return (
    <div className={styles.each}>
      <p className={styles.hint} aria-live="polite">
        {words.acceptedCount(accepted.size, changes.length)}
      </p>
      <ol className={styles.list} aria-label={words.list}>
        {changes.slice(0, shown).map((change, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a change has no other name than its place in the document
          <li key={index}>
            <Checkbox isSelected={accepted.has(index)} onChange={(on) => onToggle(index, on)}>
              <ChangeWords change={change} />{' '}
              <span className={styles.who}>
                {change.author === '' ? words.nobody : change.author}
                {change.at !== undefined && ` · ${formatDate(change.at, now, language)}`}
              </span>
            </Checkbox>
          </li>
        ))}
      </ol>
      {next > 0 && (
        <Button kind="plain" onPress={() => setShown(shown + PAGE)}>
          {words.more(next)}
        </Button>
      )}
    </div>
  );
}

/** The change in its context; strikethrough is also put in words for screen readers. */
function ChangeWords({ change }: Readonly<{ change: DocumentChange }>): ReactNode {
  const words = useMessages().reviewed;
  const { kind, before, removed, inserted, after } = change;
  const spoken = (label: string): ReactNode => <span className={styles.spoken}>{label} </span>;
  if (kind === 'move')
    return (
      <span>
        {words.moved} <ins className={styles.inserted}>{inserted}</ins>
      </span>
    );
  return (
    <span>
      {before !== '' && <span className={styles.around}>… {before}</span>}
      {kind === 'formatting' && <span className={styles.formatting}>{words.formatting}</span>}
      {kind === 'formatting' ? (
        <span>{inserted}</span>
      ) : (
        <>
          {removed !== '' && (
            <>
              {spoken(words.removed)}
              <del className={styles.removed}>{removed}</del>
            </>
          )}
          {inserted !== '' && (
            <>
              {spoken(words.inserted)}
              <ins className={styles.inserted}>{inserted}</ins>
            </>
          )}
        </>
      )}
      {after !== '' && <span className={styles.around}>{after} …</span>}
    </span>
  );
}

/** The count by author, highest first. */
function byAuthor(items: readonly Readonly<{ author: string }>[]): ByAuthor {
  const counts = new Map<string, number>();
  for (const { author } of items) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts]
    .map(([author, count]) => ({ author, count }))
    .toSorted((a, b) => b.count - a.count || a.author.localeCompare(b.author));
}

/** A document that can be read again with other choices for its tracked changes. */
type Reviewed = Pick<ReadDocument, 'changes' | 'comments' | 'again'>;
/** Whether the document has changes or comments. */
export const isReviewed = <Document extends Partial<Reviewed>>(
  document: Document,
): document is Document & Pick<ReadDocument, 'changes' | 'comments'> =>
  (document.changes?.length ?? 0) + (document.comments?.length ?? 0) > 0;

type Way = 'accepted' | 'original' | 'each';

type ChangesState = Readonly<{
  way: Way;
  /** For the choice `each`: indexes in the document's changes. */
  accepted: ReadonlySet<number>;
  reading: boolean;
  failed: unknown;
  choose: (way: Way) => void;
  toggle: (index: number, accepted: boolean) => void;
  /** Reads the document again with the current choice. */
  retry: () => void;
}>;

/**
 * The author's choices for a document's tracked changes; each choice reads the document again. `onSettled`: whether the
 * document reflects the last choice; false while reading and after a failure.
 */
function useChanges(
  document: Reviewed,
  onDocument: (read: ReadDocument) => void,
  onSettled: (settled: boolean) => void,
): ChangesState {
  const [way, setWay] = useState<Way>('accepted');
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(() => new Set(document.changes.keys()));
  const [reading, setReading] = useState(false);
  const [failed, setFailed] = useState<unknown>(undefined);
  // A reading superseded by a later choice is dropped.
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [],
  );

  async function readAgain(changes: ChangesChosen): Promise<void> {
    const { again: token } = document;
    if (token === undefined) return;
    const turn = (latest.current += 1);
    setReading(true);
    onSettled(false);
    setFailed(undefined);
    try {
      const read = await call('exchange.read-again', { token, changes });
      if (turn !== latest.current) return;
      onDocument(read);
      onSettled(true);
    } catch (thrown) {
      if (turn === latest.current) setFailed(thrown);
    } finally {
      if (turn === latest.current) setReading(false);
    }
  }

  return {
    way,
    accepted,
    reading,
    failed,
    retry: () => void readAgain(way === 'each' ? [...accepted] : way),
    choose: (chosen) => {
      setWay(chosen);
      void readAgain(chosen === 'each' ? [...accepted] : chosen);
    },
    toggle: (index, on) => {
      const next = new Set(accepted);
      if (on) next.add(index);
      else next.delete(index);
      setAccepted(next);
      void readAgain([...next]);
    },
  };
}
