import { useState, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Publication } from '#contract/shapes.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './ByHandGuide.module.css';

type TakenDownProps = Readonly<{ publicationId: string }>;
type How = 'draft' | 'deleted';

/** The author took the post down in Blogger: believed once its page no longer answers. */
export function TakenDown({ publicationId }: TakenDownProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [asked, setAsked] = useState<How | undefined>(undefined);
  const [pending, setPending] = useState<How | undefined>(undefined);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const mark = (how: How, confirmed: boolean) => {
    setAsked(how);
    setPending(how);
    setFailure(undefined);
    call('by-hand.taken-down', { publicationId, how, confirmed })
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(undefined));
  };
  const unreadable = failure?.code === 'by-hand.private' || failure?.code === 'by-hand.unreachable';
  return (
    <Disclosure title={words.takenDown}>
      <div className={styles.check}>
        <p className={styles.note}>{words.takenDownNote}</p>
        <div className={styles.ways}>
          <Button onPress={() => mark('draft', false)} isPending={pending === 'draft'}>
            {words.backToDraft}
          </Button>
          <Button onPress={() => mark('deleted', false)} isPending={pending === 'deleted'}>
            {words.deleted}
          </Button>
        </div>
        {failure !== undefined && (
          <Notice
            tone="alert"
            {...(unreadable && asked !== undefined
              ? { action: { label: words.takenDownConfirm, onPress: () => mark(asked, true) } }
              : {})}
          >
            {failures[failure.code](failure.params)}
          </Notice>
        )}
      </div>
    </Disclosure>
  );
}

type VerifyNowProps = Readonly<{ publicationId: string }>;

/** Online by the author's word: the blog may be read by now. */
export function VerifyNow({ publicationId }: VerifyNowProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const verify = () => {
    setPending(true);
    setFailure(undefined);
    call('by-hand.verify', { publicationId })
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(false));
  };
  return (
    <section className={styles.check} aria-label={words.unverified}>
      <h3 className={styles.title}>{words.unverified}</h3>
      <p className={styles.note}>{words.unverifiedNote}</p>
      <div className={styles.ways}>
        <Button onPress={verify} isPending={pending}>
          {words.verifyNow}
        </Button>
      </div>
      {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
    </section>
  );
}

type ByHandState = Readonly<{
  /** The blog is published to by hand. */
  blog: boolean;
  /** The job by hand: the open one, or one that ended while shown. */
  jobId: string | undefined;
  /** The published publication without a job in progress. */
  standing: string | undefined;
}>;

/** The chosen blog's state of publishing by hand. */
export function useByHandState(blog: Blog | undefined, publication: Publication | undefined): ByHandState {
  const byHand = blog?.capabilities.canSend === false;
  const open = byHand ? publication?.jobId : undefined;
  const [shown, setShown] = useState<Readonly<{ blogId: string; jobId: string }> | undefined>(undefined);
  // A finished job stays visible: its result is shown to the author.
  if (blog !== undefined && open !== undefined && shown?.jobId !== open)
    setShown({ blogId: blog.id, jobId: open });
  return {
    blog: byHand,
    jobId: open ?? (byHand && shown?.blogId === blog.id ? shown.jobId : undefined),
    standing:
      byHand && open === undefined && publication?.state.startsWith('online') === true
        ? publication.id
        : undefined,
  };
}
