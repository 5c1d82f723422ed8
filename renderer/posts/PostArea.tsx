import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { VisuallyHidden } from 'react-aria-components';
import { answerAnchor, questionAnchor } from '#interview/marks.ts';
import type { Post } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { OpenPost } from '#contract/posts.ts';
import { useAnswers } from '../answers/use-answers.ts';
import { statedByTurn } from '#interview/returns/approval-progress.ts';
import { useTurnApprovals } from '../returns/ReturnsPart.tsx';
import type { TurnSign } from '../editor/extensions/turn-view.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import frame from '../ui/window/Frame.module.css';
import { RegionBoundary } from '../ui/window/Region.tsx';
import { useOnScreen } from '../ui/window/after-paint.ts';
import { useWindowTitle } from '../ui/window/use-window-title.ts';
import { useStableCallback } from '../ui/use-stable-callback.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { BinnedPost } from '../bin/BinnedPost.tsx';
import { useRevisionDialogs, useLargeDeletions } from '../history/use-revision-dialogs.ts';
import { useCheckActs } from '../checks/use-check-acts.ts';
import { isToCheck } from '../conflicts/ChangedNotice.tsx';
import { BinNotice } from '../conflicts/BinNotice.tsx';
import { ConflictBanner } from '../conflicts/ConflictBanner.tsx';
import { PreviewBeside } from '../preview/Preview.tsx';
import { ReadOnlyNotice } from '../publishing/ReadOnlyNotice.tsx';
import { Editor, type Hide, type Notice, type PastedAnswers } from '../editor/surface/Editor.tsx';
import type { ToolsLink } from '../editor/toolbar/tools-link.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useSettings } from '../ui/window/use-settings.tsx';
import { CountButton } from './CountButton.tsx';
import { ExampleNotice } from './ExampleNotice.tsx';
import { CurrentQuestion } from './panel/OutlinePart.tsx';
import { SidePanel, usePanelEditor } from './panel/SidePanel.tsx';
import { OpenedPostContext, useOpenedPost } from './opened-post.ts';
import type { OpenedPost, PostFrame, PostPosition } from './opened-post.ts';
import { PostDialogs } from './PostDialogs.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useListSwitch, usePostState } from './use-post-state.ts';

type PostAreaProps = Readonly<{
  place: PostPosition;
  slots: PostFrame;
  post: OpenPost;
  document: Post;
  onReplaced: () => void;
}>;

