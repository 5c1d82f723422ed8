import { useState, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { useOpenedPost } from './opened-post.ts';
import styles from './ExampleNotice.module.css';

/** The notice on the example post: suggestions to try, and a button to remove it. */
export function ExampleNotice(): ReactNode {
  const { example: words } = useMessages().window;
  const { post, binned, onDialog, onSearch } = useOpenedPost();
  const example = useQuery('example.get', {}, ['posts.changed']).value?.example;
  const [asked, setAsked] = useState(false);
  if (example?.postId !== post.id) return null;
  return (
    <div className={styles.notice} role="note" aria-label={words.title}>
      <Icon name="info" />
      <p>
        <strong>{words.title}.</strong> {words.what}
      </p>
      <div className={styles.ways}>
        {!binned && (
          <>
            <Button kind="plain" icon="search" onPress={() => onSearch(example.query)}>
              {words.search}
            </Button>
            <Button kind="plain" icon="history" onPress={() => onDialog('history')}>
              {words.history}
            </Button>
            <Button kind="plain" icon="preview" onPress={() => onDialog('preview')}>
              {words.preview}
            </Button>
          </>
        )}
        <Button kind="plain" icon="bin" onPress={() => setAsked(true)}>
          {words.remove}
        </Button>
      </div>
      {asked && <RemoveDialog onClose={() => setAsked(false)} />}
    </div>
  );
}

function RemoveDialog({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const { window } = useMessages();
  const words = window.example;
  const say = useFailureWords();
  const notices = useNotices();
  const { post, autosaves, dispatch } = useOpenedPost();
  const { pending, failure, run } = useLastAct();
  const remove = () =>
    run(async () => {
      // Saves first, since no save may follow the removal.
      await autosaves.get(post.id)?.saved();
      await call('example.remove', {});
      autosaves.forget(post.id);
      dispatch({ type: 'close-post', postId: post.id });
      notices.show({ id: 'example', text: words.removed });
    });
  return (
    <Dialog
      title={words.removeTitle}
      isOpen
      size="s"
      role="alertdialog"
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {window.cancel}
          </Button>
          <Button kind="danger" isPending={pending} onPress={() => void remove()}>
            {words.removeTitle}
          </Button>
        </>
      }
    >
      <p>{words.removeWhat}</p>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
    </Dialog>
  );
}
