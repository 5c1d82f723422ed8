import type { ReactNode } from 'react';
import { capabilitiesOf } from '#interview/destinations.ts';
import type { Blog } from '#contract/blogs.ts';
import type { Job } from '#contract/publishing/publishing.ts';
import { MessagesFor, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { PagePicture } from '../preview/PagePicture.tsx';
import { PUBLIC_STATES, useShowPage } from '../preview/published-page.ts';
import { Button } from '../ui/Button.tsx';
import type { SentJobs } from './use-sent-jobs.ts';
import styles from './Several.module.css';

type PublishedPagesProps = Readonly<{ blog: Blog; jobs: SentJobs }>;

/** Pages with a row of their own; the counts include all. */
const SHOWN = 12;

/** The pages of a selection as they come online on one blog: their number, and the first ones with a button each. */
export function PublishedPages({ blog, jobs: { all, done } }: PublishedPagesProps): ReactNode {
  const words = useMessages().several.sending;
  const [first] = done;
  if (all.length === 0) return null;
  return (
    <MessagesFor kind={blog.kind}>
      <section className={styles.form} aria-label={words.pages}>
        {done.length < all.length && <p role="status">{words.arrived(done.length, all.length)}</p>}
        {first !== undefined && <PagePicture postId={first.postId} blogId={blog.id} title={first.title} />}
        <ul className={styles.lines}>
          {done.slice(0, SHOWN).map((job) => (
            <PublishedPage key={job.id} job={job} />
          ))}
        </ul>
      </section>
    </MessagesFor>
  );
}

function PublishedPage({ job: { postId, blogId, blogKind, title } }: Readonly<{ job: Job }>): ReactNode {
  const { publishing, window } = useMessages();
  const { open, showLocal, localLabel } = useShowPage();
  const publications = useQuery('publications.of-post', { postId }, ['publications.changed']);
  const publication = publications.value?.items.findLast((one) => one.blogId === blogId);
  if (publication === undefined || !PUBLIC_STATES.includes(publication.state)) return null;
  const name = title === '' ? window.lists.untitled : title;
  const { url } = publication;
  const { hasLocalPages } = capabilitiesOf(blogKind);
  return (
    <li className={styles.page}>
      <span className={styles.pageTitle}>{name}</span>
      {hasLocalPages ? (
        <Button kind="plain" aria-label={`${localLabel} – ${name}`} onPress={() => showLocal(blogId, postId)}>
          {localLabel}
        </Button>
      ) : (
        url !== undefined && (
          <Button kind="plain" aria-label={`${publishing.sent.see} – ${name}`} onPress={() => open(url)}>
            {publishing.sent.see}
          </Button>
        )
      )}
    </li>
  );
}
