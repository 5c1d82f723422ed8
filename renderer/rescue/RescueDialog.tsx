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
  /** The failure of the request. */
  met: MetCode;
  /** Marks the window's content to be saved in the next library; false without any. */
  saveAgain: () => boolean;
  onClose: () => void;
}>;

/** The rescue as a dialog over the window, which keeps its content, for damage found while writing. */
export function RescueDialog({ met, saveAgain, onClose }: RescueDialogProps): ReactNode {
  const words = useMessages();
  const rescue = useRescue({ saveAgain, onOpen: onClose });
  // Closes the library, so that nothing is written to the damaged file and it can be replaced.
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
      // Closed without an act, it reopens the library as it is.
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
