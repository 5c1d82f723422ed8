import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { COMMAND_PRIORITY_EDITOR, createCommand, type LexicalCommand } from 'lexical';
import { useEffect, useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { mediumOf } from '#interview/media/media.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { focusText } from '../core/focus-text.ts';
import { $insertVideo } from '../edit/videos.ts';

/** « Insérer une vidéo »: asks for its address. */
export const INSERT_VIDEO_COMMAND: LexicalCommand<void> = createCommand('escale/insert-video');

/** The dialog that asks for the address of a video. The card is inserted at the caret. */
export function VideoLayer(): ReactNode {
  const [editor] = useLexicalComposerContext();
  const [open, setOpen] = useState(false);
  useEffect(
    () =>
      editor.registerCommand(
        INSERT_VIDEO_COMMAND,
        () => {
          setOpen(true);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor],
  );
  if (!open) return null;
  const close = (): void => {
    setOpen(false);
    focusText(editor);
  };
  return (
    <VideoDialog
      onClose={close}
      onVideo={(video) => {
        close();
        editor.update(() => void $insertVideo(video), { tag: 'history-push' });
      }}
    />
  );
}

type VideoDialogProps = Readonly<{
  onClose: () => void;
  onVideo: (video: NonNullable<ReturnType<typeof mediumOf>>) => void;
}>;

function VideoDialog({ onClose, onVideo }: VideoDialogProps): ReactNode {
  const words = useMessages().pictures;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  function submit(): void {
    const text = typed.trim();
    const video = mediumOf(/^https?:/i.test(text) ? text : `https://${text}`);
    if (video === undefined) setRefused(true);
    else onVideo(video);
  }
  return (
    <Dialog
      title={words.insertVideo}
      isOpen
      size="s"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" isDisabled={typed.trim() === ''} onPress={submit}>
            {words.insert}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={words.videoAddress}
          hint={words.videoHint}
          value={typed}
          validationBehavior="aria"
          onChange={(value) => {
            setTyped(value);
            setRefused(false);
          }}
          {...(refused ? { error: words.videoUnknown } : {})}
        />
      </Form>
    </Dialog>
  );
}
