import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { listenForDamage } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { later } from '../ui/window/later.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import type { MetCode } from './kinds.ts';

const RescueDialog = later(() => import('./RescueDialog.tsx').then((part) => part.RescueDialog));

type Damage = Readonly<{
  /** Opens the ways out of what was met. */
  onRescue: (met: MetCode) => void;
  /** The open one. */
  dialog: ReactNode;
}>;

/** Says that the library is damaged as soon as anything meets it, and leads to the ways out; the window stays as it is. */
export function useDamage(saveAgain: () => boolean): Damage {
  const words = useMessages().rescue.met;
  const notices = useNotices();
  const [met, setMet] = useState<MetCode>();
  // What no act has met yet, the daily copy meets: it reads everything.
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
