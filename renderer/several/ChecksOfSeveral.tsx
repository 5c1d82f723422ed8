import { useEffect, useState, type ReactNode } from 'react';
import type { Check } from '#interview/checks/check.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { checkInSlices } from '../checks/check-in-slices.ts';
import styles from './Several.module.css';

type ChecksOfSeveralProps = Readonly<{ ids: ReadonlySet<string>; blogId: string }>;

/** A post with checks; the first is one that the blog requires, if any. */
type PostWithChecks = Readonly<{ id: string; title: string; first: Check; others: number }>;
type Progress = Readonly<{ blogId: string; done: number; posts: readonly PostWithChecks[] }>;

/** The number of posts named. */
const SHOWN = 12;

/** The selected posts with checks, shown before publishing. */
export function ChecksOfSeveral({ ids, blogId }: ChecksOfSeveralProps): ReactNode {
  const { checks: sentences, several, window } = useMessages();
  const words = several.sending;
  const { done, posts } = useChecks(ids, blogId);
  if (done < ids.size) return <p className={styles.numbers}>{words.checking(done, ids.size)}</p>;
  if (posts.length === 0) return <p className={styles.hint}>{words.noChecks}</p>;
  return (
    <section aria-label={words.toCheck(posts.length)}>
      <h3 className={styles.title}>{words.toCheck(posts.length)}</h3>
      <ul className={styles.lines}>
        {posts.slice(0, SHOWN).map(({ id, title, first, others }) => (
          <li key={id}>
            <div className={styles.pageTitle}>{title === '' ? window.lists.untitled : title}</div>
            <div className={styles.hint}>
              {sentences[first.code](first.words, first.about, first.count)}
              {others > 0 && ` (${several.more(others)})`}
            </div>
          </li>
        ))}
        {posts.length > SHOWN && <li className={styles.numbers}>{several.more(posts.length - SHOWN)}</li>}
      </ul>
    </section>
  );
}

/** Checks the posts in sequence. An unreadable post is skipped; sending it reports the reason. */
function useChecks(ids: ReadonlySet<string>, blogId: string): Progress {
  const [progress, setProgress] = useState<Progress>({ blogId, done: 0, posts: [] });
  useEffect(() => {
    let isStopped = false;
    let stop = (): void => undefined;
    const checksOf = async (postId: string): Promise<PostWithChecks | undefined> => {
      const [{ document }, { facts }] = await Promise.all([
        call('posts.get', { id: postId }),
        call('checks.facts', { postId, blogId }),
      ]);
      const checks = await new Promise<readonly Check[]>((resolve) => {
        stop = checkInSlices(document, facts, resolve);
      });
      const first = checks.find(({ blocks }) => blocks) ?? checks[0];
      return first && { id: postId, title: document.title, first, others: checks.length - 1 };
    };
    async function checkAll(): Promise<void> {
      let posts: readonly PostWithChecks[] = [];
      let done = 0;
      for (const id of ids) {
        if (isStopped) return;
        const post = await checksOf(id).catch(() => undefined);
        if (post !== undefined) posts = [...posts, post];
        done += 1;
        if (!isStopped) setProgress({ blogId, done, posts });
      }
    }
    void checkAll();
    return () => {
      isStopped = true;
      stop();
    };
  }, [ids, blogId]);
  return progress.blogId === blogId ? progress : { blogId, done: 0, posts: [] };
}
