import type { ReactNode } from 'react';
import type { Kind } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { keysOf } from '../ui/window/shortcuts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { IconButtonProps } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import styles from './PostHeader.module.css';

type PostHeaderProps = Readonly<{
  listShown: boolean;
  panelShown: boolean;
  /** The open post; null: none. */
  postId: string | null;
  /** What it is, once it is read. */
  kind: Kind | undefined;
  isOnABlog: boolean;
  onCommand: (command: Command) => void;
  /** The text's own tools. */
  children?: ReactNode;
}>;

/** Above the text: what is shown beside it, and what can be done with the post. */
export function PostHeader({
  listShown,
  panelShown,
  postId,
  kind,
  isOnABlog,
  onCommand,
  children,
}: PostHeaderProps): ReactNode {
  const {
    window: { actions: words },
    history,
  } = useMessages();
  const language = useLanguage();
  const keys = (command: Command): { keys?: string } => {
    const names = keysOf(command, language);
    return names === undefined ? {} : { keys: names };
  };
  const toggle = (
    command: Command,
    props: Pick<IconButtonProps, 'icon' | 'label' | 'pressed'>,
  ): ReactNode => <IconButton {...props} {...keys(command)} onPress={() => onCommand(command)} />;
  return (
    <div className={styles.header}>
      {toggle('toggle-list', { icon: 'list', label: listShown ? words.hideList : words.showList })}
      <div className={styles.middle}>{children}</div>
      {postId !== null && (
        <>
          {toggle('preview', { icon: 'preview', label: words.preview })}
          {toggle('focus-mode', { icon: 'focus', label: words.focus })}
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
                  ...(isOnABlog
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
          {toggle('toggle-panel', { icon: 'panel', label: panelShown ? words.hidePanel : words.showPanel })}
        </>
      )}
    </div>
  );
}
