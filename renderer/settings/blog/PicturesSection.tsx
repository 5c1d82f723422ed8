import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PictureHost } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { HostChoice } from '../../publishing/pictures/HostChoice.tsx';
import { StoreForm } from '../../publishing/pictures/StoreForm.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from '../../ui/SettingsParts.module.css';

type PicturesSectionProps = Readonly<{ blogId: string }>;

/** Where the pictures of a blog go; the choice holds at once, for what leaves from now on. */
export function PicturesSection({ blogId }: PicturesSectionProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const pictures = useQuery('pictures.of-blog', { blogId }, ['blogs.changed']);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const shown = failure ?? pictures.failure;
  const { host, practice, store } = pictures.value ?? {};
  const choose = (chosen: PictureHost): void => {
    setFailure(undefined);
    call('pictures.choose-host', { blogId, host: chosen }).catch(setFailure);
  };
  return (
    <section className={styles.part} aria-labelledby="blog-pictures">
      <h3 id="blog-pictures" className={styles.title}>
        {words.section}
      </h3>
      {shown !== undefined && <Notice tone="alert">{say(shown).sentence}</Notice>}
      {practice === true && <p className={styles.hint}>{words.practice}</p>}
      {practice === false && host === undefined && !choosing && (
        <>
          <p className={styles.hint}>{words.unasked}</p>
          <div className={styles.acts}>
            <Button onPress={() => setChoosing(true)}>{words.change}</Button>
          </div>
        </>
      )}
      {practice === false && (host !== undefined || choosing) && (
        <HostChoice label={words.section} host={host ?? 'blogger'} onChoose={choose} />
      )}
      {practice === false && host === 's3' && <StoreForm blogId={blogId} store={store} />}
    </section>
  );
}
