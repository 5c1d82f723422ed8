import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Region } from '../ui/Region.tsx';
import frame from '../ui/Frame.module.css';
import styles from './NoPost.module.css';

type NoPostProps = Readonly<{ header: ReactNode; onNew: () => void; onUpdates: () => void }>;

/** No post is open. */
export function NoPost({ header, onNew, onUpdates }: NoPostProps): ReactNode {
  const words = useMessages().window;
  return (
    <Region role="main" label={words.regions.text} heading={words.regions.text} className={frame.text}>
      {header}
      <div className={styles.middle}>
        <EmptyState icon="interview" sentence={words.noPost.sentence}>
          <Button icon="plus" onPress={onNew}>
            {words.create.interview}
          </Button>
        </EmptyState>
        <UpdateLine onOpen={onUpdates} />
      </div>
    </Region>
  );
}