/** An open post: its text, panel and status line. */
export function PostArea({ place, slots, post, document: first, onReplaced }: PostAreaProps): ReactNode {
  const { autosaves, view, dispatch, panel, isCovered, editorRef, actions } = place;
  const words = useMessages().window;
  const state = usePostState(post.id, first, autosaves);
  const { document, setDocument, publication } = state;
  useListSwitch(post.id, state, dispatch);
  const title = document.title.trim() === '' ? words.lists.untitled : document.title;
  useWindowTitle(title);
  const binned = post.status === 'binned';
  const spot = view.spot?.postId === post.id ? view.spot : null;
  const onDialog: OpenedPost['onDialog'] = (dialog, part) =>
    dispatch({ type: 'dialog', dialog, ...(part === undefined ? {} : { settingsPart: part }) });
  const onLeaveFocus = (): void => dispatch({ type: 'focus-mode', on: false });
  const onClosePanel = (): void => dispatch({ type: 'over', over: null });
  const revisionDialogs = useRevisionDialogs(onDialog);
  useLargeDeletions(autosaves, post.id, revisionDialogs.onRead);
  const caret = useRef(view.caret);
  const [question] = useState(() => new CurrentQuestion());
  const onScreen = useOnScreen();
  const [save] = useState(
    () => async (): Promise<number> => (await autosaves.get(post.id)?.saved()) ?? post.saveNumber,
  );

  const { show } = slots;
  const shownKind = binned ? undefined : document.kind;
  useLayoutEffect(() => show(shownKind), [show, shownKind]);
  useEffect(() => {
    if (isCovered || binned) return;
    // After its cards are rendered, which follow the text: focusing lays out all of it.
    queueMicrotask(() => {
      if (spot === null) editorRef.current?.focus();
      else editorRef.current?.goTo(spot.position);
    });
    // `spot.turn` makes each request unique.
  }, [spot, isCovered, binned, editorRef]);

  const takeChosen = async (): Promise<void> => {
    const autosave = autosaves.get(post.id);
    if (autosave === undefined || autosave.pending) return onReplaced();
    const chosen = await call('posts.get', { id: post.id }).catch(() => undefined);
    // Read again from the ref, since each render replaces the handle. A failure is shown instead of the text.
    const editor = editorRef.current;
    if (chosen === undefined || autosave.pending || editor === null) return onReplaced();
    editor.replacePost(chosen.document);
    autosave.adopt(chosen.saveNumber, chosen.updatedAt);
    setDocument(chosen.document);
    return undefined;
  };
  const stated = useTurnApprovals(post.id);
  const answers = useAnswers(post.id, editorRef, setDocument, save);
  const returned = view.returned?.postId === post.id ? view.returned.document : undefined;
  const takeReturned = useStableCallback((read: ReadDocument) => {
    answers.asAnswers(read);
    dispatch({ type: 'return-taken' });
  });
  useEffect(() => {
    if (returned !== undefined) takeReturned(returned);
  }, [returned, takeReturned]);
  // A layer over the text would cover the target.
  const toText = (): void => (panel === 'over' ? onClosePanel() : undefined);
  const panelEditor = usePanelEditor(editorRef, setDocument, toText, place.onSearchPerson);
  const checkActs = useCheckActs({
    editorRef,
    closeDialog: () => (view.dialog === null ? undefined : onDialog(null)),
    toText,
    toPanel: () => {
      if (view.focusMode) onLeaveFocus();
      if (panel !== 'beside' && panel !== 'over') place.onCommand('toggle-panel');
    },
    onChanged: setDocument,
  });
  const opened: OpenedPost = {
    ...place,
    post,
    document,
    binned,
    publication,
    answers,
    stated,
    setLabels: panelEditor.setLabels,
    checkActs,
    revisionDialogs,
    save,
    onDialog,
    onReplaced,
    takeChosen,
  };
  const { heading, panel: side, status } = slots;
  return (
    <OpenedPostContext value={opened}>
      {heading !== null && createPortal(<VisuallyHidden elementType="h1">{title}</VisuallyHidden>, heading)}
      <ExampleNotice />
      {!binned && publication?.readOnly !== undefined && (
        <ReadOnlyNotice
          postId={post.id}
          title={document.title}
          blogName={publication.blogName}
          url={publication.url ?? ''}
          readOnly={publication.readOnly}
          save={save}
        />
      )}
      {!binned && publication !== undefined && isToCheck(publication) && (
        <ConflictBanner publication={publication} />
      )}
      {!binned && publication?.putsBack === true && (
        <div className={frame.said}>
          <BinNotice key={publication.id} postId={post.id} publication={publication} />
        </div>
      )}
      {binned ? (
        <BinnedPost
          postId={post.id}
          title={document.title}
          onRestore={() => actions.restore(post.id)}
          onErased={actions.close}
        />
      ) : (
        <EditorColumn
          onCaret={(at) => {
            caret.current = at;
            place.onCaret(at);
          }}
          onQuestion={question.set}
          tools={slots.tools}
        />
      )}
      {onScreen &&
        side !== null &&
        createPortal(
          <RegionBoundary about={post.id}>
            {panel === 'preview' ? (
              <PreviewBeside
                postId={post.id}
                title={document.title}
                save={save}
                anchor={() => anchorOf(caret.current, document)}
                onFull={() => onDialog('preview')}
                onClose={() => dispatch({ type: 'preview', on: false })}
              />
            ) : (
              <SidePanel question={question} editor={panelEditor} />
            )}
          </RegionBoundary>,
          side,
        )}
      {onScreen &&
        status !== null &&
        createPortal(
          <StatusLine
            count={<CountButton post={document} />}
            {...(view.focusMode
              ? {
                  end: (
                    <IconButton
                      icon="close"
                      label={words.actions.leaveFocus}
                      placement="top"
                      onPress={() => {
                        onLeaveFocus();
                        editorRef.current?.focus();
                      }}
                    />
                  ),
                }
              : {})}
          />,
          status,
        )}
      <PostDialogs />
    </OpenedPostContext>
  );
}

