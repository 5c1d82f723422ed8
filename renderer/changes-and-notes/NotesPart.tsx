import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Note } from '#contract/exchange.ts';
import type { Post } from '#interview/document.ts';
import { notedPassage } from '#interview/noted-passage.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDate } from '../ui/format.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useNow } from '../ui/use-now.ts';
import type { Spot } from '../ui/window/view.ts';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import styles from './Changes.module.css';

/** In characters: enough to find a passage, within one line of the text. */
const LONGEST_SEARCH = 80;

type NotesPartProps = Readonly<{
  postId: string;
  /** The text as last read from the editor. */
  post: Post;
  notes: readonly Note[];
  onGoTo: (spot: Spot) => void;
  onWrite: () => void;
}>;

/** The notes by passage: comments of documents and the author's own; resolved ones are below. */
export function NotesPart({ postId, post, notes, onGoTo, onWrite }: NotesPartProps): ReactNode {
  const words = useMessages().reviewed;
  const notices = useNotices();
  const [old, setOld] = useState(false);
  const [edited, setEdited] = useState<Note>();
  const open = notes.filter((note) => !note.settled);
  const settled = notes.filter((note) => note.settled);
  const tell = (thrown: unknown): void => notices.fail('notes', thrown);
  const acts: NoteActs = {
    onGoTo,
    onSettle: ({ id, settled: isSettled }) =>
      void call('notes.settle', { id, settled: !isSettled }).catch(tell),
    onEdit: setEdited,
    onDelete: ({ isOwn: _isOwn, author: _author, ...note }) => {
      const restore = (): void => void call('notes.write', { postId, note }).catch(tell);
      call('notes.delete', { id: note.id }).then(
        () =>
          notices.show({
            id: 'notes',
            postId,
            text: words.deleted,
            action: { label: words.undo, run: restore },
          }),
        tell,
      );
    },
  };
  return (
    <div className={styles.reviewed}>
      {open.length === 0 && <p className={styles.hint}>{words.noNotes}</p>}
      <NoteList notes={open} post={post} acts={acts} />
      <Button onPress={onWrite}>{words.write}</Button>
      {settled.length > 0 && (
        <Disclosure
          title={words.settled(settled.length)}
          level={3}
          isExpanded={old}
          onExpandedChange={setOld}
        >
          {old && <NoteList notes={settled} post={post} acts={acts} />}
        </Disclosure>
      )}
      {edited !== undefined && (
        <NoteDialog postId={postId} post={post} note={edited} onClose={() => setEdited(undefined)} />
      )}
    </div>
  );
}

type NoteActs = Readonly<{
  onGoTo: (spot: Spot) => void;
  onSettle: (note: Note) => void;
  onEdit: (note: Note) => void;
  onDelete: (note: Note) => void;
}>;

type NoteListProps = Readonly<{ notes: readonly Note[]; post: Post; acts: NoteActs }>;

function NoteList({ notes, post, acts }: NoteListProps): ReactNode {
  const words = useMessages().reviewed;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id} className={styles.note} data-settled={note.settled || undefined}>
          <PassageOfNote note={note} post={post} onGoTo={acts.onGoTo} />
          <span className={styles.text}>{note.text}</span>
          <span className={styles.foot}>
            <span className={styles.who}>
              {note.isOwn ? words.own : note.author === '' ? words.nobody : note.author}
              {note.at !== undefined && ` · ${formatDate(note.at, now, language)}`}
            </span>
            <span className={styles.acts}>
              {note.isOwn && (
                <>
                  <Button
                    kind="plain"
                    aria-label={words.changeName(note.text)}
                    onPress={() => acts.onEdit(note)}
                  >
                    {words.edit}
                  </Button>
                  <Button
                    kind="plain"
                    aria-label={words.deleteName(note.text)}
                    onPress={() => acts.onDelete(note)}
                  >
                    {words.delete}
                  </Button>
                </>
              )}
              <Button
                kind="plain"
                aria-label={note.settled ? words.reopenName(note.text) : words.settleName(note.text)}
                onPress={() => acts.onSettle(note)}
              >
                {note.settled ? words.reopen : words.settle}
              </Button>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

type PassageOfNoteProps = Readonly<{ note: Note; post: Post; onGoTo: (spot: Spot) => void }>;

/** The quoted words, as a way to the passage, and the question if they changed or none were quoted. */
function PassageOfNote({ note, post, onGoTo }: PassageOfNoteProps): ReactNode {
  const words = useMessages().reviewed;
  const { quote, turnId, isOwn } = note;
  const { state, question } = useMemo(() => notedPassage(post, { quote, turnId }), [post, quote, turnId]);
  const isGone = isOwn && state === 'gone';
  const hasChanged = isOwn && state !== 'same';
  const spot: Spot = { answerId: turnId, ...(quote === '' ? {} : { find: searchedFor(quote) }) };
  return (
    <>
      {quote !== '' &&
        (isGone ? (
          <span className={styles.quote}>{quote}</span>
        ) : (
          <AriaButton
            className={styles.quote ?? ''}
            aria-label={words.goTo(quote)}
            onPress={() => onGoTo(spot)}
          >
            {quote}
          </AriaButton>
        ))}
      {hasChanged && <span className={styles.hint}>{isGone ? words.passageGone : words.passageChanged}</span>}
      {question !== undefined && (quote === '' || hasChanged) && (
        <AriaButton
          className={styles.quote ?? ''}
          aria-label={words.goToTurn(question)}
          onPress={() => onGoTo({ answerId: turnId })}
        >
          {question}
        </AriaButton>
      )}
    </>
  );
}

/** The beginning of the first line of a quote, cut at a word. */
function searchedFor(quote: string): string {
  const [line = ''] = quote.split('\n');
  if (line.length <= LONGEST_SEARCH) return line;
  const cut = line.slice(0, LONGEST_SEARCH);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}
