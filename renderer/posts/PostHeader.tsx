import { memo, type ReactNode } from 'react';
import type { DestinationKind } from '#interview/destinations.ts';
import type { Kind } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import { useLanguage, useMessages, useMessagesFor } from '../bridge/messages.tsx';
import { keysOf } from '../ui/window/shortcuts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { IconButtonProps } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import styles from './PostHeader.module.css';

type PostHeaderProps = Readonly<{
  listShown: boolean;
  panelShown: boolean;
  /** Whether a post is open. */
  hasPost: boolean;
  /** The kind of the post, once loaded. */
  kind: Kind | undefined;
  /** The kind of destination of the post; undefined without one. */
  onBlogKind: DestinationKind | undefined;
  onCommand: (command: Command) => void;
  /** The tools of the text. */
  children?: ReactNode;
}>;

/** The bar above the text: toggles for the regions beside it, and the post's menu. */
export function PostHeader({
  listShown,
  panelShown,
  hasPost,
  kind,
  onBlogKind,
  onCommand,
  children,
}: PostHeaderProps): ReactNode {
  const words = useMessages().window.actions;
  return (
    <div className={styles.header}>
      <Toggle
        command="toggle-list"
        icon="list"
        label={listShown ? words.hideList : words.showList}
        onCommand={onCommand}
      />
      <div className={styles.middle}>{children}</div>
      {hasPost && (
        <>
          <Toggle command="preview" icon="preview" label={words.preview} onCommand={onCommand} />
          <Toggle command="focus-mode" icon="focus" label={words.focus} onCommand={onCommand} />
          <PostMenu kind={kind} onBlogKind={onBlogKind} onCommand={onCommand} />
          <Toggle
            command="toggle-panel"
            icon="panel"
            label={panelShown ? words.hidePanel : words.showPanel}
            onCommand={onCommand}
          />
        </>
      )}
    </div>
  );
}

type ToggleProps = Pick<IconButtonProps, 'icon' | 'label'> &
  Readonly<{ command: Command; onCommand: PostHeaderProps['onCommand'] }>;

/** Memoised: these buttons, with labels and keys, take as long to render as a page of text. */
const Toggle = memo(function Toggle({ command, icon, label, onCommand }: ToggleProps): ReactNode {
  const keys = keysOf(command, useLanguage());
  return (
    <IconButton
      icon={icon}
      label={label}
      {...(keys === undefined ? {} : { keys })}
      onPress={() => onCommand(command)}
    />
  );
});

type PostMenuProps = Pick<PostHeaderProps, 'kind' | 'onBlogKind' | 'onCommand'>;

/** The commands on the whole post. */
const PostMenu = memo(function PostMenu({ kind, onBlogKind, onCommand }: PostMenuProps): ReactNode {
  const {
    window: { actions: words },
    history,
  } = useMessagesFor(onBlogKind);
  const language = useLanguage();
  const keys = (command: Command): { keys?: string } => {
    const names = keysOf(command, language);
    return names === undefined ? {} : { keys: names };
  };
  return (
    <Menu
      label={words.more}
      placement="bottom end"
      onAction={(id) => onCommand(id as Command)}
      parts={[
        {
          id: 'post',
          entries: [
            { id: 'duplicate-post', label: words.duplicate, icon: 'copy', ...keys('duplicate-post') },
            { id: 'copy-html', label: words.copyHtml, icon: 'copy', ...keys('copy-html') },
            { id: 'history', label: history.title, icon: 'history', ...keys('history') },
            { id: 'approve', label: history.approve, icon: 'approval', ...keys('approve') },
            ...(kind === 'article'
              ? [
                  {
                    id: 'to-interview',
                    label: words.toInterview,
                    icon: 'interview' as const,
                  },
                ]
              : []),
            ...(kind === 'interview'
              ? [{ id: 'to-article', label: words.toArticle, icon: 'posts' as const }]
              : []),
          ],
        },
        {
          id: 'away',
          entries: [
            ...(onBlogKind !== undefined
              ? [
                  {
                    id: 'take-down',
                    label: words.takeDown,
                    icon: 'offline' as const,
                    ...keys('take-down'),
                  },
                ]
              : []),
            { id: 'bin-post', label: words.bin, icon: 'bin', danger: true, ...keys('bin-post') },
          ],
        },
      ]}
    >
      <IconButton icon="more" label={words.more} />
    </Menu>
  );
});
