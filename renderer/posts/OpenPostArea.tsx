import { useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Region } from '../ui/Region.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PostArea } from './PostArea.tsx';
import { useOpenPost } from './use-open-post.ts';
import frame from '../ui/Frame.module.css';
import styles from './OpenPostArea.module.css';

type OpenPostAreaProps = Readonly<
  { postId: string } & Omit<ComponentProps<typeof PostArea>, 'post' | 'document' | 'onReplaced'>
>;

/** Opens a post, then shows it; anew once the library holds another text of it. */
export function OpenPostArea(props: OpenPostAreaProps): ReactNode {
  const { postId, autosaves } = props;
  const [time, setTime] = useState(0);
  return (
    <OpeningPost
      key={time}
      {...props}
      onReplaced={() => {
        autosaves.forget(postId);
        // Also long after: what put a state back can be taken back from a notice.
        setTime((times) => times + 1);
      }}
    />
  );
}

type OpeningPostProps = OpenPostAreaProps & Pick<ComponentProps<typeof PostArea>, 'onReplaced'>;

/** A failure is said where the text would stand. */
function OpeningPost({ postId, ...rest }: OpeningPostProps): ReactNode {
  const words = useMessages().window;
  const say = useFailureWords();
  const opening = useOpenPost(postId, rest.autosaves);
  if (opening.kind === 'open') return <PostArea {...rest} post={opening.post} document={opening.document} />;
  return (
    <Region
      role="main"
      label={words.regions.text}
      heading={words.regions.text}
      className={frame.text}
      hidden={rest.covered}
    >
      {rest.header()}
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
