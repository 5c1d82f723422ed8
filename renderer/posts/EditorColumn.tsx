import { useEffect, useState, type ReactNode, type Ref } from 'react';
import type { Command } from '#contract/commands.ts';
import type { Post } from '#interview/document.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Editor } from '../editor/Editor.tsx';
import type { DroppedDocument, EditorHandle, Hide, Notice, PastedAnswers } from '../editor/Editor.tsx';
import { useNotices } from '../ui/notices.tsx';
import { RegionBoundary } from '../ui/RegionBoundary.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import type { Autosaves } from '../saving/autosaves.ts';

type EditorColumnProps = Readonly<{
  ref?: Ref<EditorHandle>;
  postId: string;
  document: Post;
  caret: string | null;
  autosaves: Autosaves;
  onCaret: (caret: string) => void;
  onQuestion: (question: string | null) => void;
  onCommand: (command: Command) => void;
  onDocument: (dropped: DroppedDocument) => void;
  onAnswers: (pasted: PastedAnswers) => Hide;
  /** Where the tools of the text are drawn; null: nowhere, as in full-screen writing. */
  tools: HTMLElement | null;
}>;

/** The editor, its changes led to the autosave. If it breaks, the last text read from it is what it starts from again. */
export function EditorColumn({ ref, ...props }: EditorColumnProps): ReactNode {
  const words = useMessages().window;
  return (
    <RegionBoundary about={props.postId} sentence={words.saving.editorBroke}>
      <StartingEditor key={props.postId} {...(ref === undefined ? {} : { ref })} {...props} />
    </RegionBoundary>
  );
}

function StartingEditor({
  ref,
  postId,
  document,
  caret,
  autosaves,
  onCaret,
  onQuestion,
  onCommand,
  onDocument,
  onAnswers,
  tools,
}: EditorColumnProps): ReactNode {
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
      {...(ref === undefined ? {} : { ref })}
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
      onDocument={onDocument}
      onAnswers={onAnswers}
    />
  );
}
