import { useMemo, useRef, useState, useEffect } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { statedByQuestion } from '#interview/returns/approval-progress.ts';
import { NO_FACTS } from '#interview/checks/check-facts.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { ApprovalsPart, useApprovals } from '../../history/Approvals.tsx';
import { ConsentsPart } from '../../consents/ConsentsPart.tsx';
import { NotesPart } from '../../changes-and-notes/NotesPart.tsx';
import type { Spot } from '../../ui/window/view.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { ChecksPart } from '../../checks/ChecksPart.tsx';
import { useFacts, usePostChecks } from '../../checks/use-post-checks.ts';
import { useFocusRequest } from '../../checks/use-check-acts.ts';
import { DescriptionPart } from '../../exports/Description.tsx';
import { useOpenedPost } from '../opened-post.ts';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { useRevisionWords } from '../../history/use-revision-words.ts';
import { isNearLimit } from '../../ui/fields/near-limit.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { EditorHandle } from '../../editor/surface/Editor.tsx';
import { LabelsPart, useLabelWords } from '../../labels/LabelsPart.tsx';
import { ReturnsPart } from '../../returns/ReturnsPart.tsx';
import { CommentsPart } from './CommentsPart.tsx';
import { OutlinePart, type CurrentQuestion, type OutlineHandle } from './OutlinePart.tsx';
import { PeoplePart, type PeopleHandle } from './PeoplePart.tsx';
import panelStyles from './panel.module.css';

type SidePanelProps = Readonly<{
  question: CurrentQuestion;
  editor: PanelEditor;
}>;

/** The panel's edits of the text. */
type PanelEditor = PeopleHandle &
  OutlineHandle &
  Readonly<{
    setLabels: (labels: string[]) => void;
    setDescription: (description: string) => void;
    typeDescription: (description: string) => void;
    /** Updates all parts, after a field was left. */
    settle: () => void;
    goTo: (spot: Spot) => void;
  }>;

/** The panel with details of the post outside its text. */
export function SidePanel({ question, editor }: SidePanelProps): ReactNode {
  const {
    post: opened,
    document: post,
    stated,
    view,
    dispatch,
    checkActs,
    save,
    revisionDialogs,
    onDialog,
  } = useOpenedPost();
  const postId = opened.id;
  /** Requested by its key. */
  const { outline } = view;
  const messages = useMessages();
  const words = messages.window.panel;
  const { turns } = messages.editor;
  const [historyOpen, setHistoryOpen] = useState(false);
  const [consentsOpen, setConsentsOpen] = useState(false);
  const [questionsOpen, setQuestionsOpen] = useState(true);
  const [labelsOpen, setLabelsOpen] = useState(true);
  const [peopleOpen, setPeopleOpen] = useState(true);
  /** Undefined until the author opens or closes them. */
  const [notesOpen, setNotesOpen] = useState<boolean>();
  const labels = useRef<HTMLDivElement>(null);
  const who = useRef<HTMLDivElement>(null);
  const revisions = useRef<HTMLDivElement>(null);
  const consents = useRef<HTMLDivElement>(null);
  const approvals = useApprovals(postId);
  const questionApprovals = useMemo(() => statedByQuestion(post, stated), [post, stated]);
  const approvalCount = approvals?.approved.length ?? 0;
  const postFacts = useFacts(postId);
  const checks = usePostChecks(post, postFacts?.facts);
  const { limits } = postFacts?.facts ?? NO_FACTS;
  const labelWords = useLabelWords(postFacts?.tags === true);
  const { focusRequest, onFocused } = checkActs;
  useFocusRequest(focusRequest, { labels, people: who, revisions, consents }, () => {
    if (focusRequest?.part === 'labels') setLabelsOpen(true);
    else if (focusRequest?.part === 'people') setPeopleOpen(true);
    else if (focusRequest?.part === 'consents') setConsentsOpen(true);
    else setHistoryOpen(true);
    onFocused();
  });
  const questionCount = post.body.filter((block) => block.type === 'question').length;
  const people = post.participants.length;
  const labelCount = post.labels.length;
  const notes = useQuery('notes.list', { postId }, ['notes.changed']).value?.items ?? [];
  const open = notes.filter((note) => !note.settled).length;
  return (
    <div className={panelStyles.panel} onBlur={editor.settle}>
      {post.kind === 'interview' && (
        <Disclosure
          title={turns.outline}
          level={2}
          isExpanded={questionsOpen || outline}
          onExpandedChange={setQuestionsOpen}
          {...(questionCount > 0 ? { note: String(questionCount) } : {})}
        >
          <OutlinePart
            post={post}
            editor={editor}
            approvals={questionApprovals}
            current={question}
            asked={outline}
            onAsked={() => {
              setQuestionsOpen(true);
              dispatch({ type: 'outline', focused: false, over: false });
            }}
          />
        </Disclosure>
      )}
      <Disclosure
        title={words.people}
        level={2}
        isExpanded={peopleOpen || focusRequest?.part === 'people'}
        onExpandedChange={setPeopleOpen}
        {...(people > 0 ? { note: String(people) } : {})}
      >
        <div ref={who}>
          <PeoplePart post={post} editor={editor} />
        </div>
      </Disclosure>
      <Disclosure
        title={labelWords.labels}
        level={2}
        isExpanded={labelsOpen || focusRequest?.part === 'labels'}
        onExpandedChange={setLabelsOpen}
        {...(labelCount === 0
          ? {}
          : {
              note: isNearLimit(labelCount, limits.labels)
                ? messages.publishing.labelCount(labelCount, limits.labels)
                : String(labelCount),
            })}
      >
        <div ref={labels}>
          <LabelsPart
            labels={post.labels}
            limits={limits}
            tags={postFacts?.tags === true}
            onChange={editor.setLabels}
          />
        </div>
      </Disclosure>
      <DescriptionPart post={post} onChange={editor.setDescription} onType={editor.typeDescription} />
      <Disclosure
        title={words.checks}
        level={2}
        defaultExpanded
        {...(checks !== undefined && checks.length > 0 ? { note: words.toSee(checks.length) } : {})}
      >
        <ChecksPart postId={postId} checks={checks} known={postFacts} acts={checkActs} save={save} />
      </Disclosure>
      <Disclosure
        title={messages.reviewed.notes}
        level={2}
        isExpanded={notesOpen ?? notes.length > 0}
        onExpandedChange={setNotesOpen}
        {...(open > 0 ? { note: String(open) } : {})}
      >
        <NotesPart
          postId={postId}
          post={post}
          notes={notes}
          onGoTo={editor.goTo}
          onWrite={() => onDialog('note')}
        />
      </Disclosure>
      <CommentsPart key={postId} postId={postId} />
      <Disclosure
        title={messages.history.approvals}
        level={2}
        {...(approvalCount === 0 ? {} : { note: String(approvalCount) })}
      >
        <ApprovalsPart
          postId={postId}
          post={post}
          approvals={approvals}
          onApprove={(name) => revisionDialogs.onApprove({ name })}
          onSee={revisionDialogs.onRead}
        />
        <ReturnsPart postId={postId} post={post} stated={stated} onTake={() => onDialog('add-answers')} />
      </Disclosure>
      <div ref={consents}>
        <Disclosure
          title={messages.consents.title}
          level={2}
          isExpanded={consentsOpen}
          onExpandedChange={setConsentsOpen}
        >
          {consentsOpen && (
            <ConsentsPart
              of={{ postId, people: post.participants.map(({ name }) => name) }}
              onOpenPost={(id) => dispatch({ type: 'open-post', postId: id })}
            />
          )}
        </Disclosure>
      </div>
      <div ref={revisions}>
        <Disclosure
          title={words.revisions}
          level={2}
          isExpanded={historyOpen}
          onExpandedChange={setHistoryOpen}
        >
          {historyOpen && <HistoryPart postId={postId} onRead={revisionDialogs.onRead} />}
        </Disclosure>
      </div>
    </div>
  );
}

