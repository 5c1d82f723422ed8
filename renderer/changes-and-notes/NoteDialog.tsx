import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Note } from '#contract/exchange.ts';
import type { Post } from '#interview/document.ts';
import { notedPassage } from '#interview/noted-passage.ts';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/fields/Choice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import styles from './Changes.module.css';

type NoteDialogProps = Readonly<{
  postId: string;
  post: Post;
  /** The selected words or the turn of the caret, for a new note. */
  passage?: () => Readonly<{ quote: string; turnId?: string | undefined }> | undefined;
  /** The note to change. */
  note?: Note;
  onClose: () => void;
}>;

/** « Écrire une note… »: the author's own note on a passage, a turn or the complete post. */
export function NoteDialog({ postId, post, passage, note, onClose }: NoteDialogProps): ReactNode {
  const { reviewed: words, window: windowWords } = useMessages();
  const notices = useNotices();
  const [id] = useState(() => note?.id ?? crypto.randomUUID());
  const [text, setText] = useState(note?.text ?? '');
  // The selection when the dialog opened.
  const [target] = useState(() => note ?? passage?.() ?? { quote: '' });
  const [about, setAbout] = useState<'passage' | 'post'>('passage');
  const { pending, failure, run } = useLastAct();
  const hasPassage = target.quote !== '' || target.turnId !== undefined;
  const { quote, turnId } = about === 'passage' ? target : { quote: '' };

  const keep = (): Promise<void> =>
    run(async () => {
      await call('notes.write', {
        postId,
        note: {
          id,
          text: text.trim(),
          quote,
          settled: note?.settled ?? false,
          ...(turnId === undefined ? {} : { turnId }),
        },
      });
      if (note === undefined) notices.show({ id: 'notes', postId, text: words.notesAdded(1), tone: 'good' });
      onClose();
    });
  return (
    <Dialog
      title={note === undefined ? words.newNote : words.change}
      isOpen
      dismissable={false}
      busy={pending}
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            kind="primary"
            isPending={pending}
            isDisabled={text.trim() === ''}
            onPress={() => void keep()}
          >
            {words.keep}
          </Button>
        </>
      }
    >
      <div className={styles.reviewed}>
        <FailureNotice failure={failure} />
        {note === undefined && hasPassage && (
          <Choice
            label={words.about}
            value={about}
            onChange={setAbout}
            options={[
              {
                id: 'passage',
                label:
                  target.quote === ''
                    ? words.aboutTurn(notedPassage(post, target).question)
                    : words.aboutPassage(shortened(target.quote)),
              },
              { id: 'post', label: words.aboutPost },
            ]}
          />
        )}
        <TextField
          label={words.text}
          hint={words.textHint}
          value={text}
          onChange={setText}
          maxLength={20_000}
          rows={5}
        />
      </div>
    </Dialog>
  );
}

/** In characters, for a passage that is only named. */
const LONGEST_NAME = 120;

const shortened = (quote: string): string =>
  quote.length <= LONGEST_NAME ? quote : `${quote.slice(0, LONGEST_NAME)}…`;
