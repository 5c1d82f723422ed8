import { useEffect, useState, type ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Editor } from '../editor/Editor.tsx';
import type { Hide, Notice } from '../editor/Editor.tsx';
import { useNotices } from '../ui/notices.tsx';
import { RegionBoundary } from '../ui/RegionBoundary.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import { useOpenedPost } from './opened-post.tsx';

type EditorColumnProps = Readonly<{
  onCaret: (caret: string) => void;
  onQuestion: (question: string | null) => void;
  /** Where the tools of the text are drawn; null: nowhere, as in full-screen writing. */
  tools: HTMLElement | null;
}>;

/** The editor, its changes led to the autosave. If it breaks, the last text read from it is what it starts from again. */
export function EditorColumn(props: EditorColumnProps): ReactNode {
  const words = useMessages().window;
  const { post } = useOpenedPost();
  return (
    <RegionBoundary about={post.id} sentence={words.saving.editorBroke}>
      <StartingEditor key={post.id} {...props} />
    </RegionBoundary>
  );
}

function StartingEditor({ onCaret, onQuestion, tools }: EditorColumnProps): ReactNode {
  const { post, document, view, autosaves, editorRef, answers, onCommand, onDialog } = useOpenedPost();
  const postId = post.id;
  const { caret } = view;
  // Read once: reading the whole text at each render is felt in a long one.
  const [start] = useState(() => autosaves.get(postId)?.unsavedDocument() ?? document);
  const notices = useNotices();
  const { settings } = useSettings();
  // What a notice offers to do is done in this text: it goes with it.
  const [offers] = useState(() => new Set<Hide>());
  useEffect(
    () => () => {
      for (const hide of offers) hide();
    },
    [offers],
  );
  const show = ({ text, tone, action }: Notice): Hide => {
    const id = `editor ${text}`;
    notices.show({ id, text, tone: tone === 'alert' ? 'alert' : 'plain', action });
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
      {...(caret === null ? {} : { caret })}
      onChange={(read) => autosaves.get(postId)?.changed(read)}
      onCaret={onCaret}
      onQuestion={onQuestion}
      onCommand={onCommand}
      tools={tools}
      onNotice={show}
      onDocument={answers.drop}
      onAnswers={(pasted) => answers.offer(pasted, () => onDialog('add-answers'))}
    />
  );
}
