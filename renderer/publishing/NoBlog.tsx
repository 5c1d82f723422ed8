import { useState, type ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { ConnectingScreen } from '../ui/window/view.ts';
import { CONNECTABLE_KINDS, connectWordsOf, isConnectable } from './connectable-kinds.ts';
import { AddBlogByAddress } from './by-hand/AddBlogByAddress.tsx';
import styles from './NoBlog.module.css';

type NoBlogProps = Readonly<{
  onConnect: (screen: ConnectingScreen) => void;
}>;

/** No blog yet: try at once without an account, or connect one. */
export function NoBlog({ onConnect }: NoBlogProps): ReactNode {
  const all = useMessages();
  const { publishing: words, byHand, failures } = all;
  const language = useLanguage();
  const [adding, setAdding] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<AppError | undefined>(undefined);
  const start = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await call('blogs.start-practice', { language });
    } catch (thrown) {
      setFailure(asAppError(thrown));
    } finally {
      setPending(false);
    }
  };
  return (
    <EmptyState icon="globe" sentence={words.noBlog}>
      <div className={styles.ways}>
        <Button kind="primary" onPress={() => void start()} isPending={pending}>
          {words.tryPractice}
        </Button>
        <p className={styles.note}>{words.practiceExplained}</p>
        {CONNECTABLE_KINDS.map((kind) => (
          <Button key={kind} onPress={() => onConnect({ connect: kind })}>
            {connectWordsOf(kind).label(all)}
          </Button>
        ))}
        {adding ? (
          <AddBlogByAddress onDone={() => setAdding(false)} />
        ) : (
          <Button onPress={() => setAdding(true)}>{byHand.add}</Button>
        )}
        {failure !== undefined && <Notice tone="alert">{failures[failure.code](failure.params)}</Notice>}
      </div>
    </EmptyState>
  );
}

type NotConnectedProps = Readonly<{
  blogId: string;
  blogName: string;
  blogKind: DestinationKind;
  onConnect: NoBlogProps['onConnect'];
  onFailure: (failure: AppError) => void;
  /** Absent if there is no other blog, or one was chosen. */
  onElsewhere?: () => void;
}>;

/** Notice for a post on a blog that was only read: writing to it needs its account. */
export function NotConnected({
  blogId,
  blogName,
  blogKind,
  onConnect,
  onFailure,
  onElsewhere,
}: NotConnectedProps): ReactNode {
  const all = useMessages();
  const { publishing: words, byHand } = all;
  const { needsSignIn, allowsByHand } = capabilitiesOf(blogKind);
  const goByHand = () =>
    void call('by-hand.set-way', { blogId, way: 'by-hand' }).catch((thrown: unknown) =>
      onFailure(asAppError(thrown)),
    );
  return (
    <>
      {needsSignIn && isConnectable(blogKind) ? (
        <Notice
          action={{
            label: connectWordsOf(blogKind).label(all),
            onPress: () => onConnect({ connect: blogKind }),
          }}
        >
          {words.notConnected(blogName)}
        </Notice>
      ) : (
        <Notice>{words.onlyRead(blogName)}</Notice>
      )}
      {allowsByHand && <Button onPress={goByHand}>{byHand.thisBlog}</Button>}
      {onElsewhere !== undefined && (
        <Button kind="plain" onPress={onElsewhere}>
          {words.publishElsewhere}
        </Button>
      )}
    </>
  );
}
