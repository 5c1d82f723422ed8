import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  $setState,
  HISTORIC_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  UNDO_COMMAND,
} from 'lexical';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { Post } from '#interview/document.ts';
import { planAnswers } from '#interview/answers/merge-answers.ts';
import { frameOf, type Frame } from '../model/document/document-bridge.ts';
import { $addAnswers } from '../edit/answers.ts';
import { newId } from '../model/new-id.ts';
import { $addPerson, $removePerson, $updatePerson } from '../edit/people.ts';
import { $changePost } from '../edit/change-post.ts';
import { $moveQuestion, $dropQuestion } from '../edit/move-turn.ts';
import { $setJumpBreak } from '../edit/insert.ts';
import { $replacePost } from '../edit/replace-post.ts';
import { $insertWhole, $passage, $selectedWords } from '../edit/quotation.ts';
import type { EditorHandle, EditorProps } from './Editor.tsx';
import { focusText } from '../core/focus-text.ts';
import { numberedState } from '../model/nodes/state.ts';
import { showTurnSigns } from '../extensions/turn-view.ts';
import { goToBlock, goToPosition } from '../find/position.ts';
import { PostReader } from '../model/document/post-reader.ts';
import { useStableCallback } from '../../ui/use-stable-callback.ts';
import type { Command } from '../model/types.ts';

type Given = Readonly<{
  ref: Ref<EditorHandle> | undefined;
  document: Post;
  run: (command: Command) => boolean;
  onChange: EditorProps['onChange'];
}>;

/** Provides the editor's handle to the window, and reports changes. */
export function useHandle({ ref, document, run, onChange }: Given): void {
  const [editor] = useLexicalComposerContext();
  const frame = useRef<Frame>(frameOf(document));
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });

  const [reader] = useState(() => new PostReader());
  const read = useStableCallback((): Post =>
    editor.getEditorState().read(() => reader.$read(frame.current), { editor }),
  );

  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
        if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !tags.has(HISTORIC_TAG)) return;
        tell.current(read);
      }),
    [editor, read],
  );

  /** Updates the text from the panel, without moving the focus. */
  const fromPanel = (change: () => void, step = true): void =>
    editor.update(change, {
      discrete: true,
      tag: [...(step ? [HISTORY_PUSH_TAG] : []), SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG],
    });

  useImperativeHandle(ref, () => ({
    focus: () => {
      // The title field may still be empty right after mounting. Without a saved caret, a post opens at its beginning.
      if (document.title !== '' || !focusEmptyTitle(editor.getRootElement())) focusText(editor);
    },
    run: (command) => {
      run(command);
    },
    goTo: (position) => {
      goToPosition(editor, position);
    },
    read,
    setLabels: (labels) => {
      frame.current = { ...frame.current, labels };
      tell.current(read);
    },
    setDescription: (description) => {
      const { description: _before, ...rest } = frame.current;
      frame.current = description === '' ? rest : { ...rest, description };
      tell.current(read);
    },
    addParticipant: (participant) => fromPanel(() => $addPerson(participant)),
    // Successive keys in a person's fields are one undo step, as in the text.
    updateParticipant: (participant) => fromPanel(() => $updatePerson(participant), false),
    removeParticipant: (id) => fromPanel(() => $removePerson(id)),
    addAnswers: (person, decisions, atEnd) => {
      const edits = planAnswers(read(), person, decisions, { newId, atEnd });
      fromPanel(() => $addAnswers(person, edits));
    },
    insertBlocks: (blocks) => {
      fromPanel(() => $insertWhole(blocks));
      const inserted = JSON.stringify(read());
      return () => JSON.stringify(read()) === inserted && editor.dispatchCommand(UNDO_COMMAND, undefined);
    },
    setJumpBreak: () => fromPanel($setJumpBreak),
    selectedWords: () => editor.getEditorState().read($selectedWords, { editor }),
    passage: () => editor.getEditorState().read($passage, { editor }),
    showSigns: (signs) => showTurnSigns(editor, signs),
    moveQuestion: (id, direction) => fromPanel(() => $moveQuestion(id, direction)),
    dropQuestion: (id, drop) => fromPanel(() => $dropQuestion(id, drop)),
    changePost: (change) => {
      const before = read();
      const after = change(before);
      if (after === undefined) return false;
      let changed: string | null = null;
      editor.update(
        () => {
          changed = $changePost(before, after)?.getKey() ?? null;
        },
        { discrete: true, tag: [HISTORY_PUSH_TAG, SKIP_SCROLL_INTO_VIEW_TAG] },
      );
      if (changed !== null) goToBlock(editor, changed);
      return true;
    },
    replacePost: (post) => {
      const before = read();
      frame.current = frameOf(post);
      fromPanel(() => $replacePost(before, post));
    },
    setNumbered: (numbered) => fromPanel(() => void $setState($getRoot(), numberedState, numbered)),
  }));
}

/** Focuses the title if it is empty; returns whether it did. */
function focusEmptyTitle(root: HTMLElement | null): boolean {
  const title = root?.parentElement?.querySelector<HTMLTextAreaElement>('[data-escale-title]');
  if (title === null || title === undefined || title.value !== '') return false;
  title.focus();
  return true;
}
