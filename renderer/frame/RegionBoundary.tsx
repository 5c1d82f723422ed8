import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Notice } from '../widgets/Notice.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './RegionBoundary.module.css';

type RegionBoundaryProps = Readonly<{
  about?: string;
  sentence?: string;
  onBroken?: () => void;
  children: ReactNode;
}>;

/** A region that may break alone: a sentence and « Recharger cette partie » in its place. */
export function RegionBoundary({ about, sentence, onBroken, children }: RegionBoundaryProps): ReactNode {
  const words = useMessages().window;
  return (
    <ErrorBoundary
      {...(about === undefined ? {} : { about })}
      {...(onBroken === undefined ? {} : { onError: onBroken })}
      fallback={(retry) => (
        <div className={styles.broken}>
          <Notice tone="alert" action={{ label: words.saving.reload, onPress: retry }}>
            {sentence ?? words.saving.regionBroke}
          </Notice>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
