import { useState, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatDate } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { call } from '../bridge/call.ts';
import { useLastAct } from '../bridge/use-last-act.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { blogNames } from './blog-names.ts';
import styles from './Bin.module.css';

type BinnedPostProps = Readonly<{
  postId: string;
  title: string;
  onRestore: () => void;
  onErased: () => void;
}>;

/** A post in the bin: readable, restorable, and erased after thirty days. */
export function BinnedPost({ postId, title, onRestore, onErased }: BinnedPostProps): ReactNode {
  const { bin: words, window: windowWords } = useMessages();
  const language = useLanguage();
  const notices = useNotices();
  const now = useNow(60_000);
  const [erasing, setErasing] = useState(false);
  const state = useQuery('bin.get', { id: postId }, ['publications.changed', 'posts.changed']).value;
  const named = title.trim() === '' ? windowWords.lists.untitled : title;
  const early = state === undefined || state.from > now;
  return (
    <div className={styles.binned}>
      <section className={styles.about} aria-label={words.settings}>
        <p>{words.sentence}</p>
        {state !== undefined && (
          <p className={styles.hint}>
            {words.since(formatDate(state.binnedAt, now, language))}
            {state.from > now && <> {words.from(formatDate(state.from, now, language))}</>}
            {state.online.length > 0 && <> {words.online(blogNames(state.online))}</>}
            {state.sending && <> {words.sending}</>}
          </p>
        )}
        <div className={styles.acts}>
          <Button icon="restore" onPress={onRestore}>
            {windowWords.actions.restore}
          </Button>
          <Button kind="plain" isDisabled={early} onPress={() => setErasing(true)}>
            {words.erase}
          </Button>
        </div>
      </section>
      <div className={styles.frame}>
        <PreviewFrame postId={postId} title={title} />
      </div>
      {erasing && (
        <EraseDialog
          postId={postId}
          title={named}
          onClose={() => setErasing(false)}
          onErased={() => {
            notices.hide(`bin ${postId}`);
            notices.show({ id: 'bin', text: words.erased(named) });
            onErased();
          }}
        />
      )}
    </div>
  );
}

type EraseDialogProps = Readonly<{
  postId: string;
  title: string;
  onClose: () => void;
  onErased: () => void;
}>;

/** « Effacer définitivement… »: shows the effects before erasing. */
function EraseDialog({ postId, title, onClose, onErased }: EraseDialogProps): ReactNode {
  const { bin: words, window: windowWords } = useMessages();
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
        <FailureNotice failure={failure} />
        <p>{words.question(title)}</p>
        {goes === undefined && failure === undefined && <Progress label={words.searching} />}
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
