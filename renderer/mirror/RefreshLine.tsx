import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { RefreshState } from './RefreshState.tsx';
import { useRefresh } from './use-refresh.ts';
import styles from './mirror.module.css';

/** Above « Tous les billets »: reads the connected blogs again. Nothing where none is connected. */
export function RefreshLine(): ReactNode {
  const words = useMessages().mirror;
  const refresh = useRefresh();
  const blogs = (useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? []).filter(
    (blog) => !blog.practice && blog.state !== 'sign-in-needed',
  );
  if (blogs.length === 0) return null;
  const syncs = blogs.map((blog) => refresh.of(blog.id));
  const running = blogs.filter((blog) => refresh.of(blog.id)?.state === 'running');
  // Of several blogs, the one that says most: under way, failed, then the one read longest ago.
  const told =
    syncs.find((sync) => sync?.state === 'running') ??
    syncs.find((sync) => sync?.state === 'failed') ??
    syncs.toSorted((one, other) => (one?.finishedAt ?? 0) - (other?.finishedAt ?? 0))[0];
  return (
    <div className={styles.above}>
      <RefreshState sync={told} />
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
