import { useEffect, useMemo, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { countPost } from '../../interview/words.ts';
import type { Post } from '../../interview/document.ts';
import type { OpenPost } from '../../preload/contract/posts.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import type { EditorHandle } from '../editor/Editor.tsx';
import { Region } from '../frame/Region.tsx';
import { RegionBoundary } from '../frame/RegionBoundary.tsx';
import { PublishSheet } from '../publishing/PublishSheet.tsx';
import type { View } from '../view.ts';
import { IconButton } from '../widgets/IconButton.tsx';
import type { Autosaves } from './autosaves.ts';
import { BinnedPost } from './BinnedPost.tsx';
import { EditorColumn } from './EditorColumn.tsx';
import { SidePanel } from './panel/SidePanel.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { PostActions } from './use-post-actions.ts';
import { usePostState } from './use-post-state.ts';
import frame from '../frame/Frame.module.css';

type PostAreaProps = Readonly<{
  post: OpenPost;
  document: Post;
  autosaves: Autosaves;
  view: View;
  panel: 'beside' | 'over' | 'hidden';
  /** Another screen takes the place of the text, which keeps its undo meanwhile. */
  covered: boolean;
  editorRef: RefObject<EditorHandle | null>;
  /** What stands above the text, around the text's own tools. */
  header: (tools?: ReactNode) => ReactNode;
  holdSeconds: number;
  actions: PostActions;
  onCaret: (caret: string) => void;
  onLeaveFocus: () => void;
  onDialog: (dialog: View['dialog'], part?: View['settingsPart']) => void;
  onClosePanel: () => void;
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
    onLeaveFocus,
    onDialog,
    onClosePanel,
  } = props;
  const words = useMessages().window;
  const { document, setDocument, save, publication } = usePostState(post.id, first, autosaves);
  const blogs = useQuery('blogs.list', {}, ['blogs.changed']).value?.items ?? [];
  const title = document.title.trim() === '' ? words.lists.untitled : document.title;
  const binned = post.status === 'binned';
  const spot = view.spot?.postId === post.id ? view.spot : null;
  // Counting 50,000 words takes as long as drawing a key: only when the text was read anew.
  const count = useMemo(() => countPost(document).words, [document]);
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

  const change = (act: (editor: EditorHandle) => void): void => {
    const editor = editorRef.current;
    if (editor === null) return;
    act(editor);
    setDocument(editor.read());
  };

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
        {binned ? (
          <BinnedPost postId={post.id} title={document.title} onRestore={() => actions.restore(post.id)} />
        ) : (
          <EditorColumn
            ref={editorRef}
            postId={post.id}
            document={document}
            caret={view.caret}
            autosaves={autosaves}
            onCaret={onCaret}
            tools={tools}
          />
        )}
      </Region>
      {panel !== 'hidden' && !covered && !binned && (
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
              editor={{
                addParticipant: (person) => change((editor) => editor.addParticipant(person)),
                updateParticipant: (person) => change((editor) => editor.updateParticipant(person)),
                removeParticipant: (id) => change((editor) => editor.removeParticipant(id)),
                setLabels: (labels) => change((editor) => editor.setLabels(labels)),
                goTo: (place) => editorRef.current?.goTo(place),
              }}
            />
          </RegionBoundary>
        </Region>
      )}
      {!binned && !covered && (
        <Region role="contentinfo" label={words.regions.status} className={frame.status}>
          <StatusLine
            save={save}
            words={count}
            publication={publication}
            trial={blogs.length > 0 && blogs.every((blog) => blog.practice)}
            realBlog={blogs.some((blog) => !blog.practice)}
            onPublish={() => onDialog('publish')}
            onOpenLink={actions.openLink}
            onCancel={actions.cancelJob}
            onRetryJob={actions.retryJob}
            onSignIn={() => onDialog('settings', 'blogs')}
            onRetrySave={() => autosaves.retry()}
            onKeepCopy={() => actions.keepCopy(post.id)}
            {...(view.focusMode
              ? {
                  end: (
                    <IconButton
                      icon="close"
                      label={words.actions.leaveFocus}
                      placement="top"
                      onPress={onLeaveFocus}
                    />
                  ),
                }
              : {})}
          />
        </Region>
      )}
      {view.dialog === 'publish' && !binned && (
        <PublishSheet
          postId={post.id}
          onClose={() => onDialog(null)}
          save={saved}
          holdSeconds={holdSeconds}
          onConnectBlogger={() => onDialog('settings', 'blogs')}
        />
      )}
      {view.dialog === 'preview' && (
        <PreviewDialog postId={post.id} title={document.title} save={saved} onClose={() => onDialog(null)} />
      )}
    </>
  );
}
