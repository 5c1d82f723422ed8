import { useState } from 'react';
import type { Dispatch } from 'react';
import type { ReadDocument } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { asParticipant } from '../editor/model/as-participant.ts';
import { useNotices } from '../ui/window/notices.tsx';
import type { ViewAction } from '../ui/window/view.ts';

export type NewFromDocument = Readonly<{
  choose: () => void;
  /** A document with tracked changes, waiting for the author's choice. */
  pending: ReadDocument | undefined;
  create: (document: ReadDocument) => void;
  forget: () => void;
}>;

/** « Depuis un document… »: reads before creating the post, so that an unreadable document leaves no empty one. */
export function useNewFromDocument(postLanguage: string, dispatch: Dispatch<ViewAction>): NewFromDocument {
  const { answers: words, editor, reviewed } = useMessages();
  const notices = useNotices();
  const [pending, setPending] = useState<ReadDocument | undefined>(undefined);
  const tell = (thrown: unknown): void => notices.fail('from-document', thrown);

  async function choose(): Promise<void> {
    const { file } = await call('dialogs.choose-document', {});
    if (file === undefined) return;
    const read = await call('exchange.read-document', { token: file.token });
    if (read.changes.length > 0) setPending(read);
    else await create(read);
  }

  async function create(read: ReadDocument): Promise<void> {
    setPending(undefined);
    // Loaded later: recognition is not needed for the first paint.
    const { postFromDocument } = await import('./post-from-document.ts');
    const { items } = await call('participants.list', { query: '', limit: 5_000 });
    const { post: document, stamps } = postFromDocument(read, {
      newId: () => crypto.randomUUID(),
      language: postLanguage,
      knownParticipants: items.map(asParticipant),
    });
    const { id, saveNumber } = await call('posts.create', { kind: document.kind, language: postLanguage });
    await call('posts.save', { id, baseSave: saveNumber, saveId: crypto.randomUUID(), document });
    if (read.comments.length > 0) await call('notes.add', { postId: id, notes: read.comments });
    dispatch({ type: 'open-post', postId: id, screen: 'drafts' });
    const count = (type: 'question' | 'answer') =>
      document.body.filter((block) => block.type === type).length;
    notices.show({
      id: 'from-document',
      postId: id,
      isPersistent: read.warnings.length > 0,
      text: [
        words.fromDocument(read.name, count('question'), count('answer')),
        ...(stamps > 0 ? [editor.stampsLeftOut(stamps)] : []),
        ...words.warnings(read.warnings),
        ...(read.comments.length > 0 ? [reviewed.notesAdded(read.comments.length)] : []),
      ].join(' '),
    });
  }

  return {
    choose: () => void choose().catch(tell),
    pending,
    create: (document) => void create(document).catch(tell),
    forget: () => setPending(undefined),
  };
}
