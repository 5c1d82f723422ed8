import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { answerAnchor, questionAnchor } from '#interview/marks.ts';
import { useAnswers } from '../answers/use-answers.ts';
import { countPost } from '#interview/words.ts';
import type { Post } from '#interview/document.ts';
import type { Command } from '#contract/commands.ts';
import type { OpenPost } from '#contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import type { EditorHandle } from '../editor/Editor.tsx';
import { Region } from '../ui/Region.tsx';
import { RegionBoundary } from '../ui/RegionBoundary.tsx';
import type { View } from '../ui/view.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { Autosaves } from '../saving/autosaves.ts';
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
import { PostDialogs } from './PostDialogs.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { PostActions } from './use-post-actions.ts';
import { usePostState } from './use-post-state.ts';
import frame from '../ui/Frame.module.css';

type PostAreaProps = Readonly<{
  post: OpenPost;
  document: Post;
  autosaves: Autosaves;
  view: View;
  panel: 'beside' | 'over' | 'preview' | 'hidden';
  /** Another screen takes the place of the text, which keeps its undo meanwhile. */
  covered: boolean;
  editorRef: RefObject<EditorHandle | null>;
  /** What stands above the text, around the text's own tools. */
  header: (tools?: ReactNode) => ReactNode;
  holdSeconds: number;
  actions: PostActions;
  onCaret: (caret: string) => void;
  onCommand: (command: Command) => void;
  onLeaveFocus: () => void;
  onDialog: (dialog: View['dialog'], part?: View['settingsPart']) => void;
  onClosePanel: () => void;
  /** To all that somebody said, in every post. */
  onSearchPerson: (name: string) => void;
  /** The outline that was asked for has the focus. */
  onOutlineShown: () => void;
  onPreview: (shown: 'beside' | 'full' | 'none') => void;
  /** The library holds another text of this post, which takes the place of this one. */
  onReplaced: () => void;
}>;

/** An open post: its text, what stands beside it, and the status line. */
export function PostArea(props: PostAreaProps): ReactNode {
  const {
    post,
    document: first,
    autosaves,
    view,
    panel,
    covered,
    editorRef,
    header,
    holdSeconds,
    actions,
    onCaret,
    onCommand,
    onLeaveFocus,
    onDialog,
    onClosePanel,
    onSearchPerson,
    onOutlineShown,
    onPreview,
    onReplaced,
  } = props;
  const messages = useMessages();
  const words = messages.window;
  const { document, setDocument, publication } = usePostState(post.id, first, autosaves);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  const title = document.title.trim() === '' ? words.lists.untitled : document.title;
  const binned = post.status === 'binned';
  const spot = view.spot?.postId === post.id ? view.spot : null;
  // Counting 50,000 words takes as long as drawing a key: only when the text was read anew.
  const counts = useMemo(() => countPost(document), [document]);
  const kept = useKeptStates(onDialog);
  useLargeDeletions(autosaves, post.id, kept.onRead);
  const caret = useRef(view.caret);
  const [question] = useState(() => new CurrentQuestion());
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const [saved] = useState(
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
  const panelEditor = usePanelEditor(editorRef, setDocument, toText, onSearchPerson);
  const checkActs = useCheckActs({
    editorRef,
    closeDialog: () => (view.dialog === null ? undefined : onDialog(null)),
    toText,
    toPanel: () => {
      if (view.focusMode) onLeaveFocus();
      if (panel === 'hidden' || panel === 'preview') onCommand('toggle-panel');
    },
    onChanged: setDocument,
  });
  return (
    <>
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
            save={saved}
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
            ref={editorRef}
            postId={post.id}
            document={document}
            caret={view.caret}
            autosaves={autosaves}
            onCaret={(place) => {
              caret.current = place;
              onCaret(place);
            }}
            onQuestion={question.set}
            onCommand={onCommand}
            onDocument={answers.drop}
            onAnswers={(pasted) => answers.offer(pasted, () => onDialog('add-answers'))}
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
              save={saved}
              anchor={() => anchorOf(caret.current, document)}
              onFull={() => onPreview('full')}
              onClose={() => onPreview('none')}
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
            <SidePanel
              postId={post.id}
              post={document}
              question={question}
              outline={view.outline}
              onOutlineShown={onOutlineShown}
              editor={panelEditor}
              checkActs={checkActs}
              save={saved}
              kept={kept}
            />
          </RegionBoundary>
        </Region>
      )}
      {!binned && !covered && (
        <Region role="contentinfo" label={words.regions.status} className={frame.status}>
          <StatusLine
            postId={post.id}
            autosaves={autosaves}
            count={<CountButton counts={counts} post={document} />}
            publication={publication}
            trial={blogs.length > 0 && blogs.every((blog) => blog.practice)}
            realBlog={blogs.some((blog) => !blog.practice)}
            onPublish={() => onDialog('publish')}
            onOpenLink={actions.openLink}
            onCancel={actions.cancelJob}
            onRetryJob={actions.retryJob}
            onSignIn={() => onDialog('settings', 'blogs')}
            onLook={() => onDialog('changed-on-web')}
            onBackups={() => onDialog('settings', 'backups')}
            onUpdates={() => onDialog('settings', 'updates')}
            onRetrySave={() => autosaves.retry()}
            onKeepCopy={() => actions.keepCopy(post.id)}
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
      <PostDialogs
        postId={post.id}
        document={document}
        binned={binned}
        dialog={view.dialog}
        editorRef={editorRef}
        answers={answers}
        save={saved}
        holdSeconds={holdSeconds}
        checkActs={checkActs}
        kept={kept}
        onDialog={onDialog}
        onReplaced={onReplaced}
      />
    </>
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
