import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { blogNames } from './blog-names.ts';
import styles from './Bin.module.css';

type EraseDialogProps = Readonly<{
  postId: string;
  title: string;
  onClose: () => void;
  onErased: () => void;
}>;

/** « Effacer définitivement… »: what would go and what would stay, before anything does. */
export function EraseDialog({ postId, title, onClose, onErased }: EraseDialogProps): ReactNode {
  const { bin: words, window: windowWords, failures } = useMessages();
  const { pending, failure: refusal, run } = useLastAct();
  const preview = useQuery('bin.preview', { id: postId }, ['publications.changed']);
  const goes = preview.value;
  const failure = refusal ?? preview.failure;

  const erase = () =>
    run(async () => {
      await call('bin.erase', { id: postId });
      onErased();
    });
  return (
    <Dialog
      title={words.eraseTitle}
      role="alertdialog"
      isOpen
      dismissable={false}
      busy={pending}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={pending} onPress={onClose}>
            {windowWords.cancel}
          </Button>
          <Button
            kind="danger"
            isPending={pending}
            isDisabled={goes === undefined || goes.sending}
            onPress={() => void erase()}
          >
            {words.act}
          </Button>
        </>
      }
    >
      <div className={styles.erase}>
        {failure !== undefined && (
          <Notice tone="alert" {...(failure.incident === undefined ? {} : { incident: failure.incident })}>
            {failures[failure.code](failure.params)}
          </Notice>
        )}
        <p>{words.question(title)}</p>
        {goes === undefined && failure === undefined && <Progress label={words.looking} />}
        {goes !== undefined && (
          <>
            {goes.online.length > 0 && <Notice>{words.staysOnline(blogNames(goes.online))}</Notice>}
            {goes.sending && <Notice tone="alert">{words.staysSending}</Notice>}
            <section aria-label={words.goes}>
              <h3 className={styles.goesTitle}>{words.goes}</h3>
              <ul className={styles.goes}>
                <li>{words.words(goes.words)}</li>
                <li>{words.revisions(goes.revisions)}</li>
                {goes.notes > 0 && <li>{words.notes(goes.notes)}</li>}
                {goes.sends > 0 && <li>{words.sends(goes.sends)}</li>}
                <li>{words.pictures(goes.pictures.count, goes.pictures.bytes)}</li>
              </ul>
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
}
