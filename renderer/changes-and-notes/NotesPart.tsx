import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Note } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDate } from '../ui/format.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useNow } from '../ui/use-now.ts';
import type { Spot } from '../ui/window/view.ts';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import styles from './Changes.module.css';

/** In characters: enough to find a passage, within one line of the text. */
const LONGEST_SEARCH = 80;

type NotesPartProps = Readonly<{ notes: readonly Note[]; onGoTo: (spot: Spot) => void }>;

/** The comments of a document by passage; resolved ones are below. */
export function NotesPart({ notes, onGoTo }: NotesPartProps): ReactNode {
  const words = useMessages().reviewed;
  const notices = useNotices();
  const [old, setOld] = useState(false);
  const open = notes.filter((note) => !note.settled);
  const settled = notes.filter((note) => note.settled);
  const settle = (note: Note): void => {
    call('notes.settle', { id: note.id, settled: !note.settled }).catch((thrown: unknown) =>
      notices.fail('notes', thrown),
    );
  };
  return (
    <div className={styles.reviewed}>
      {open.length === 0 && <p className={styles.hint}>{words.noNotes}</p>}
      <NoteList notes={open} onGoTo={onGoTo} onSettle={settle} />
      {settled.length > 0 && (
        <Disclosure
          title={words.settled(settled.length)}
          level={3}
          isExpanded={old}
          onExpandedChange={setOld}
        >
          {old && <NoteList notes={settled} onGoTo={onGoTo} onSettle={settle} />}
        </Disclosure>
      )}
    </div>
  );
}

type NoteListProps = Readonly<{
  notes: readonly Note[];
  onGoTo: (spot: Spot) => void;
  onSettle: (note: Note) => void;
}>;

function NoteList({ notes, onGoTo, onSettle }: NoteListProps): ReactNode {
  const words = useMessages().reviewed;
  const language = useLanguage();
  const now = useNow(60_000);
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id} className={styles.note} data-settled={note.settled || undefined}>
          {note.quote !== '' && (
            <AriaButton
              className={styles.quote ?? ''}
              aria-label={words.goTo(note.quote)}
              onPress={() => onGoTo({ find: searchedFor(note.quote) })}
            >
              {note.quote}
            </AriaButton>
          )}
          <span className={styles.text}>{note.text}</span>
          <span className={styles.foot}>
            <span className={styles.who}>
              {note.author === '' ? words.nobody : note.author}
              {note.at !== undefined && ` · ${formatDate(note.at, now, language)}`}
            </span>
            <Button
              kind="plain"
              aria-label={note.settled ? words.reopenName(note.text) : words.settleName(note.text)}
              onPress={() => onSettle(note)}
            >
              {note.settled ? words.reopen : words.settle}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The beginning of a quote, cut at a word. */
function searchedFor(quote: string): string {
  if (quote.length <= LONGEST_SEARCH) return quote;
  const cut = quote.slice(0, LONGEST_SEARCH);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
}
