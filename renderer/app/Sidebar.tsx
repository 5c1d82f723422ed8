import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { SCREENS } from '../ui/window/screens.ts';
import type { Screen, ScreenGroup, ScreenId } from '../ui/window/screens.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import { keysOf } from '../ui/window/shortcuts.ts';
import styles from './Sidebar.module.css';

type Create = 'new-interview' | 'new-article' | 'new-from-document' | 'same-questions';
const CREATES: readonly Create[] = ['new-article', 'new-from-document', 'same-questions'];

type SidebarProps = Readonly<{
  screen: ScreenId;
  /** Whether a post is open, so that its questions can be reused. */
  hasPost: boolean;
  /** Whether only icons are shown. */
  small: boolean;
  /** The import that is running or waits for a decision; its progress, if known. */
  importing: Readonly<{ share: number | undefined }> | undefined;
  onGo: (screen: ScreenId) => void;
  onCommand: (command: Create | 'settings') => void;
}>;

const GROUPS: readonly ScreenGroup[] = ['top', 'posts', 'people', 'foot'];

/** The navigation, built from SCREENS, with counts above zero. Memoised across posts. */
export const Sidebar = memo(function Sidebar({
  screen,
  hasPost,
  small,
  importing,
  onGo,
  onCommand,
}: SidebarProps): ReactNode {
  const words = useMessages().window;
  const onSettings = (): void => onCommand('settings');
  const counts = useQuery('posts.counts', {}, [
    'posts.changed',
    'publications.changed',
    'proposals.changed',
  ]).value;
  const countOf = (item: Screen): number => (item.count === undefined ? 0 : (counts?.[item.count] ?? 0));
  const isFull = (item: Screen): boolean => {
    if (item.id === 'import') return importing !== undefined;
    return item.id === 'sends' ? counts?.sendsShown === true : countOf(item) > 0;
  };
  const visibleItems = SCREENS.filter(
    (item) => item.onlyWhenFull !== true || isFull(item) || item.id === screen,
  );
  return (
    <div className={styles.sidebar} data-small={small || undefined}>
      <CreateButton small={small} hasPost={hasPost} onCreate={onCommand} />
      {GROUPS.map((group) => {
        const items = visibleItems.filter((item) => item.group === group);
        const title = group === 'posts' ? words.groups.posts : undefined;
        return (
          <div key={group} className={styles.group} data-group={group}>
            {title !== undefined && !small && <h2 className={styles.title}>{title}</h2>}
            <ul>
              {items.map((item) => (
                <li key={item.id}>
                  <SidebarItem
                    item={item}
                    current={item.id === screen}
                    count={countOf(item)}
                    toUpdate={item.id === 'published' ? (counts?.changed ?? 0) : 0}
                    small={small}
                    share={item.id === 'import' ? importing?.share : undefined}
                    onGo={onGo}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <div className={styles.settings}>
        {small ? (
          <IconButton icon="settings" label={words.actions.settings} placement="end" onPress={onSettings} />
        ) : (
          <AriaButton className={styles.item ?? ''} onPress={onSettings}>
            <Icon name="settings" />
            <span className={styles.name}>{words.actions.settings}</span>
          </AriaButton>
        )}
      </div>
    </div>
  );
});

type SidebarItemProps = Readonly<{
  item: Screen;
  current: boolean;
  count: number;
  /** The number of online posts with unpublished changes. */
  toUpdate: number;
  small: boolean;
  /** The progress of the current work, from 0 to 1. */
  share: number | undefined;
  onGo: (screen: ScreenId) => void;
}>;

function SidebarItem({ item, current, count, toUpdate, small, share, onGo }: SidebarItemProps): ReactNode {
  const words = useMessages().window;
  const language = useLanguage();
  const name = words.screens[item.id];
  const number =
    share === undefined
      ? count > 0
        ? new Intl.NumberFormat(language).format(count)
        : ''
      : new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  const accessibleName = [
    `${name} ${number}`.trimEnd(),
    ...(toUpdate > 0 ? [words.lists.toUpdate(toUpdate)] : []),
  ];
  const button = (
    <AriaButton
      className={styles.item ?? ''}
      aria-label={accessibleName.join(', ')}
      onPress={() => onGo(item.id)}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={item.icon} />
      {!small && <span className={styles.name}>{item.id === 'all' ? words.groups.all : name}</span>}
      {!small && toUpdate > 0 && (
        <Badge tone="accent" icon="changed">
          {new Intl.NumberFormat(language).format(toUpdate)}
        </Badge>
      )}
      {number !== '' &&
        (small ? (
          <span className={styles.dot} aria-hidden="true" />
        ) : (
          <span className={styles.count}>{number}</span>
        ))}
      {share !== undefined && <span className={styles.share} style={{ inlineSize: `${share * 100}%` }} />}
    </AriaButton>
  );
  return small || toUpdate > 0 ? (
    <Tooltip
      text={[name, ...(number === '' ? [] : [number]), ...accessibleName.slice(1)].join(' · ')}
      placement="end"
    >
      {button}
    </Tooltip>
  ) : (
    button
  );
}

type CreateButtonProps = Readonly<{ small: boolean; hasPost: boolean; onCreate: (command: Create) => void }>;

function CreateButton({ small, hasPost, onCreate }: CreateButtonProps): ReactNode {
  const words = useMessages().window;
  const language = useLanguage();
  const keys = (command: Create): { keys?: string } => {
    const names = keysOf(command, language);
    return names === undefined ? {} : { keys: names };
  };
  const parts = [
    {
      id: 'kinds',
      entries: [
        {
          id: 'new-interview',
          label: words.create.interview,
          hint: words.create.interviewHint,
          icon: 'interview' as const,
          ...keys('new-interview'),
        },
        {
          id: 'new-article',
          label: words.create.article,
          hint: words.create.articleHint,
          icon: 'posts' as const,
          ...keys('new-article'),
        },
        {
          id: 'new-from-document',
          label: words.create.fromDocument,
          hint: words.create.fromDocumentHint,
          icon: 'inbox' as const,
        },
        ...(hasPost
          ? [
              {
                id: 'same-questions',
                label: words.create.sameQuestions,
                hint: words.create.sameQuestionsHint,
                icon: 'copy' as const,
              },
            ]
          : []),
      ],
    },
  ];
  const act = (id: string): void => onCreate(CREATES.find((command) => command === id) ?? 'new-interview');
  if (small)
    return (
      <div className={styles.create}>
        <Menu label={words.create.menu} parts={parts} onAction={act}>
          <IconButton icon="plus" label={words.create.interview} placement="end" />
        </Menu>
      </div>
    );
  return (
    <div className={styles.create}>
      <Button icon="plus" wide onPress={() => onCreate('new-interview')}>
        {words.create.interview}
      </Button>
      <Menu label={words.create.menu} parts={parts} onAction={act} placement="bottom end">
        <IconButton icon="chevron-down" label={words.create.menu} />
      </Menu>
    </div>
  );
}
