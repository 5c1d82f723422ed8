import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import type { BinSeveral } from './use-bin-several.ts';
import styles from './Several.module.css';

/** The window's functions for acts on several posts. */
export type SelectionActs = Readonly<{
  /** Saves all posts. Rejects with the error that prevents saving. */
  save: () => Promise<unknown>;
  /** Texts of these posts changed in the library; the open one is reloaded. */
  onReplaced: (ids: ReadonlySet<string>) => void;
  bin: BinSeveral;
  openDialog: (open: OpenSeveral) => void;
}>;

/** The dialogs that act on all selected posts. */
export type SeveralDialog = 'labels' | 'export' | 'send';
export type OpenSeveral = Readonly<{ dialog: SeveralDialog; ids: ReadonlySet<string> }>;

type SelectionBarProps = Readonly<{
  ids: ReadonlySet<string>;
  /** The number of posts in the list. */
  total: number;
  inBin: boolean;
  place: SelectionActs;
  onAll: () => void;
  /** Clears the selection; the focus returns to the list. */
  onClear: () => void;
}>;

/** The number of selected posts and the acts on them. */
export function SelectionBar({ ids, total, inBin, place, onAll, onClear }: SelectionBarProps): ReactNode {
  const words = useMessages().several;
  const { bin } = place;
  const openDialog = (dialog: SeveralDialog): void => place.openDialog({ dialog, ids });
  /** The posts leave this list. */
  const act = (take: (ids: readonly string[]) => void): void => {
    take([...ids]);
    onClear();
  };
  if (bin.run !== undefined)
    return (
      <div className={styles.bar}>
        <Progress
          label={words.running[bin.run.what]}
          {...(bin.run.total === 0 ? {} : { value: bin.run.done / bin.run.total })}
        />
        <div className={styles.acts}>
          <Button kind="plain" onPress={bin.stop}>
            {words.stop}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.bar}>
      <div className={styles.barHead}>
        <span className={styles.barCount} role="status">
          {words.selected(ids.size)}
        </span>
        {ids.size < total && (
          <Button kind="plain" aria-label={words.all} onPress={onAll}>
            {words.allShort}
          </Button>
        )}
        <IconButton icon="close" label={words.none} placement="top" onPress={onClear} />
      </div>
      <Toolbar className={styles.acts ?? ''} aria-label={words.bar}>
        {inBin ? (
          <Button kind="plain" onPress={() => act(bin.restore)}>
            {words.restore}
          </Button>
        ) : (
          <>
            <Button kind="plain" onPress={() => openDialog('labels')}>
              {words.label}
            </Button>
            <Button kind="plain" onPress={() => openDialog('export')}>
              {words.export}
            </Button>
            <Button kind="plain" onPress={() => openDialog('send')}>
              {words.send}
            </Button>
            <Button kind="plain" onPress={() => act(bin.bin)}>
              {words.bin}
            </Button>
          </>
        )}
      </Toolbar>
    </div>
  );
}
