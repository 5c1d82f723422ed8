import { useState, type ReactNode } from 'react';
import type { FailureCode, AppError } from '#contract/failure.ts';
import type { RequestOutput } from '#contract/bridge.ts';
import { useLanguage, useMessages, useMessagesFor } from '../bridge/messages.tsx';
import { formatMoment, formatTime } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Progress } from '../ui/Progress.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { asAppError, call } from '../bridge/call.ts';
import styles from './mirror.module.css';

type RefreshStateProps = Readonly<{ mirror: Mirror | undefined }>;

/** The result of the last reading of a blog, or the progress of the current one. */
export function RefreshState({ mirror }: RefreshStateProps): ReactNode {
  const { mirror: words, failures } = useMessages();
  const language = useLanguage();
  const now = useNow(60_000);
  if (mirror === undefined) return <p className={styles.line}>{words.never}</p>;
  if (mirror.state === 'running') {
    const hasTotal = mirror.total > 0;
    return (
      <Progress
        label={mirror.done === 0 ? words.reading : words.read(mirror.done)}
        {...(hasTotal ? { value: Math.min(1, mirror.done / mirror.total) } : {})}
      />
    );
  }
  if (mirror.failure !== undefined) {
    const sentence = failures[mirror.failure.code as FailureCode](mirror.failure.params);
    // An automatic failure has a short text; one of a requested reading has its reason.
    const quiet = mirror.failure.code === 'network.offline' ? words.offline : words.quiet;
    return (
      <p className={styles.line} data-tone={mirror.byAuthor ? 'alert' : undefined} role="status">
        {mirror.byAuthor ? words.failed(sentence) : quiet}
      </p>
    );
  }
  if (mirror.finishedAt === undefined) return <p className={styles.line}>{words.never}</p>;
  const today = new Date(mirror.finishedAt).toDateString() === new Date(now).toDateString();
  const when = today
    ? words.at(formatTime(mirror.finishedAt, language))
    : words.on(formatMoment(mirror.finishedAt, now, language));
  const counts = [
    ...(mirror.added > 0 ? [words.added(mirror.added)] : []),
    ...(mirror.changed > 0 ? [words.changed(mirror.changed)] : []),
  ];
  return (
    <p className={styles.line} role="status">
      {[when, ...counts].join(' · ')}
    </p>
  );
}

/** Above « Tous les billets »: reads the connected blogs again. Nothing without any. */
export function RefreshLine(): ReactNode {
  const refresh = useRefresh();
  const blogs = (useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? []).filter(
    ({ capabilities, state }) =>
      capabilities.canListPosts && capabilities.hasOtherWriters && state !== 'sign-in-needed',
  );
  const { mirror: words } = useMessagesFor(blogs[0]?.kind);
  if (blogs.length === 0) return null;
  const syncs = blogs.map((blog) => refresh.of(blog.id));
  const running = blogs.filter((blog) => refresh.of(blog.id)?.state === 'running');
  // The most relevant of several blogs: running, failed, else the one read longest ago.
  const shownSync =
    syncs.find((mirror) => mirror?.state === 'running') ??
    syncs.find((mirror) => mirror?.state === 'failed') ??
    syncs.toSorted((one, other) => (one?.finishedAt ?? 0) - (other?.finishedAt ?? 0))[0];
  return (
    <div className={styles.above}>
      <RefreshState mirror={shownSync} />
      {running.length > 0 ? (
        <Button kind="plain" onPress={() => running.forEach((blog) => refresh.stop(blog.id))}>
          {words.stop}
        </Button>
      ) : (
        <IconButton
          icon="changed"
          label={blogs.length === 1 ? words.refresh : words.refreshAll}
          onPress={() => blogs.forEach((blog) => refresh.start(blog.id))}
        />
      )}
    </div>
  );
}

type BlogRefreshProps = Readonly<{ blog: RequestOutput<'blogs.list'>['items'][number] }>;

/** The reading of one blog, in the settings: last date, result, and a button to read now. */
export function BlogRefresh({ blog }: BlogRefreshProps): ReactNode {
  const { mirror: words, failures } = useMessages();
  const refresh = useRefresh();
  const mirror = refresh.of(blog.id);
  const running = mirror?.state === 'running';
  const notes = mirror?.notes ?? [];
  return (
    <div className={styles.refresh}>
      <div className={styles.row}>
        <div className={styles.state}>
          <RefreshState mirror={mirror} />
        </div>
        {running ? (
          <Button aria-label={words.stopOf(blog.name)} onPress={() => refresh.stop(blog.id)}>
            {words.stop}
          </Button>
        ) : (
          <Button
            isDisabled={blog.state === 'sign-in-needed'}
            aria-label={words.refreshOf(blog.name)}
            onPress={() => refresh.start(blog.id)}
          >
            {words.refresh}
          </Button>
        )}
      </div>
      {refresh.failure !== undefined && (
        <Notice tone="alert">{failures[refresh.failure.code](refresh.failure.params)}</Notice>
      )}
      {!running && notes.length > 0 && (
        <Disclosure title={words.notes} note={words.noteCount(notes.length)} level={4} defaultExpanded>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={`${note.code} ${note.title} ${note.postId ?? ''}`}>
                {words.note[note.code](note.title === '' ? words.untitled : note.title)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

type Mirror = RequestOutput<'mirrors.list'>['items'][number];

type Refresh = Readonly<{
  /** The last or current reading of a blog; undefined if there was none. */
  of: (blogId: string) => Mirror | undefined;
  start: (blogId: string) => void;
  stop: (blogId: string) => void;
  /** The failure of the last request. */
  failure: AppError | undefined;
}>;

/** « Actualiser depuis le blog », and its progress. */
export function useRefresh(): Refresh {
  const syncs = useQuery('mirrors.list', {}, ['mirrors.changed']);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const ask = (name: 'mirrors.start' | 'mirrors.cancel', blogId: string): void => {
    setFailure(undefined);
    call(name, { blogId }).catch((thrown: unknown) => setFailure(asAppError(thrown)));
  };
  return {
    of: (blogId) => syncs.value?.items.find((one) => one.blogId === blogId),
    start: (blogId) => ask('mirrors.start', blogId),
    stop: (blogId) => ask('mirrors.cancel', blogId),
    failure: failure ?? syncs.failure,
  };
}
