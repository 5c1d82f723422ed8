import { useState, type ReactNode } from 'react';
import type { RequestInput, RequestOutput } from '#contract/bridge.ts';
import type { Recovered, Situation } from '#contract/rescue.ts';
import { call, isCancelled } from '../bridge/call.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';

type RescueOptions = Readonly<{
  /** What is written in the window is to be saved in the next library too; false where nothing is. */
  saveAgain: () => boolean;
  /** The library is open again, or another is. */
  onOpen: () => void;
}>;

export type Rescue = Readonly<{
  situation: Situation | undefined;
  /** What the last act threw. */
  failed: unknown;
  /** Something is being done; `opening`: it is done, and the library opens. */
  state: 'idle' | 'acting' | 'opening';
  recovered: Recovered | undefined;
  folder: ChosenFolder | undefined;
  retry: () => void;
  restore: (from: RequestInput<'rescue.restore'>['from']) => void;
  chooseFile: () => void;
  recover: () => void;
  accept: () => void;
  dismiss: () => void;
  chooseFolder: () => void;
  forgetFolder: () => void;
  chooseUsual: () => void;
  takeFolder: (id: string) => void;
  beginAnew: () => void;
  reveal: () => void;
  /** Stops what is being done. */
  stop: () => void;
}>;

/** What is known of a library that does not open, and what can be done about it. */
export function useRescue({ saveAgain, onOpen }: RescueOptions): Rescue {
  const situation = useQuery('rescue.situation', {}, ['rescue.changed']);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [state, setState] = useState<Rescue['state']>('idle');
  const [recovered, setRecovered] = useState<Recovered>();
  const [folder, setFolder] = useState<ChosenFolder>();

  // Another start did not open it either: its reason is shown, and the ways out are there again.
  useEvent('rescue.changed', () => setState((now) => (now === 'opening' ? 'idle' : now)));
  /** `then`: what the act leads to. A page that stays hears from the backend when it is back. */
  const act = (work: () => Promise<unknown>, then: Rescue['state'] = 'idle'): void => {
    setFailed(undefined);
    setState('acting');
    work().then(
      () => setState(then),
      (thrown: unknown) => {
        if (!isCancelled(thrown)) setFailed(thrown);
        setState('idle');
        situation.refresh();
      },
    );
  };
  const opened = async (work: Promise<unknown>): Promise<void> => {
    await work;
    onOpen();
  };
  return {
    situation: situation.value,
    failed: failed ?? situation.failure,
    state,
    recovered,
    folder,
    retry: () => act(() => opened(call('rescue.retry', {}))),
    restore: (from) => act(() => call('rescue.restore', { from, keepPage: saveAgain() }), 'opening'),
    chooseFile: () => {
      setFailed(undefined);
      call('dialogs.choose-library', {}).then(({ file }) => {
        if (file !== undefined)
          act(
            () => call('rescue.restore', { from: { token: file.token }, keepPage: saveAgain() }),
            'opening',
          );
      }, setFailed);
    },
    recover: () => act(() => call('rescue.recover', {}).then(setRecovered)),
    accept: () => act(() => call('rescue.accept', { keepPage: saveAgain() }), 'opening'),
    dismiss: () => act(() => call('rescue.dismiss', {}).then(() => setRecovered(undefined))),
    chooseFolder: () => act(() => chosenFolder().then(setFolder)),
    forgetFolder: () => setFolder(undefined),
    chooseUsual: () => act(() => call('folder.examine', { usual: true }).then(setFolder)),
    takeFolder: (id) => {
      setFolder(undefined);
      act(() => call('folder.use', { id, keepPage: saveAgain() }), 'opening');
    },
    beginAnew: () => act(() => opened(call('folder.begin-anew', {}))),
    reveal: () => act(() => call('rescue.reveal', {})),
    stop: () => void call('rescue.cancel', {}).catch(setFailed),
  };
}

/** A folder that the author chose, and what it holds; undefined where they changed their mind. */
export async function chosenFolder(): Promise<ChosenFolder | undefined> {
  const { file } = await call('dialogs.choose-library-folder', {});
  return file === undefined ? undefined : call('folder.examine', { token: file.token });
}

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
