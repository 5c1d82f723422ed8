import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { GivenAddresses } from './GivenAddresses.tsx';
import { Handoff } from './Handoff.tsx';
import { HostQuestion } from './HostQuestion.tsx';
import { StoreOfBlog } from './StoreOfBlog.tsx';
import styles from './Pictures.module.css';

type SheetPicturesProps = Readonly<{
  postId: string;
  prepared: RequestOutput<'publications.prepare'>;
  /** Puts « Lire la suite » in the text, after its beginning. */
  onAddBreak: () => void;
}>;

/** What the author decides of a post's pictures before it leaves; nothing where there is nothing to decide. */
export function SheetPictures({ postId, prepared, onAddBreak }: SheetPicturesProps): ReactNode {
  const words = useMessages().photos;
  const say = useFailureWords();
  const place = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  // Once it is filled in, it stays: what a try says of it must be read.
  const [settingUp, setSettingUp] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const { photos, blog } = prepared;
  if (photos.count === 0) return null;
  const chooseWidth = (width: 480 | 320 | null): void => {
    setFailure(undefined);
    place.current?.focus();
    call('pictures.choose-width', { postId, blogId: blog.id, width }).catch(setFailure);
  };
  // The button that was pressed goes with its question.
  const leave = (): void => {
    place.current?.focus();
    setSettingUp(false);
    setAsking(false);
  };
  const unasked = photos.host === undefined;
  const question = unasked || asking;
  const heavy = prepared.checks.some(({ code }) => code === 'too-heavy');
  return (
    <div className={styles.photos} ref={place} tabIndex={-1} role="group" aria-label={words.section}>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {question && (
        <HostQuestion
          key={photos.host ?? ''}
          blogId={blog.id}
          blogName={blog.name}
          host={photos.host}
          onChosen={leave}
          {...(unasked ? {} : { onLeave: leave })}
        />
      )}
      {!question && photos.host === 's3' && (photos.missing.length > 0 || settingUp) && (
        <StoreOfBlog blogId={blog.id} onTouched={() => setSettingUp(true)} />
      )}
      {!question && photos.host === 'address' && photos.missing.length > 0 && (
        <GivenAddresses missing={photos.missing} />
      )}
      {!question && photos.host === 'blogger' && photos.missing.length > 0 && (
        <Handoff postId={postId} blogId={blog.id} />
      )}
      {!question && heavy && photos.width !== undefined && (
        <div className={styles.card}>
          <p>{words.tooHeavy(photos.width, Math.ceil(prepared.bytes / 1000))}</p>
          <div className={styles.acts}>
            {photos.smaller !== undefined && (
              <Button onPress={() => chooseWidth(photos.smaller ?? null)}>
                {words.smaller(photos.smaller)}
              </Button>
            )}
            {!blog.practice && <Button onPress={() => setAsking(true)}>{words.elsewhere}</Button>}
          </div>
        </div>
      )}
      {!question && photos.breakProposed && !heavy && (
        <Notice action={{ label: words.addBreak, onPress: onAddBreak }}>{words.breakProposed}</Notice>
      )}
      {!question && (photos.widthChosen || !blog.practice) && (
        <div className={styles.acts}>
          {photos.widthChosen && (
            <Button kind="plain" onPress={() => chooseWidth(null)}>
              {words.usual}
            </Button>
          )}
          {!blog.practice && !(heavy && photos.width !== undefined) && (
            <Button kind="plain" onPress={() => setAsking(true)}>
              {words.change}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
