import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Icon } from '../ui/Icon.tsx';
import { kindOf } from './kinds.ts';
import { RescueHelp } from './RescueHelp.tsx';
import { RescueParts } from './RescueParts.tsx';
import { useRescue } from './use-rescue.ts';
import styles from './Rescue.module.css';

type RescueScreenProps = Readonly<{
  /** Where not even the rescue answers. */
  fallback: ReactNode;
  /** The library may be open again. */
  onOpen: () => void;
}>;

const nothingWritten = (): boolean => false;

/** The library does not open: the screen that stands without it. */
export function RescueScreen({ fallback, onOpen }: RescueScreenProps): ReactNode {
  const words = useMessages().rescue;
  const rescue = useRescue({ saveAgain: nothingWritten, onOpen });
  const { situation } = rescue;
  if (situation === undefined) return rescue.failed === undefined ? null : fallback;
  const { failure } = situation;
  if (failure === undefined) return fallback;
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <Icon name="lifebuoy" />
        <h1 className={styles.title}>{words.titles[kindOf(failure)]}</h1>
      </div>
      <RescueParts rescue={rescue} failure={failure} situation={situation} over={false} />
      <RescueHelp />
    </main>
  );
}
