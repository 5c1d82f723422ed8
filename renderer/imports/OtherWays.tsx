import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import type { StartImport } from './use-start-import.ts';
import styles from './ImportScreen.module.css';

type OtherWaysProps = Readonly<{
  start: StartImport;
  /** To read it once more. */
  onRetry?: () => void;
  /** To write the address again. */
  onAddress?: () => void;
}>;

/** Where one way gives nothing: the other ones. */
export function OtherWays({ start, onRetry, onAddress }: OtherWaysProps): ReactNode {
  const { imports: words, window } = useMessages();
  return (
    <>
      <FailureNotice thrown={start.failed} />
      <div className={styles.buttons}>
        <Button onPress={() => start.choose('files')}>{words.otherBackup}</Button>
        <Button onPress={() => start.choose('files')}>{words.otherTexts}</Button>
        {onRetry !== undefined && <Button onPress={onRetry}>{window.retry}</Button>}
        {onAddress !== undefined && (
          <Button kind="plain" onPress={onAddress}>
            {words.otherAddress}
          </Button>
        )}
      </div>
    </>
  );
}
