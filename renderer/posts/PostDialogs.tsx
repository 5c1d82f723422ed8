import { useEffect } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { Post } from '#interview/document.ts';
import { AddAnswers } from '../answers/AddAnswers.tsx';
import { DroppedDocument } from '../answers/DroppedDocument.tsx';
import type { AnswersState } from '../answers/use-answers.ts';
import { ConflictDialog } from '../conflicts/ConflictDialog.tsx';
import type { EditorHandle } from '../editor/Editor.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { SendDialog } from '../exports/SendDialog.tsx';
import { ApproveDialog } from '../history/ApproveDialog.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import type { PostDialogId } from '#contract/commands.ts';
import type { KeptStates } from '../history/use-kept-states.ts';
import { ShareDialog } from '../post-file/ShareDialog.tsx';
import { PreviewDialog } from '../preview/PreviewDialog.tsx';
import { PublishSheet } from '../publishing/PublishSheet.tsx';
import type { PostCheckActs } from '../checks/use-check-acts.ts';
import { TakeDownDialog } from '../publishing/TakeDownDialog.tsx';
import type { View } from '../ui/view.ts';

type PostDialogsProps = Readonly<{
  postId: string;
  document: Post;
  /** A post in the bin is read, not sent or added to. */
  binned: boolean;
  dialog: View['dialog'];
  editorRef: RefObject<EditorHandle | null>;
  answers: AnswersState;
  /** Everything acknowledged, and the number of that save. The same function at each render. */
  save: () => Promise<number>;
  holdSeconds: number;
  checkActs: PostCheckActs;
  kept: KeptStates;
  onDialog: (dialog: View['dialog'], part?: View['settingsPart']) => void;
  /** The library holds another text of this post. */
  onReplaced: () => void;
}>;

/** The windows over the window that are about the open post. */
export function PostDialogs(props: PostDialogsProps): ReactNode {
  const {
    postId,
    document,
    binned,
    dialog,
    editorRef,
    answers,
    save,
    holdSeconds,
    checkActs,
    kept,
    onDialog,
    onReplaced,
  } = props;
  const interview = document.kind === 'interview';
  const close = (): void => {
    kept.forget();
    onDialog(null);
  };
  const closeAnswers = (): void => {
    answers.forget();
    close();
  };
  const refused =
    (dialog === 'add-answers' && !interview) ||
    (binned &&
      (dialog === 'publish' ||
        dialog === 'take-down' ||
        dialog === 'add-answers' ||
        dialog === 'changed-on-web' ||
        dialog === 'send-for-review' ||
        dialog === 'history' ||
        dialog === 'approve'));
  useEffect(() => {
    // Asked by its key: a window that does not open must not keep the other keys waiting for its end.
    if (refused) onDialog(null);
  }, [refused, onDialog]);
  if (refused) return null;
  if (dialog === 'publish')
    return (
      <PublishSheet
        postId={postId}
        title={document.title}
        onClose={close}
        save={save}
        holdSeconds={holdSeconds}
        checkActs={checkActs}
        onConnectBlogger={() => onDialog('settings', 'blogs')}
        onAddBreak={() => editorRef.current?.placeJumpBreak()}
        onChoose={() => onDialog('changed-on-web')}
      />
    );
  if (dialog === 'changed-on-web')
    return (
      <ConflictDialog
        postId={postId}
        read={() => editorRef.current?.read() ?? document}
        save={save}
        onClose={close}
        onReplaced={() => {
          close();
          onReplaced();
        }}
        onPublish={() => onDialog('publish')}
      />
    );
  if (dialog === 'take-down') return <TakeDownDialog postId={postId} onClose={close} />;
  if (dialog === 'preview')
    return <PreviewDialog postId={postId} title={document.title} save={save} onClose={close} />;
  if (dialog === 'add-answers')
    return (
      <AddAnswers
        read={() => answers.read(() => editorRef.current?.read() ?? document)}
        dropped={answers.document}
        onAdd={async (person, plan, comments) => {
          await answers.add(person, plan, comments);
          closeAnswers();
        }}
        onClose={closeAnswers}
      />
    );
  if (dialog === 'export')
    return (
      <ExportDialog
        of={{ kind: 'post', postId, title: document.title, language: document.language }}
        save={save}
        onClose={close}
      />
    );
  if (dialog === 'share-post')
    return <ShareDialog postId={postId} title={document.title} save={save} onClose={close} />;
  if (dialog === 'send-for-review')
    return <SendDialog postId={postId} post={document} save={save} onClose={close} />;
  if (dialog === 'history')
    return (
      <HistoryDialog
        postId={postId}
        revisionId={kept.revisionId}
        read={() => editorRef.current?.read() ?? document}
        save={save}
        onClose={close}
        onReplaced={() => {
          close();
          onReplaced();
        }}
        onApprove={(revisionId) => kept.onApprove({ revisionId })}
      />
    );
  if (dialog === 'approve')
    return (
      <ApproveDialog
        postId={postId}
        post={document}
        name={kept.name}
        revisionId={kept.revisionId}
        save={save}
        onClose={close}
      />
    );
  if (answers.dropped === undefined || dialog !== null) {
    // Every window about the post has been shown above: one that has not does not compile.
    dialog satisfies Exclude<View['dialog'], PostDialogId>;
    return null;
  }
  return (
    <DroppedDocument
      name={answers.dropped.name}
      reading={answers.dropped.reading}
      interview={interview}
      onAnswers={(read) => {
        answers.asAnswers(read);
        onDialog('add-answers');
      }}
      onInsert={answers.insert}
      onClose={answers.forget}
    />
  );
}
