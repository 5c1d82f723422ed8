import { memo, useRef, useState, type ReactNode } from 'react';
import type { AwaitedInPost, ListName } from '#contract/posts.ts';
import type { PostSummary } from '#contract/shapes.ts';
import { BinFoot } from '../bin/BinFoot.tsx';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import type { Screen } from '../ui/window/screens.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import {
  facetsAsked,
  fieldsOf,
  isFiltered,
  listAsked,
  type ListChoice,
  type ListMemory,
} from './list-memory.ts';
import { ListTools } from './ListTools.tsx';
import { AwaitedPeople } from './AwaitedPeople.tsx';
import { ToUpdate } from './ToUpdate.tsx';
import { PostList } from './PostList.tsx';
import { ROW } from './PostRow.tsx';
import type { Command } from '#contract/commands.ts';
import type { SelectionActs } from '../several/SelectionBar.tsx';
import { useListed } from './use-posts.ts';
import { useRowMenu } from './use-row-menu.ts';
import { useSelection } from './use-selection.ts';
import styles from './ListColumn.module.css';

const SelectionBar = lazyPart(() => import('../several/SelectionBar.tsx').then((part) => part.SelectionBar));
/** Loaded only with a blog that was read. */
const RefreshLine = lazyPart(() => import('../mirror/RefreshState.tsx').then((part) => part.RefreshLine));

/** The bin, and the list of posts in review, have a fixed order. */
const IN_THEIR_ORDER: readonly ListName[] = ['bin', 'reading'];
/** Shorter lists need no filters. */
const SHORT = 8;

type ListColumnProps = Readonly<{
  screen: Screen;
  /** The saved state of each list. */
  memory: ListMemory;
  openId: string | null;
  onOpen: (id: string) => void;
  onOpenWindow: (id: string) => void;
  onBeside: (id: string) => void;
  onBin: (id: string) => void;
  onRestore: (id: string) => void;
  /** Runs a command on a post, open or not. */
  onPostCommand: (command: Command, id: string) => void;
  onNew: () => void;
  onImport: () => void;
  onShowDrafts: () => void;
  /** The acts on several posts. */
  several: SelectionActs;
}>;

/** The list of a screen: name, count, filters, order, posts. Memoised by screen. */
export const ListColumn = memo(function ListColumn({
  screen,
  memory,
  openId,
  onOpen,
  onOpenWindow,
  onBeside,
  onBin,
  onRestore,
  onPostCommand,
  onNew,
  onImport,
  onShowDrafts,
  several,
}: ListColumnProps): ReactNode {
  const { window: words, listing } = useMessages();
  const list: ListName = screen.list ?? 'all';
  const [choice, setChoice] = useState(() => memory.choiceOf(screen.id));
  const [scroll] = useState(() => memory.scrollOf(screen.id));
  const posts = useListed(listAsked(list, choice), Math.floor(scroll.get() / ROW));
  const selection = useSelection(posts, openId);
  const column = useRef<HTMLDivElement>(null);
  const inBin = list === 'bin';
  const menu = useRowMenu({
    inBin,
    selection,
    onOpen,
    onRestore,
    onCommand: onPostCommand,
    onBinSelected: () => {
      (inBin ? several.bin.restore : several.bin.bin)([...selection.ids]);
      selection.clear();
    },
    onSeveral: (dialog) => several.openDialog({ dialog, ids: selection.ids }),
  });
  const awaited =
    useQuery('approvals.awaited', list === 'reading' ? {} : null, ['posts.changed', 'checks.changed']).value
      ?.items ?? [];
  const filtered = isFiltered(choice.filters);
  // The total, read only when filters hide posts.
  const unfilteredTotal = useQuery('posts.facets', filtered ? facetsAsked(list, choice.filters) : null, [
    'posts.changed',
    'publications.changed',
  ]).value?.whole;
  const choose = (next: ListChoice): void => {
    memory.choose(screen.id, next);
    setChoice(next);
  };
  // Once shown, the tools stay: the author may be typing in them while the old, short list is still shown.
  const [toolsShown, setToolsShown] = useState(false);
  const needsTools =
    !IN_THEIR_ORDER.includes(list) &&
    (isFiltered(fieldsOf(list, choice.filters)) || choice.sort !== 'changed' || posts.total >= SHORT);
  if (needsTools && !toolsShown) setToolsShown(true);
  return (
    <div ref={column} className={styles.column}>
      <div className={styles.header}>
        <h2 className={styles.title}>{words.screens[screen.id]}</h2>
        {filtered && unfilteredTotal !== undefined ? (
          <span className={styles.count}>{listing.some(posts.total, unfilteredTotal)}</span>
        ) : (
          posts.total > 0 && <span className={styles.count}>{listing.number(posts.total)}</span>
        )}
      </div>
      {list === 'published' && <ToUpdate choice={choice} onChoice={choose} />}
      {toolsShown && <ListTools list={list} choice={choice} onChoice={choose} />}
      {screen.id === 'all' && <RefreshLine />}
      <PostList
        label={words.screens[screen.id]}
        posts={posts}
        openId={openId}
        onOpen={onOpen}
        onOpenWindow={onOpenWindow}
        onBeside={onBeside}
        {...(inBin ? {} : { onDelete: onBin })}
        selection={selection}
        onDeleteSelected={() => {
          if (inBin) return;
          several.bin.bin([...selection.ids]);
          selection.clear();
        }}
        {...(list === 'reading' ? { about: (post: PostSummary) => namesOf(awaited, post.id) } : {})}
        menu={menu}
        scroll={scroll}
        empty={
          filtered || isFiltered(posts.query) ? (
            <EmptyState icon="filter" sentence={listing.noneLeft}>
              <Button onPress={() => choose({ ...choice, filters: {} })}>{listing.clearFilters}</Button>
            </EmptyState>
          ) : (
            <Empty
              screen={screen}
              list={list}
              onNew={onNew}
              onImport={onImport}
              onShowDrafts={onShowDrafts}
            />
          )
        }
      />
      {(selection.ids.size > 0 || several.bin.run !== undefined) && (
        <SelectionBar
          ids={selection.ids}
          total={posts.total}
          inBin={inBin}
          place={several}
          onAll={selection.all}
          onClear={() => {
            selection.clear();
            // The focused bar is removed.
            column.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
          }}
        />
      )}
      {list === 'reading' && <AwaitedPeople people={awaited} onOpen={onOpen} />}
      {inBin && <BinFoot />}
    </div>
  );
});

/** The people whose approval of a post is awaited; undefined until they are loaded. */
const namesOf = (awaited: readonly AwaitedInPost[], postId: string): string | undefined =>
  awaited
    .filter((person) => person.postId === postId)
    .map(({ name }) => name)
    .join(', ') || undefined;

type EmptyProps = Pick<ListColumnProps, 'screen' | 'onNew' | 'onImport' | 'onShowDrafts'> &
  Readonly<{ list: ListName }>;

function Empty({ screen, list, onNew, onImport, onShowDrafts }: EmptyProps): ReactNode {
  const words = useMessages().window;
  const emptyWords: Partial<Record<ListName, string>> = words.lists.empty;
  return (
    <EmptyState icon={screen.icon} sentence={emptyWords[list] ?? words.lists.empty.all}>
      {list === 'drafts' || list === 'all' ? (
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
  );
}
