import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Post } from '../../../interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import type { Spot } from '../../view.ts';
import { Disclosure } from '../../widgets/Disclosure.tsx';
import { checksOf } from '../checks.ts';
import { ChecksPart } from './ChecksPart.tsx';
import { labelCount, LabelsPart } from './LabelsPart.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleHandle } from './PeoplePart.tsx';
import { RevisionsPart } from './RevisionsPart.tsx';
import styles from './panel.module.css';

type SidePanelProps = Readonly<{
  postId: string;
  post: Post;
  editor: PeopleHandle & Readonly<{ setLabels: (labels: string[]) => void; goTo: (spot: Spot) => void }>;
}>;

/** What is about the post and not in its text. */
export function SidePanel({ postId, post, editor }: SidePanelProps): ReactNode {
  const words = useMessages().window.panel;
  const [history, setHistory] = useState(false);
  const checks = checksOf(post);
  const people = post.participants.length;
  return (
    <div className={styles.panel}>
      <Disclosure
        title={words.people}
        level={2}
        defaultExpanded
        {...(people > 0 ? { note: String(people) } : {})}
      >
        <PeoplePart post={post} editor={editor} />
      </Disclosure>
      <Disclosure title={words.labels} level={2} defaultExpanded note={labelCount(post.labels)}>
        <LabelsPart labels={post.labels} onChange={editor.setLabels} />
      </Disclosure>
      <Disclosure
        title={words.checks}
        level={2}
        defaultExpanded
        {...(checks.length > 0 ? { note: words.toSee(checks.length) } : {})}
      >
        <ChecksPart checks={checks} onGoTo={editor.goTo} />
      </Disclosure>
      <Disclosure title={words.revisions} level={2} isExpanded={history} onExpandedChange={setHistory}>
        {history && <RevisionsPart postId={postId} />}
      </Disclosure>
    </div>
  );
}
