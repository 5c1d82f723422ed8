import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { listenForDamage } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { lazyPart } from '../ui/window/lazy-part.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { MetCode } from './kinds.ts';

const RescueDialog = lazyPart(() => import('./RescueDialog.tsx').then((part) => part.RescueDialog));

type Damage = Readonly<{
  /** Opens the rescue for a failure. */
  onRescue: (code: MetCode) => void;
  /** The open dialog. */
  dialog: ReactNode;
}>;

/** Shows a notice when any request finds the library damaged, with the way to the rescue; the window stays. */
export function useDamage(saveAgain: () => boolean): Damage {
  const words = useMessages().rescue.met;
  const notices = useNotices();
  const [met, setMet] = useState<MetCode>();
  // The daily backup reads everything, and so also finds damage that no request meets.
  const copying = useQuery('backups.status', {}, ['backups.changed']).value?.failure?.code;
  useEffect(() => {
    if (met !== undefined) return undefined;
    const say = (): void =>
      notices.show({
        id: 'library-damaged',
        text: words.damaged,
        tone: 'alert',
        action: { label: words.open, run: () => setMet('library.corrupt') },
      });
    if (copying === 'library.corrupt') say();
    return listenForDamage(say);
  }, [met, notices, words, copying]);
  return {
    onRescue: setMet,
    dialog:
      met === undefined ? null : (
        <RescueDialog met={met} saveAgain={saveAgain} onClose={() => setMet(undefined)} />
      ),
  };
}
