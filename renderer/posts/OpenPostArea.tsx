import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Region } from '../ui/Region.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { PostPlace } from './opened-post.tsx';
import { PostArea } from './PostArea.tsx';
import { useOpenPost } from './use-open-post.ts';
import frame from '../ui/Frame.module.css';
import styles from './OpenPostArea.module.css';

type OpenPostAreaProps = Readonly<{ postId: string; place: PostPlace }>;

/** Opens a post, then shows it; anew once the library holds another text of it. */
export function OpenPostArea(props: OpenPostAreaProps): ReactNode {
  const { postId, place } = props;
  const [time, setTime] = useState(0);
  return (
    <OpeningPost
      key={time}
      {...props}
      onReplaced={() => {
        place.autosaves.forget(postId);
        // Also long after: what put a state back can be taken back from a notice.
        setTime((times) => times + 1);
      }}
    />
  );
}

type OpeningPostProps = OpenPostAreaProps & Readonly<{ onReplaced: () => void }>;

/** A failure is said where the text would stand. */
function OpeningPost({ postId, place, onReplaced }: OpeningPostProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const opening = useOpenPost(postId, place.autosaves);
  if (opening.kind === 'open')
    return <PostArea place={place} post={opening.post} document={opening.document} onReplaced={onReplaced} />;
  return (
    <Region
      role="main"
      label={words.regions.text}
      heading={words.regions.text}
      className={frame.text}
      hidden={place.covered}
    >
      {place.header()}
      {opening.kind === 'failed' && (
        <div className={styles.failure}>
          <Notice tone="alert" action={{ label: words.retry, onPress: opening.retry }}>
            {say(opening.failure).sentence}
          </Notice>
        </div>
      )}
    </Region>
  );
}
