import type { ReactNode } from 'react';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Description.module.css';

type CopyDescriptionProps = Readonly<{ description: string }>;

/** The one way a description goes to Blogger: by hand. Its API has no field for it. */
export function CopyDescription({ description }: CopyDescriptionProps): ReactNode {
  const words = useMessages().exports;
  const notices = useNotices();
  const copy = (): void => {
    call('clipboard.write', { text: description }).then(
      () => notices.show({ id: 'copy', text: words.descriptionCopied, tone: 'good' }),
      (thrown: unknown) => notices.fail('copy', thrown),
    );
  };
  return (
    <div className={styles.byHand}>
      <p className={styles.hint}>{words.byHand}</p>
      <div>
        <Button icon="copy" onPress={copy}>
          {words.copyDescription}
        </Button>
      </div>
    </div>
  );
}
