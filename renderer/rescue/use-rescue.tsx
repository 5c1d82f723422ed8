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
  /** Marks the window's content to be saved in the next library; false without any. */
  saveAgain: () => boolean;
  /** The library was reopened, or replaced by another. */
  onOpen: () => void;
}>;

export type Rescue = Readonly<{
  situation: Situation | undefined;
  /** The error of the last act. */
  failed: unknown;
  /** `acting`: an act runs; `opening`: it is done and the library opens. */
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
  /** Stops the current act. */
  stop: () => void;
}>;

/** The state of a library that cannot be opened, and the acts on it. */
export function useRescue({ saveAgain, onOpen }: RescueOptions): Rescue {
  const situation = useQuery('rescue.situation', {}, ['rescue.changed']);
  const [failed, setFailed] = useState<unknown>(undefined);
  const [state, setState] = useState<Rescue['state']>('idle');
  const [recovered, setRecovered] = useState<Recovered>();
  const [folder, setFolder] = useState<ChosenFolder>();

  // After another failed opening, the new failure and the ways out are shown.
  useEvent('rescue.changed', () => setState((now) => (now === 'opening' ? 'idle' : now)));
  /** `then`: the state after the act. A window that stays is notified when the backend is back. */
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

/** A folder chosen by the author, and its content; undefined if cancelled. */
export async function chosenFolder(): Promise<ChosenFolder | undefined> {
  const { file } = await call('dialogs.choose-folder', { what: 'library' });
  return file === undefined ? undefined : call('folder.examine', { token: file.token });
}

export type ChosenFolder = RequestOutput<'folder.examine'>;

type FolderDialogProps = Readonly<{
  title: string;
  folder: ChosenFolder;
  onUse: () => void;
  onClose: () => void;
}>;

/** The content of the chosen folder, and the effect of opening it. An empty library is created only if confirmed. */
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
