import { useEffect, useRef, type RefObject } from 'react';
import type { Post } from '#interview/document.ts';
import type { EditorHandle } from '../../editor/Editor.tsx';
import type { PanelEditor } from './SidePanel.tsx';

/** What the panel may do to the text; what stands beside it follows at once, or where one types, once the field is left. */
export function usePanelEditor(
  editorRef: RefObject<EditorHandle | null>,
  onChanged: (document: Post) => void,
  /** Before the text is shown at a place. */
  onGo: () => void,
  searchPerson: (name: string) => void,
): PanelEditor {
  // Once this post is left, the editor that stands there is another post's: what was still asked of the library for this
  // one goes nowhere.
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
  // Reading and drawing a long text takes longer than a key: a field shows by itself what is typed in it.
  const behind = useRef(false);
  const type = (act: (editor: EditorHandle) => void): void => {
    const editor = editorRef.current;
    if (editor === null) return;
    act(editor);
    behind.current = true;
  };
  return {
    moveQuestion: (id, direction) => change((editor) => editor.moveQuestion(id, direction)),
    placeQuestion: (id, drop) => change((editor) => editor.placeQuestion(id, drop)),
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
    goTo: (place) => {
      onGo();
      editorRef.current?.goTo(place);
    },
  };
}
