import { useState, type ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import type { LinkCheck } from '#contract/pictures.ts';
import { call } from '../../bridge/call.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Pictures.module.css';

type PicturesOnlineProps = Readonly<{ onClose: () => void; onOpenPost: (postId: string) => void }>;
type Hosted = RequestOutput<'pictures.host-again'>;

/** Check of published pictures, with one action to upload dead ones again from their stored originals. */
export function PicturesOnline({ onClose, onOpenPost }: PicturesOnlineProps): ReactNode {
  const words = useMessages().photos.online;
  const say = useFailureWords();
  const query = useQuery('pictures.links', {}, ['pictures.changed', 'publications.changed']);
  const [hosting, setHosting] = useState(false);
  const [hosted, setHosted] = useState<Hosted | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(undefined);
  const check = query.value;
  const attempt = (request: Promise<unknown>): void => {
    setFailure(undefined);
    request.catch(setFailure);
  };
  const start = (anew: boolean): void => {
    setHosted(undefined);
    attempt(call('pictures.check-links', { anew }));
  };
  const hostAgain = async (blogId: string) => {
    setHosting(true);
    setHosted(undefined);
    setFailure(undefined);
    try {
      setHosted(await call('pictures.host-again', { blogId }));
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setHosting(false);
    }
  };
  const shownFailure = failure ?? query.failure;
  const asking = check?.state === 'asking' || check?.state === 'gathering';
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      size="m"
      actions={
        check !== undefined &&
        (asking ? (
          <Button onPress={() => attempt(call('pictures.stop-checking', {}))}>{words.stop}</Button>
        ) : (
          <Ways found={check} onStart={start} />
        ))
      }
    >
      <div className={styles.photos}>
        <p className={styles.note}>{words.explained}</p>
        {shownFailure !== undefined && <Notice tone="alert">{say(shownFailure).sentence}</Notice>}
        {check !== undefined && (
          <>
            <CheckResult found={check} />
            {!asking &&
              check.blogs.map(({ id, name, curable }) => (
                <div key={id} className={styles.acts}>
                  <Button onPress={() => void hostAgain(id)} isDisabled={hosting}>
                    {words.hostAgain(curable, name)}
                  </Button>
                </div>
              ))}
            {hosting && <Progress label={words.hosting} />}
            {hosted !== undefined && <HostedAgain hosted={hosted} />}
            <DeadPosts posts={check.posts} onOpenPost={onOpenPost} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The check's result as a sentence, or its progress as a bar. */
function CheckResult({ found }: Readonly<{ found: LinkCheck }>): ReactNode {
  const words = useMessages().photos.online;
  const { state, total, checked, dead, unsure } = found;
  if (state === 'gathering') return <Progress label={words.gathering} />;
  if (state === 'asking')
    return (
      <Progress label={words.asking(checked, total)} {...(total === 0 ? {} : { value: checked / total })} />
    );
  if (state === 'never') return null;
  return (
    <>
      {state === 'stopped' && <Notice>{words.stopped(checked, total)}</Notice>}
      {state === 'offline' && <Notice tone="alert">{words.offline}</Notice>}
      {state === 'done' && dead === 0 && unsure === 0 && <Notice tone="good">{words.fine(total)}</Notice>}
      {dead > 0 && <Notice tone="alert">{words.dead(dead)}</Notice>}
      {unsure > 0 && <Notice>{words.unsure(unsure)}</Notice>}
    </>
  );
}

function Ways({
  found: { state },
  onStart,
}: Readonly<{ found: LinkCheck; onStart: (anew: boolean) => void }>): ReactNode {
  const words = useMessages().photos.online;
  if (state === 'never')
    return (
      <Button kind="primary" onPress={() => onStart(true)}>
        {words.start}
      </Button>
    );
  return (
    <>
      <Button onPress={() => onStart(true)}>{words.again}</Button>
      {state !== 'done' && (
        <Button kind="primary" onPress={() => onStart(false)}>
          {words.goOn}
        </Button>
      )}
    </>
  );
}

function HostedAgain({ hosted: { posts, pictures, byHand, busy } }: Readonly<{ hosted: Hosted }>): ReactNode {
  const words = useMessages().photos.online;
  return (
    <>
      {(posts > 0 || pictures > 0) && <Notice tone="good">{words.hosted(posts, pictures)}</Notice>}
      {byHand > 0 && <Notice>{words.byHand(byHand)}</Notice>}
      {busy > 0 && <Notice>{words.busy(busy)}</Notice>}
    </>
  );
}

type DeadPostsProps = Readonly<{
  posts: LinkCheck['posts'];
  onOpenPost: (postId: string) => void;
}>;

/** Dead addresses by post, and whether their original is stored here. */
function DeadPosts({ posts, onOpenPost }: DeadPostsProps): ReactNode {
  const { photos, publishing } = useMessages();
  const words = photos.online;
  return (
    <ul className={styles.dead}>
      {posts.map(({ postId, title, blogName, dead }) => (
        <li key={postId + blogName} className={styles.deadPost}>
          <div className={styles.deadHead}>
            <span className={styles.who}>
              <span className={styles.name} title={title}>
                {title === '' ? publishing.untitled : title}
              </span>
              <span className={styles.note}>{blogName}</span>
            </span>
            <Button
              kind="plain"
              aria-label={words.openPost(title === '' ? publishing.untitled : title)}
              onPress={() => onOpenPost(postId)}
            >
              {publishing.openPost}
            </Button>
          </div>
          <ul className={styles.addresses}>
            {dead.map(({ address, kept }) => (
              <li key={address}>
                <span className={styles.address}>{address}</span>
                <span className={styles.note}>{kept ? words.kept : words.lost}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