type HistoryPartProps = Readonly<{ postId: string; onRead: (revisionId: string) => void }>;

/** The latest revisions, newest first; each opens the history. */
function HistoryPart({ postId, onRead }: HistoryPartProps): ReactNode {
  const { window: words } = useMessages();
  const say = useFailureWords();
  const state = useRevisionWords();
  const revisions = useQuery('revisions.list', { postId }, ['publications.changed', 'posts.changed']);
  if (revisions.failure !== undefined)
    return (
      <Notice tone="alert" action={{ label: words.retry, onPress: revisions.refresh }}>
        {say(revisions.failure).sentence}
      </Notice>
    );
  const items = revisions.value?.items;
  if (items === undefined) return <p className={panelStyles.hint}>{words.loading}</p>;
  if (items.length === 0) return <p className={panelStyles.hint}>{words.panel.noRevisions}</p>;
  return (
    <ol className={panelStyles.revisions}>
      {items.map((revision) => (
        <li key={revision.id}>
          <AriaButton className={panelStyles.revision ?? ''} onPress={() => onRead(revision.id)}>
            <span>{state.moment(revision.createdAt)}</span>
            <span>{words.lists.words(revision.words)}</span>
            <span>{state.why(revision)}</span>
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}

/** The panel's edits of the text; the panel updates at once, or for typed fields when they are left. */
export function usePanelEditor(
  editorRef: RefObject<EditorHandle | null>,
  onChanged: (document: Post) => void,
  /** Called before the text is scrolled to a position. */
  onGo: () => void,
  searchPerson: (name: string) => void,
): PanelEditor {
  // Pending answers of the library are dropped once the post is left, since the editor then has another post.
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const change = (act: (editor: EditorHandle) => void): void => {
    const editor = editorRef.current;
    if (editor === null || left.current) return;
    act(editor);
    behind.current = false;
    onChanged(editor.read());
  };
  // Reading and rendering a long text takes longer than a key, and the field shows its own value.
  const behind = useRef(false);
  const type = (act: (editor: EditorHandle) => void): void => {
    const editor = editorRef.current;
    if (editor === null) return;
    act(editor);
    behind.current = true;
  };
  return {
    moveQuestion: (id, direction) => change((editor) => editor.moveQuestion(id, direction)),
    dropQuestion: (id, drop) => change((editor) => editor.dropQuestion(id, drop)),
    setNumbered: (numbered) => change((editor) => editor.setNumbered(numbered)),
    addParticipant: (person) => change((editor) => editor.addParticipant(person)),
    updateParticipant: (person) => type((editor) => editor.updateParticipant(person)),
    removeParticipant: (id) => change((editor) => editor.removeParticipant(id)),
    searchPerson,
    setLabels: (labels) => change((editor) => editor.setLabels(labels)),
    setDescription: (description) => change((editor) => editor.setDescription(description)),
    typeDescription: (description) => type((editor) => editor.setDescription(description)),
    settle: () => {
      if (behind.current) change(() => undefined);
    },
    goTo: (position) => {
      onGo();
      editorRef.current?.goTo(position);
    },
  };
}
