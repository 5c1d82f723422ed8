import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { ApprovalsPart } from '../../history/ApprovalsPart.tsx';
import { useApprovals } from '../../history/use-approvals.ts';
import { NotesPart } from '../../changes-and-notes/NotesPart.tsx';
import type { Spot } from '../../ui/view.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ChecksPart } from '../../checks/ChecksPart.tsx';
import { useFacts } from '../../checks/use-facts.ts';
import { usePostChecks } from '../../checks/use-post-checks.ts';
import { useWanted } from '../../checks/use-wanted.ts';
import { DescriptionPart } from '../../exports/DescriptionPart.tsx';
import { useOpenedPost } from '../opened-post.tsx';
import { CommentsPart } from './CommentsPart.tsx';
import type { CurrentQuestion } from './current-question.ts';
import { OutlinePart } from './OutlinePart.tsx';
import type { OutlineHandle } from './OutlinePart.tsx';
import { labelCount, LabelsPart } from './LabelsPart.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleHandle } from './PeoplePart.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import styles from './panel.module.css';

type SidePanelProps = Readonly<{
  question: CurrentQuestion;
  editor: PanelEditor;
}>;

/** What the panel may do to the text. */
export type PanelEditor = PeopleHandle &
  OutlineHandle &
  Readonly<{
    setLabels: (labels: string[]) => void;
    setDescription: (description: string) => void;
    typeDescription: (description: string) => void;
    /** A field was left: what was typed in it is shown everywhere. */
    settle: () => void;
    goTo: (spot: Spot) => void;
  }>;

/** What is about the post and not in its text. */
export function SidePanel({ question, editor }: SidePanelProps): ReactNode {
  const { post: opened, document: post, view, dispatch, checkActs, save, kept } = useOpenedPost();
  const postId = opened.id;
  /** Asked for by its key. */
  const { outline } = view;
  const messages = useMessages();
  const words = messages.window.panel;
  const { turns } = messages.editor;
  const [history, setHistory] = useState(false);
  const [questions, setQuestions] = useState(true);
  const [labelled, setLabelled] = useState(true);
  const [peopled, setPeopled] = useState(true);
  const labels = useRef<HTMLDivElement>(null);
  const who = useRef<HTMLDivElement>(null);
  const revisions = useRef<HTMLDivElement>(null);
  const approvals = useApprovals(postId);
  const given = approvals?.approved.length ?? 0;
  const known = useFacts(postId);
  const checks = usePostChecks(post, known?.facts);
  const { wanted, onWantedShown } = checkActs;
  useWanted(wanted, { labels, people: who, revisions }, () => {
    if (wanted?.part === 'labels') setLabelled(true);
    else if (wanted?.part === 'people') setPeopled(true);
    else setHistory(true);
    onWantedShown();
  });
  const asked = post.body.filter((block) => block.type === 'question').length;
  const people = post.participants.length;
  const notes = useQuery('notes.list', { postId }, ['notes.changed']).value?.items ?? [];
  const open = notes.filter((note) => !note.settled).length;
  const comments = useQuery('imports.comments', { postId }).value?.items ?? [];
  return (
    <div className={styles.panel} onBlur={editor.settle}>
      {post.kind === 'interview' && (
        <Disclosure
          title={turns.outline}
          level={2}
          isExpanded={questions || outline}
          onExpandedChange={setQuestions}
          {...(asked > 0 ? { note: String(asked) } : {})}
        >
          <OutlinePart
            post={post}
            editor={editor}
            current={question}
            asked={outline}
            onAsked={() => {
              setQuestions(true);
              dispatch({ type: 'outline', asked: false, over: false });
            }}
          />
        </Disclosure>
      )}
      <Disclosure
        title={words.people}
        level={2}
        isExpanded={peopled || wanted?.part === 'people'}
        onExpandedChange={setPeopled}
        {...(people > 0 ? { note: String(people) } : {})}
      >
        <div ref={who}>
          <PeoplePart post={post} editor={editor} />
        </div>
      </Disclosure>
      <Disclosure
        title={words.labels}
        level={2}
        isExpanded={labelled || wanted?.part === 'labels'}
        onExpandedChange={setLabelled}
        note={labelCount(post.labels)}
      >
        <div ref={labels}>
          <LabelsPart labels={post.labels} onChange={editor.setLabels} />
        </div>
      </Disclosure>
      <DescriptionPart post={post} onChange={editor.setDescription} onType={editor.typeDescription} />
      <Disclosure
        title={words.checks}
        level={2}
        defaultExpanded
        {...(checks !== undefined && checks.length > 0 ? { note: words.toSee(checks.length) } : {})}
      >
        <ChecksPart postId={postId} checks={checks} known={known} acts={checkActs} save={save} />
      </Disclosure>
      {notes.length > 0 && (
        <Disclosure
          title={messages.reviewed.notes}
          level={2}
          defaultExpanded
          {...(open > 0 ? { note: String(open) } : {})}
        >
          <NotesPart notes={notes} onGoTo={editor.goTo} />
        </Disclosure>
      )}
      {comments.length > 0 && (
        <Disclosure title={messages.imports.comments} level={2} note={String(comments.length)}>
          <CommentsPart comments={comments} />
        </Disclosure>
      )}
      <Disclosure
        title={messages.history.approvals}
        level={2}
        {...(given === 0 ? {} : { note: String(given) })}
      >
        <ApprovalsPart
          postId={postId}
          approvals={approvals}
          onApprove={(name) => kept.onApprove({ name })}
          onSee={kept.onRead}
        />
      </Disclosure>
      <div ref={revisions}>
        <Disclosure title={words.revisions} level={2} isExpanded={history} onExpandedChange={setHistory}>
          {history && <HistoryPart postId={postId} onRead={kept.onRead} />}
        </Disclosure>
      </div>
    </div>
  );
}
