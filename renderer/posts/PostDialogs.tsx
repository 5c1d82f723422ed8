import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { PostDialogId } from '#contract/commands.ts';
import { AskDialog } from '../answers/AskDialog.tsx';
import { AddAnswers } from '../answers/AddAnswers.tsx';
import { DroppedDocument } from '../answers/DroppedDocument.tsx';
import { NoteDialog } from '../changes-and-notes/NoteDialog.tsx';
import { ConsentDialog } from '../consents/ConsentDialog.tsx';
import { ConflictDialog } from '../conflicts/ConflictDialog.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { SendDialog } from '../exports/SendDialog.tsx';
import { ApproveDialog } from '../history/ApproveDialog.tsx';
import { HistoryDialog } from '../history/HistoryDialog.tsx';
import { ShareDialog } from '../post-file/ShareDialog.tsx';
import { PreviewDialog } from '../preview/Preview.tsx';
import { AlteredDialog } from '../publishing/AlteredDialog.tsx';
import { PublishSheet } from '../publishing/PublishSheet.tsx';
import { TakeDownDialog } from '../publishing/TakeDownDialog.tsx';
import { ReturnDialog } from '../returns/ReturnDialog.tsx';
import { reviewIn } from '../returns/use-return.ts';
import { useTakeReturn } from '../returns/use-take-return.ts';
import type { View } from '../ui/window/view.ts';
import { useOpenedPost } from './opened-post.ts';

/** The dialogs about the open post. */
export function PostDialogs(): ReactNode {
  const {
    post,
    document,
    binned,
    view,
    isCovered,
    editorRef,
    answers,
    save,
    setLabels,
    checkActs,
    revisionDialogs,
    onDialog,
    onReplaced,
    takeChosen,
    actions,
  } = useOpenedPost();
  const postId = post.id;
  const takeReturn = useTakeReturn(postId, editorRef, save);
  const { dialog } = view;
  const interview = document.kind === 'interview';
  const close = (): void => {
    revisionDialogs.forget();
    onDialog(null);
  };
  const closeAnswers = (): void => {
    answers.forget();
    close();
  };
  // Focuses the text after a choice: the button that opened the dialog may be removed before or after it.
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (chosen > 0) queueMicrotask(() => editorRef.current?.focus());
  }, [chosen, editorRef]);
  const refused =
    (dialog === 'add-answers' && !interview) ||
    (binned &&
      (dialog === 'publish' ||
        dialog === 'take-down' ||
        dialog === 'add-answers' ||
        dialog === 'changed-on-web' ||
        dialog === 'altered' ||
        dialog === 'ask-for-answers' ||
        dialog === 'ask-for-approval' ||
        dialog === 'note' ||
        dialog === 'history' ||
        dialog === 'approve'));
  useEffect(() => {
    // Closes the refused dialog, so that the next keys do not wait for it.
    if (refused) onDialog(null);
  }, [refused, onDialog]);
  if (refused) return null;
  if (dialog === 'publish')
    return (
      <PublishSheet
        postId={postId}
        title={document.title}
        labels={document.labels}
        onLabels={setLabels}
        onClose={close}
        save={save}
        checkActs={checkActs}
        onConnect={(screen) => onDialog('settings', screen)}
        onAddBreak={() => editorRef.current?.setJumpBreak()}
        onChoose={() => onDialog('changed-on-web')}
        onAltered={() => onDialog('altered')}
      />
    );
  if (dialog === 'changed-on-web')
    return (
      <ConflictDialog
        postId={postId}
        read={() => editorRef.current?.read() ?? document}
        save={save}
        onClose={close}
        onSettled={async () => {
          await takeChosen();
          close();
          if (!isCovered) setChosen((times) => times + 1);
        }}
        onPublish={() => onDialog('publish')}
      />
    );
  if (dialog === 'altered')
    return <AlteredDialog postId={postId} onOpenLink={actions.openLink} onClose={close} />;
  if (dialog === 'take-down') return <TakeDownDialog postId={postId} onClose={close} />;
  if (dialog === 'preview')
    return <PreviewDialog postId={postId} title={document.title} save={save} onClose={close} />;
  if (dialog === 'add-answers')
    return (
      <AddAnswers
        postId={postId}
        read={() => answers.read(() => editorRef.current?.read() ?? document)}
        dropped={answers.document}
        onAdd={answers.add}
        renderReview={(received, post, onReceived) => {
          const read = reviewIn(received, postId);
          return read === undefined ? undefined : (
            <ReturnDialog
              postId={postId}
              post={post}
              read={read}
              received={received}
              onReceived={onReceived}
              onTake={async (taken) => {
                await takeReturn(taken, received);
                closeAnswers();
              }}
              onClose={closeAnswers}
            />
          );
        }}
        onClose={closeAnswers}
      />
    );
  if (dialog === 'export')
    return (
      <ExportDialog
        of={{ kind: 'post', postId, title: document.title, language: document.language }}
        save={save}
        opensWith={view.dialogPlace.format}
        onClose={close}
      />
    );
  if (dialog === 'share-post')
    return <ShareDialog postId={postId} title={document.title} save={save} onClose={close} />;
  if (dialog === 'ask-for-answers')
    return (
      <AskDialog
        postId={postId}
        read={() => editorRef.current?.read() ?? document}
        save={save}
        onClose={close}
      />
    );
  if (dialog === 'ask-for-approval')
    return <SendDialog postId={postId} post={document} save={save} onClose={close} />;
  if (dialog === 'note')
    return (
      <NoteDialog
        postId={postId}
        post={document}
        passage={() => editorRef.current?.passage()}
        onClose={close}
      />
    );
  if (dialog === 'history')
    return (
      <HistoryDialog
        postId={postId}
        revisionId={revisionDialogs.revisionId}
        read={() => editorRef.current?.read() ?? document}
        save={save}
        onClose={close}
        onReplaced={() => {
          close();
          onReplaced();
        }}
        onApprove={(revisionId) => revisionDialogs.onApprove({ revisionId })}
      />
    );
  if (dialog === 'approve')
    return (
      <ApproveDialog
        postId={postId}
        post={document}
        name={revisionDialogs.name}
        revisionId={revisionDialogs.revisionId}
        save={save}
        onClose={close}
      />
    );
  if (dialog === 'record-consent')
    return (
      <ConsentDialog of={{ postId, people: document.participants.map(({ name }) => name) }} onClose={close} />
    );
  if (answers.dropped === undefined || dialog !== null) {
    // Fails to compile if a dialog about the post is not rendered above.
    dialog satisfies Exclude<View['dialog'], PostDialogId>;
    return null;
  }
  return (
    <DroppedDocument
      name={answers.dropped.name}
      read={answers.dropped.read}
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
