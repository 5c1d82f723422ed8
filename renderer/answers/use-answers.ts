import { useEffect, useState, type RefObject } from 'react';
import type { Post } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { DroppedDocument, EditorHandle, Hide, PastedAnswers } from '../editor/Editor.tsx';
import { useNotices } from '../ui/notices.tsx';
import type { Person } from './PersonField.tsx';
import type { Plan } from './pieces.ts';
import type { Received } from './use-received.ts';

export type AnswersState = Readonly<{
  /** A document dropped on the text, and not yet decided on. */
  dropped: DroppedDocument | undefined;
  /** What holds the answers to be added. */
  document: Received | undefined;
  drop: (dropped: DroppedDocument) => void;
  /** The post that answers are added to: without what was pasted, when they come from there. */
  read: (now: () => Post) => Post;
  /** Says that a pasted text answers questions; `open` shows the window when that is wanted. */
  offer: (pasted: PastedAnswers, open: () => void) => Hide;
  forget: () => void;
  asAnswers: (document: ReadDocument) => void;
  insert: (document: ReadDocument) => void;
  add: (person: Person | undefined, plan: Plan, comments: ReadDocument['comments']) => Promise<void>;
}>;

/** What becomes of a document dropped on the text, and of the answers that were placed. */
export function useAnswers(
  postId: string,
  editorRef: RefObject<EditorHandle | null>,
  onChanged: (post: Post) => void,
): AnswersState {
  const words = useMessages().answers;
  const notices = useNotices();
  const [dropped, setDropped] = useState<DroppedDocument | undefined>(undefined);
  const [document, setDocument] = useState<Received | undefined>(undefined);
  // Taken back once the answers are placed, and not before: who changes their mind keeps it where it was pasted.
  const [pasted, setPasted] = useState<Pick<PastedAnswers, 'before' | 'takeBack'> | undefined>(undefined);
  // It speaks of this post: another one's window would open empty.
  useEffect(() => () => notices.hide('answers-offer'), [notices]);

  /** The comments that came with a document stay beside the text. */
  const keepNotes = (notes: ReadDocument['comments']): void => {
    if (notes.length === 0) return;
    call('notes.add', { postId, notes: [...notes] }).catch((thrown: unknown) =>
      notices.fail('notes', thrown),
    );
  };
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
    read: (now) => pasted?.before ?? now(),
    offer: ({ answered, before, takeBack, ...received }, open) => {
      notices.show({
        id: 'answers-offer',
        text: words.looksLikeAnswers(answered),
        action: {
          label: words.title,
          run: () => {
            setPasted({ before, takeBack });
            setDocument({ ...received, notes: [], warnings: [] });
            open();
          },
        },
      });
      return () => notices.hide('answers-offer');
    },
    forget: () => {
      setPasted(undefined);
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
      keepNotes(read.comments);
    },
    async add(person, plan, comments) {
      const editor = editorRef.current;
      if (editor === null) return;
      if (person === undefined || plan.count === 0) {
        pasted?.takeBack();
        editor.addAnswers(undefined, [], plan.atEnd);
        done(words.addedText, plan);
      } else {
        const { id: known, ...rest } = person;
        // Made only now: an author who changes their mind leaves nobody behind in the directory.
        const id = known ?? (await call('participants.create', { name: person.name })).id;
        pasted?.takeBack();
        editor.addAnswers({ ...rest, id }, plan.decisions, plan.atEnd);
        done(words.added(plan.count, person.name), plan);
      }
      onChanged(editor.read());
      keepNotes(comments);
    },
  };
}
