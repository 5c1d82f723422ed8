import { useState, type ReactNode } from 'react';
import type { Post } from '#interview/document.ts';
import { approvalProgress } from '#interview/returns/approval-progress.ts';
import type { PostReturn, TurnApproval } from '#contract/returns.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { useThrottledEvent } from '../bridge/use-event.ts';
import { useRevisionWords } from '../history/use-revision-words.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { AttachDialog } from './AttachDialog.tsx';
import styles from './Returns.module.css';

const CALM_MS = 1_500;
const NONE: readonly never[] = [];

/** Each person’s statements about the turns of the saved post. */
export function useTurnApprovals(postId: string): readonly TurnApproval[] {
  const { value, refresh } = useQuery('returns.turns', { postId }, ['checks.changed']);
  // Saves come many times a minute while writing.
  useThrottledEvent('posts.changed', refresh, CALM_MS);
  return value?.items ?? NONE;
}

type ReturnsPartProps = Readonly<{
  postId: string;
  post: Post;
  stated: readonly TurnApproval[];
  /** Opens the sheet for returns. */
  onTake: () => void;
}>;

/** How many answers each person approved, and the files that came back. */
export function ReturnsPart({ postId, post, stated, onTake }: ReturnsPartProps): ReactNode {
  const words = useMessages().returns;
  const { value } = useQuery('returns.list', { postId }, ['posts.changed']);
  const returned = value?.items ?? NONE;
  const [isAttaching, setAttaching] = useState(false);
  return (
    <div className={styles.part}>
      {stated.length > 0 && (
        <ul className={styles.people}>
          {approvalProgress(post, stated).map((progress) => (
            <li key={progress.name}>{words.progress(progress)}</li>
          ))}
        </ul>
      )}
      {returned.length > 0 && (
        <ul className={styles.people} aria-label={words.received}>
          {returned.map((one) => (
            <ReceivedReturn key={one.id} returned={one} />
          ))}
        </ul>
      )}
      <Button onPress={onTake}>{words.takeReturn}</Button>
      <Button onPress={() => setAttaching(true)}>{words.attach}</Button>
      {isAttaching && (
        <AttachDialog
          postId={postId}
          people={post.participants.map(({ name }) => name)}
          onClose={() => setAttaching(false)}
        />
      )}
    </div>
  );
}

function ReceivedReturn({ returned }: Readonly<{ returned: PostReturn }>): ReactNode {
  const words = useMessages().returns;
  const notices = useNotices();
  const { date } = useRevisionWords();
  const { id, name, purpose, sentAt, fileName, hasFile } = returned;
  const what = words.receivedFrom(words.purposes[purpose], name, date(sentAt));
  const saveFile = async (): Promise<void> => {
    const { destination } = await call('dialogs.choose-destination', { what: 'folder' });
    if (destination !== undefined) await call('returns.save-file', { id, destination: destination.token });
  };
  return (
    <li className={styles.received}>
      <Icon name="inbox" size={16} />
      <span>{what}</span>
      {hasFile && fileName !== '' && (
        <Button
          kind="plain"
          aria-label={words.saveFileOf(fileName)}
          onPress={() => void saveFile().catch((thrown: unknown) => notices.fail('returns', thrown))}
        >
          {words.saveFile}
        </Button>
      )}
    </li>
  );
}
