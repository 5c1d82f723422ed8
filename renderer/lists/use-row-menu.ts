import { COMMAND_ROWS, commandsOf, POST_MENU, type Command } from '#contract/commands.ts';
import type { PostSummary } from '#contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { MenuPart } from '../ui/overlays/Menu.tsx';
import type { SeveralDialog } from '../several/SelectionBar.tsx';
import type { RowMenu } from './PostList.tsx';
import type { Selection } from './use-selection.ts';

type RowMenuOptions = Readonly<{
  inBin: boolean;
  selection: Selection;
  onOpen: (id: string) => void;
  onRestore: (id: string) => void;
  /** Runs a command on a post, open or not. */
  onCommand: (command: Command, id: string) => void;
  /** Bins all selected posts, or restores them. */
  onBinSelected: () => void;
  onSeveral: (dialog: SeveralDialog) => void;
}>;

/** The context menu of a row in a list of posts, from the command table. */
export function useRowMenu(options: RowMenuOptions): RowMenu {
  const { window: words, several, commands } = useMessages();
  const { inBin, selection } = options;
  const isAmongSelected = ({ id }: PostSummary): boolean => selection.ids.size > 0 && selection.ids.has(id);

  function partsOf(post: PostSummary): readonly MenuPart[] {
    if (isAmongSelected(post))
      return inBin
        ? [{ id: 'bin', entries: [{ id: 'restore', label: several.restore }] }]
        : [
            {
              id: 'several',
              entries: [
                { id: 'labels', label: several.label },
                { id: 'export', label: several.export },
                { id: 'send', label: several.send },
              ],
            },
            { id: 'bin', entries: [{ id: 'bin', label: several.bin, danger: true }] },
          ];
    const open = { id: 'open', entries: [{ id: 'open', label: words.lists.open }] };
    if (inBin) return [open, { id: 'bin', entries: [{ id: 'restore', label: words.actions.restore }] }];
    const isOffered = (command: Command): boolean => {
      const { row } = COMMAND_ROWS[command];
      return row === 'post' || (row === 'interview' && post.kind === 'interview');
    };
    return [
      open,
      ...POST_MENU.map((part) => ({
        id: part,
        entries: commandsOf(part)
          .filter(isOffered)
          .map((command) => ({
            id: command,
            label: commands[command],
            danger: command === 'bin-post',
          })),
      })),
    ];
  }

  function onAction(id: string, post: PostSummary): void {
    if (isAmongSelected(post)) {
      if (id === 'labels' || id === 'export' || id === 'send') options.onSeveral(id);
      else options.onBinSelected();
    } else if (id === 'open') options.onOpen(post.id);
    else if (id === 'restore') options.onRestore(post.id);
    else options.onCommand(id as Command, post.id);
  }

  return { partsOf, onAction };
}
