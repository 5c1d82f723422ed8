import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './HandGuide.module.css';

type TakenDownProps = Readonly<{ publicationId: string }>;
type How = 'draft' | 'deleted';

/** The author took the post down in Blogger: believed once its page no longer answers. */
export function TakenDown({ publicationId }: TakenDownProps): ReactNode {
  const { byHand: words, failures } = useMessages();
  const [asked, setAsked] = useState<How | undefined>(undefined);
  const [pending, setPending] = useState<How | undefined>(undefined);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const mark = (how: How, confirmed: boolean) => {
    setAsked(how);
    setPending(how);
    setFailure(undefined);
    call('by-hand.taken-down', { publicationId, how, confirmed })
      .catch((thrown: unknown) => setFailure(asAppError(thrown)))
      .finally(() => setPending(undefined));
  };
  const unreadable = failure?.code === 'by-hand.private' || failure?.code === 'by-hand.unreachable';
  return (
    <Disclosure title={words.takenDown}>
      <div className={styles.check}>
        <p className={styles.note}>{words.takenDownNote}</p>
        <div className={styles.ways}>
          <Button onPress={() => mark('draft', false)} isPending={pending === 'draft'}>
            {words.backToDraft}
          </Button>
          <Button onPress={() => mark('deleted', false)} isPending={pending === 'deleted'}>
            {words.deleted}
          </Button>
        </div>
        {failure !== undefined && (
          <Notice
            tone="alert"
            {...(unreadable && asked !== undefined
              ? { action: { label: words.takenDownConfirm, onPress: () => mark(asked, true) } }
              : {})}
          >
            {failures[failure.code](failure.params)}
          </Notice>
        )}
      </div>
    </Disclosure>
  );
}