/** The id of the published element for the turn with the caret. */
function anchorOf(caret: string | null, post: Post): string | undefined {
  const id = /^t:([^:]+):/.exec(caret ?? '')?.[1];
  if (id === undefined) return undefined;
  return post.body.some((block) => block.type === 'question' && block.id === id)
    ? questionAnchor(id)
    : answerAnchor(id);
}

type EditorColumnProps = Readonly<{
  onCaret: (caret: string) => void;
  onQuestion: (question: string | null) => void;
  tools: ToolsLink;
}>;

/** The editor, connected to the autosave. After a crash it restarts with the last text read from it. */
function EditorColumn(props: EditorColumnProps): ReactNode {
  const words = useMessages().window;
  const { post } = useOpenedPost();
  return (
    <RegionBoundary about={post.id} sentence={words.saving.editorBroke}>
      <StartingEditor key={post.id} {...props} />
    </RegionBoundary>
  );
}

function StartingEditor({ onCaret, onQuestion, tools }: EditorColumnProps): ReactNode {
  const { post, document, view, autosaves, editorRef, answers, stated, onCommand, onDialog } =
    useOpenedPost();
  const { returns: returnWords } = useMessages();
  const postId = post.id;
  const { caret } = view;
  // Read once: reading a long text at each render is noticeable.
  const [start] = useState(() => autosaves.get(postId)?.unsavedDocument() ?? document);
  const notices = useNotices();
  const { settings } = useSettings();
  useEffect(() => {
    const signs = [...statedByTurn(stated)].map(([turn, names]): [string, TurnSign] => [
      turn,
      { words: returnWords.approvalOf(names), isValid: names.remarks.length + names.outdated.length === 0 },
    ]);
    editorRef.current?.showSigns(new Map(signs));
  }, [stated, returnWords, editorRef]);
  // Notices whose action changes this text; they are hidden with it.
  const [offers] = useState(() => new Set<Hide>());
  useEffect(
    () => () => {
      for (const hide of offers) hide();
    },
    [offers],
  );
  const show = ({ text, tone, action }: Notice): Hide => {
    const id = `editor ${text}`;
    notices.show({ id, text, tone: tone === 'alert' ? 'alert' : 'plain', action, postId });
    const hide = (): void => notices.hide(id);
    if (action !== undefined) offers.add(hide);
    return hide;
  };
  return (
    <Editor
      ref={editorRef}
      postId={postId}
      document={start}
      language={document.language}
      checkSpelling={settings.spelling}
      focusPart={view.focusMode ? settings.focusPart : 'all'}
      typewriter={view.focusMode && settings.typewriter}
      {...(caret === null ? {} : { caret })}
      onChange={useStableCallback((read: () => Post) => autosaves.get(postId)?.changed(read))}
      onCaret={useStableCallback(onCaret)}
      onQuestion={onQuestion}
      onCommand={useStableCallback(onCommand)}
      tools={tools}
      onNotice={useStableCallback(show)}
      onDocument={answers.drop}
      onAnswers={useStableCallback((pasted: PastedAnswers) =>
        answers.offer(pasted, () => onDialog('add-answers')),
      )}
    />
  );
}
