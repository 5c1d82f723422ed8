import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ListName } from '../../preload/contract/posts.ts';
import { BinFoot } from '../bin/BinFoot.tsx';
import { useMessages } from '../bridge/messages.tsx';
import { RefreshLine } from '../mirror/RefreshLine.tsx';
import type { Screen } from '../screens.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyState } from '../widgets/EmptyState.tsx';
import { PostList } from './PostList.tsx';
import { usePosts } from './use-posts.ts';
import styles from './ListColumn.module.css';

type Filter = 'all' | 'published';

type ListColumnProps = Readonly<{
  screen: Screen;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  openId: string | null;
  onOpen: (id: string) => void;
  onBin: (id: string) => void;
  onNew: () => void;
  onImport: () => void;
  onShowDrafts: () => void;
}>;

/** The list of a screen: its name, how many, the filters of « Tous les billets », the posts. */
export function ListColumn({
  screen,
  filter,
  onFilter,
  openId,
  onOpen,
  onBin,
  onNew,
  onImport,
  onShowDrafts,
}: ListColumnProps): ReactNode {
  const words = useMessages().window;
  const list: ListName = screen.id === 'all' ? filter : (screen.list ?? 'all');
  const posts = usePosts(list);
  const begins = list === 'drafts' || list === 'all';
  const emptyWords: Partial<Record<ListName, string>> = words.lists.empty;
  return (
    <div className={styles.column}>
      <div className={styles.header}>
        <h2 className={styles.title}>{words.screens[screen.id]}</h2>
        {posts.total > 0 && <span className={styles.count}>{posts.total}</span>}
      </div>
      {screen.id === 'all' && (
        <ToggleButtonGroup
          aria-label={words.lists.filter}
          className={styles.filters ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => onFilter(keys.has('published') ? 'published' : 'all')}
        >
          {(['all', 'published'] as const).map((id) => (
            <ToggleButton key={id} id={id} className={styles.filter ?? ''}>
              {words.lists.filters[id]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      {screen.id === 'all' && <RefreshLine />}
      <PostList
        label={words.screens[screen.id]}
        posts={posts}
        openId={openId}
        onOpen={onOpen}
        {...(list === 'bin' ? {} : { onDelete: onBin })}
        empty={
          <EmptyState icon={screen.icon} sentence={emptyWords[list] ?? words.lists.empty.all}>
            {begins ? (
              <>
                <Button kind="primary" icon="plus" onPress={onNew}>
                  {words.create.interview}
                </Button>
                {list === 'all' && (
                  <Button kind="plain" onPress={onImport}>
                    {words.lists.importBlog}
                  </Button>
                )}
              </>
            ) : (
              <Button onPress={onShowDrafts}>{words.lists.showDrafts}</Button>
            )}
          </EmptyState>
        }
      />
      {list === 'bin' && <BinFoot />}
    </div>
  );
}
