import { useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { formatDate } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { useNotices } from '../ui/notices.tsx';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { Button } from '../ui/Button.tsx';
import { blogNames } from './blog-names.ts';
import { EraseDialog } from './EraseDialog.tsx';
import styles from './Bin.module.css';

type BinnedPostProps = Readonly<{
  postId: string;
  title: string;
  onRestore: () => void;
  onErased: () => void;
}>;

/** A post in the bin: to be read, put back, and once it has been there for thirty days erased. */
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
            notices.show({ id: 'bin', text: words.erased(named) });
            onErased();
          }}
        />
      )}
    </div>
  );
}
