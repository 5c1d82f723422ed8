import type { ReactNode } from 'react';
import type { RequestOutput } from '#contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export type ChosenFolder = RequestOutput<'folder.examine'>;

type FolderDialogProps = Readonly<{
  title: string;
  folder: ChosenFolder;
  onUse: () => void;
  onClose: () => void;
}>;

/** What the folder that was chosen holds, and what opening it would do. An empty library is made on the author's word only. */
export function FolderDialog({ title, folder, onUse, onClose }: FolderDialogProps): ReactNode {
  const { rescue, window: common } = useMessages();
  const words = rescue.settings;
  const { name, holds, same } = folder;
  return (
    <Dialog
      title={title}
      isOpen
      size="s"
      onClose={onClose}
      actions={
        same ? (
          <Button kind="primary" onPress={onClose}>
            {common.understood}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{common.cancel}</Button>
            <Button kind="primary" onPress={onUse}>
              {holds === 'library' ? words.openIt : words.begin}
            </Button>
          </>
        )
      }
    >
      <p>{same ? words.same : holds === 'library' ? words.hasLibrary(name) : words.noLibrary(name)}</p>
    </Dialog>
  );
}
