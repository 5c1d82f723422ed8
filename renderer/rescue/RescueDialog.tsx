import { useEffect, type ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useEvent } from '../bridge/use-event.ts';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Progress } from '../ui/Progress.tsx';
import { kindOf, type MetCode } from './kinds.ts';
import { RescueParts } from './RescueParts.tsx';
import { useRescue } from './use-rescue.tsx';
import styles from './Rescue.module.css';

type RescueDialogProps = Readonly<{
  /** What a request failed with. */
  met: MetCode;
  /** What is written in the window is to be saved in the next library too; false where nothing is. */
  saveAgain: () => boolean;
  onClose: () => void;
}>;

/** The same over the window, which keeps what is written in it: for what is met while one writes. */
export function RescueDialog({ met, saveAgain, onClose }: RescueDialogProps): ReactNode {
  const words = useMessages();
  const rescue = useRescue({ saveAgain, onOpen: onClose });
  // The library is closed meanwhile: nothing is written to what is damaged, and the file can be put in its place.
  useEffect(() => {
    void call('rescue.begin', { code: met }).catch(() => undefined);
  }, [met]);
  useEvent('backend.restarted', onClose);
  const { situation } = rescue;
  const failure = situation?.failure;
  return (
    <Dialog
      title={failure === undefined ? words.rescue.met.title : words.rescue.titles[kindOf(failure)]}
      isOpen
      dismissable={false}
      busy={rescue.state !== 'idle'}
      // Left without an act, the library is opened again as it is.
      onClose={() => {
        call('rescue.retry', {}).catch(() => undefined);
        onClose();
      }}
    >
      <div className={styles.over}>
        {situation === undefined || failure === undefined ? (
          <Progress label={words.window.loading} />
        ) : (
          <RescueParts rescue={rescue} failure={failure} situation={situation} over />
        )}
      </div>
    </Dialog>
  );
}
