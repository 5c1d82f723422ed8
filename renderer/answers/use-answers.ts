import { useState, type RefObject } from 'react';
import type { Post } from '../../interview/document.ts';
import type { ReadDocument } from '../../preload/contract/exchange.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { DroppedDocument, EditorHandle } from '../editor/Editor.tsx';
import { useNotices } from '../frame/notices.tsx';
import type { Person } from './PersonField.tsx';
import type { Plan } from './pieces.ts';

export type AnswersState = Readonly<{
  /** A document dropped on the text, and not yet decided on. */
  dropped: DroppedDocument | undefined;
  /** A document whose answers are to be added. */
  document: ReadDocument | undefined;
  drop: (dropped: DroppedDocument) => void;
  forget: () => void;
  asAnswers: (document: ReadDocument) => void;
  insert: (document: ReadDocument) => void;
  add: (person: Person | undefined, plan: Plan) => Promise<void>;
}>;

/** What becomes of a document dropped on the text, and of the answers that were placed. */
export function useAnswers(
  editorRef: RefObject<EditorHandle | null>,
  onChanged: (post: Post) => void,
): AnswersState {
  const words = useMessages().answers;
  const notices = useNotices();
  const [dropped, setDropped] = useState<DroppedDocument | undefined>(undefined);
  const [document, setDocument] = useState<ReadDocument | undefined>(undefined);

  const done = (text: string, plan: Plan): void => {
    const left = plan.left.map((piece) => piece.text).join('\n\n');
    notices.show({
      id: 'answers',
      text: text + (plan.left.length > 0 ? words.left(plan.left.length) : ''),
      tone: 'good',
      action:
        plan.left.length === 0
          ? undefined
          : {
              label: words.copyLeft,
              run: () => {
                call('clipboard.write', { text: left }).catch((thrown: unknown) =>
                  notices.fail('answers', thrown),
                );
              },
            },
    });
  };

  return {
    dropped,
    document,
    drop: setDropped,
    forget: () => {
      setDropped(undefined);
      setDocument(undefined);
    },
    asAnswers: (read) => {
      setDropped(undefined);
      setDocument(read);
    },
    insert: (read) => {
      setDropped(undefined);
      dropped?.insert([...read.blocks, ...read.notes]);
    },
    async add(person, plan) {
      const editor = editorRef.current;
      if (editor === null) return;
      if (person === undefined || plan.count === 0) {
        editor.addAnswers(undefined, [], plan.atEnd);
        done(words.addedText, plan);
      } else {
        const { id: known, ...rest } = person;
        // Made only now: an author who changes their mind leaves nobody behind in the directory.
        const id = known ?? (await call('participants.create', { name: person.name })).id;
        editor.addAnswers({ ...rest, id }, plan.decisions, plan.atEnd);
        done(words.added(plan.count, person.name), plan);
      }
      onChanged(editor.read());
    },
  };
}
