import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { answerAnchor, questionAnchor } from '#interview/marks.ts';
import { useAnswers } from '../answers/use-answers.ts';
import { countPost } from '#interview/words.ts';
import type { Post } from '#interview/document.ts';
import type { OpenPost } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Region } from '../ui/Region.tsx';
import { RegionBoundary } from '../ui/RegionBoundary.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { CountButton } from './CountButton.tsx';
import { BinnedPost } from '../bin/BinnedPost.tsx';
import { EditorColumn } from './EditorColumn.tsx';
import { CurrentQuestion } from './panel/current-question.ts';
import { SidePanel } from './panel/SidePanel.tsx';
import { useKeptStates } from '../history/use-kept-states.ts';
import { useLargeDeletions } from '../history/use-large-deletions.ts';
import { useCheckActs } from '../checks/use-check-acts.ts';
import { usePanelEditor } from './panel/use-panel-editor.ts';
import { PreviewBeside } from '../preview/PreviewBeside.tsx';
import { ReadOnlyNotice } from '../publishing/ReadOnlyNotice.tsx';
import { OpenedPostContext, type OpenedPost, type PostPlace } from './opened-post.tsx';
import { PostDialogs } from './PostDialogs.tsx';
import { StatusLine } from './StatusLine.tsx';
import { usePostState } from './use-post-state.ts';
import frame from '../ui/Frame.module.css';

type PostAreaProps = Readonly<{
  place: PostPlace;
  post: OpenPost;
  document: Post;
  onReplaced: () => void;
}>;

/** An open post: its text, what stands beside it, and the status line. */
export function PostArea({ place, post, document: first, onReplaced }: PostAreaProps): ReactNode {
  const { autosaves, view, dispatch, panel, covered, editorRef, header, actions } = place;
  const messages = useMessages();
  const words = messages.window;
  const { document, setDocument, publication } = usePostState(post.id, first, autosaves);
  const title = document.title.trim() === '' ? words.lists.untitled : document.title;
  const binned = post.status === 'binned';
  const spot = view.spot?.postId === post.id ? view.spot : null;
  // Counting 50,000 words takes as long as drawing a key: only when the text was read anew.
  const counts = useMemo(() => countPost(document), [document]);
  const onDialog: OpenedPost['onDialog'] = (dialog, part) =>
    dispatch({ type: 'dialog', dialog, ...(part === undefined ? {} : { settingsPart: part }) });
  const onLeaveFocus = (): void => dispatch({ type: 'focus-mode', on: false });
  const onClosePanel = (): void => dispatch({ type: 'over', over: null });
  const kept = useKeptStates(onDialog);
  useLargeDeletions(autosaves, post.id, kept.onRead);
  const caret = useRef(view.caret);
  const [question] = useState(() => new CurrentQuestion());
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [save] = useState(
    () => async (): Promise<number> => (await autosaves.get(post.id)?.saved()) ?? post.saveNumber,
  );

  useEffect(() => {
    if (covered || binned) return;
    if (spot === null) editorRef.current?.focus();
    else editorRef.current?.goTo(spot.place);
    // `spot.turn` makes each request new.
  }, [spot, covered, binned, editorRef]);

  const answers = useAnswers(post.id, editorRef, setDocument);
  // What slides over the text would lie over what one goes to.
  const toText = (): void => (panel === 'over' ? onClosePanel() : undefined);
  const panelEditor = usePanelEditor(editorRef, setDocument, toText, place.onSearchPerson);
  const checkActs = useCheckActs({
    editorRef,
    closeDialog: () => (view.dialog === null ? undefined : onDialog(null)),
    toText,
    toPanel: () => {
      if (view.focusMode) onLeaveFocus();
      if (panel === 'hidden' || panel === 'preview') place.onCommand('toggle-panel');
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
    checkActs,
    kept,
    save,
    onDialog,
    onReplaced,
  };
  return (
    <OpenedPostContext value={opened}>
      <Region
        role="main"
        label={words.regions.text}
        heading={title}
        className={frame.text}
        hidden={covered}
        onEnter={() => editorRef.current?.focus()}
      >
        {header(binned ? undefined : <div ref={setTools} className={frame.tools} />)}
        {!binned && publication?.readOnly !== undefined && (
          <ReadOnlyNotice
            postId={post.id}
            title={document.title}
            blogName={publication.blogName}
            url={publication.url ?? ''}
            author={publication.readOnly.author}
            save={save}
          />
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
            tools={tools}
          />
        )}
      </Region>
      {panel === 'preview' && !covered && !binned && (
        <Region role="complementary" label={messages.preview.region} className={frame.preview}>
          <RegionBoundary about={post.id}>
            <PreviewBeside
              postId={post.id}
              title={document.title}
              save={save}
              anchor={() => anchorOf(caret.current, document)}
              onFull={() => onDialog('preview')}
              onClose={() => dispatch({ type: 'preview', on: false })}
            />
          </RegionBoundary>
        </Region>
      )}
      {(panel === 'beside' || panel === 'over') && !covered && !binned && (
        <Region
          role="complementary"
          label={words.regions.panel}
          className={frame.panel}
          over={panel === 'over'}
        >
          {panel === 'over' && (
            <div className={frame.panelClose}>
              <IconButton icon="close" label={words.actions.hidePanel} onPress={onClosePanel} />
            </div>
          )}
          <RegionBoundary about={post.id}>
            <SidePanel question={question} editor={panelEditor} />
          </RegionBoundary>
        </Region>
      )}
      {!binned && !covered && (
        <Region role="contentinfo" label={words.regions.status} className={frame.status}>
          <StatusLine
            count={<CountButton counts={counts} post={document} />}
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
          />
        </Region>
      )}
      <PostDialogs />
    </OpenedPostContext>
  );
}

/** The element of the published page that holds the turn where the caret is. */
function anchorOf(caret: string | null, post: Post): string | undefined {
  const id = /^t:([^:]+):/.exec(caret ?? '')?.[1];
  if (id === undefined) return undefined;
  return post.body.some((block) => block.type === 'question' && block.id === id)
    ? questionAnchor(id)
    : answerAnchor(id);
}
