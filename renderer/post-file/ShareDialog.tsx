import { useState } from 'react';
import type { ReactNode } from 'react';
import { safeBaseName } from '#interview/file-names.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFileToWrite } from '../bridge/use-file-to-write.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Checkbox } from '../ui/fields/Checkbox.tsx';
import { FileDialog } from '../ui/overlays/FileDialog.tsx';
import styles from '../backups/Backups.module.css';

type ShareDialogProps = Readonly<{
  postId: string;
  title: string;
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/**
 * « Donner le billet à un autre Escale… »: the content of the file and its location. Notes are included only if ticked.
 */
export function ShareDialog({ postId, title, save, onClose }: ShareDialogProps): ReactNode {
  const { postFile: words, window: frame } = useMessages();
  const notes = useQuery('notes.list', { postId }, ['notes.changed']).value?.items.length ?? 0;
  const [withNotes, setWithNotes] = useState(false);
  const people = useQuery('post-files.people', { postId }, ['participants.changed']).value?.count ?? 0;
  const [withPeople, setWithPeople] = useState(false);
  const file = useFileToWrite({
    format: 'escale-post',
    name: safeBaseName(title, frame.lists.untitled),
    save,
    write: (destination) =>
      call('post-files.give', { postId, destination, notes: withNotes, people: withPeople }),
  });
  const writtenPost = file.written;
  return (
    <FileDialog
      title={words.title}
      file={file}
      words={words}
      onClose={onClose}
      done={
        writtenPost === undefined
          ? undefined
          : [
              words.done(writtenPost.name),
              ...(writtenPost.missing > 0 ? [words.missing(writtenPost.missing)] : []),
            ].join(' ')
      }
    >
      <p>{words.what}</p>
      {notes > 0 && writtenPost === undefined && (
        <Checkbox isSelected={withNotes} onChange={setWithNotes}>
          {words.notes(notes)}
        </Checkbox>
      )}
      {people > 0 && writtenPost === undefined && (
        <Checkbox isSelected={withPeople} onChange={setWithPeople}>
          {words.people(people)}
        </Checkbox>
      )}
      <p className={styles.sentence}>{words.private}</p>
    </FileDialog>
  );
}
