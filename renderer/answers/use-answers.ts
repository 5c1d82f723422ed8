import { useEffect, useState, useRef } from 'react';
import type { RefObject } from 'react';
import type { Participant, Post } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import type { ReadReturn } from '#interview/returns/read-return.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { DroppedDocument, EditorHandle, Hide, PastedAnswers } from '../editor/surface/Editor.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { asParticipant } from '../editor/model/as-participant.ts';
import type { Person } from './PersonField.tsx';
import type { Plan } from './pieces.ts';

export type AnswersState = Readonly<{
  /** A document dropped on the text, until the author decides. */
  dropped: DroppedDocument | undefined;
  /** The received answers to add. */
  document: Received | undefined;
  drop: (dropped: DroppedDocument) => void;
  /** Reads the post the answers are added to: without the pasted text, if they come from a paste. */
  read: (now: () => Post) => Post;
  /** Offers to place the pasted answers; `open` shows the window. */
  offer: (pasted: PastedAnswers, open: () => void) => Hide;
  forget: () => void;
  asAnswers: (document: ReadDocument) => void;
  insert: (document: ReadDocument) => void;
  /** Writes the answers, and stores the received text as a return. */
  add: (
    person: Person | undefined,
    plan: Plan,
    received: Received,
    read: ReadReturn | undefined,
  ) => Promise<void>;
}>;

/** The state of a document dropped on the text and of the answers to place. */
export function useAnswers(
  postId: string,
  editorRef: RefObject<EditorHandle | null>,
  onChanged: (post: Post) => void,
  /** Saves everything. */
  save: () => Promise<unknown>,
): AnswersState {
  const words = useMessages().answers;
  const notices = useNotices();
  const [dropped, setDropped] = useState<DroppedDocument | undefined>(undefined);
  const [document, setDocument] = useState<Received | undefined>(undefined);
  // The paste is undone only once the answers are placed, so that cancelling keeps it.
  const [pasted, setPasted] = useState<Pick<PastedAnswers, 'before' | 'takeBack'> | undefined>(undefined);
  // The notice is about this post only.
  useEffect(() => () => notices.hide('answers-offer'), [notices]);

  /** Stores the comments of a document beside the text. */
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
      postId,
      // Omitted pieces exist only in this notice.
      isPersistent: plan.left.length > 0,
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
        postId,
        text: words.answersLikely(answered),
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
    async add(person, plan, received, read) {
      const editor = editorRef.current;
      if (editor === null) return;
      // Keeps a revision of the text before, which survives the window, unlike the undo.
      await save();
      await call('revisions.keep', { postId });
      if (person === undefined || plan.count === 0) {
        pasted?.takeBack();
        editor.addAnswers(undefined, [], plan.atEnd);
        done(words.addedText, plan);
      } else {
        const { id: known, ...rest } = person;
        // Creates the person only now, so that cancelling leaves nobody in the directory. A directory person with this
        // name keeps their role.
        const added =
          known === undefined
            ? asParticipant(await call('participants.create', { name: person.name }))
            : { ...rest, id: known };
        pasted?.takeBack();
        editor.addAnswers(added, plan.decisions, plan.atEnd);
        done(words.added(plan.count - plan.replaced, plan.replaced, person.name), plan);
        await storeReturn(postId, added, plan, received, read);
      }
      onChanged(editor.read());
      keepNotes(received.comments ?? []);
    },
  };
}

/** Stores a file with answers, or the pasted text, as a return. */
async function storeReturn(
  postId: string,
  { id, name }: Participant,
  { decisions }: Plan,
  { received, name: fileName, blocks }: Received,
  read: ReadReturn | undefined,
): Promise<void> {
  await call('returns.take', {
    return: {
      postId,
      name,
      participantId: id,
      purpose: 'questions',
      carrier: read?.carrier ?? (fileName === undefined ? 'text' : 'document'),
      ...(read?.at !== undefined && { sentAt: read.at }),
      turns: decisions.map(({ question, how }) => ({
        turn: question,
        state: 'answered',
        isTaken: how !== 'keep',
      })),
      consents: [],
    },
    received: received === undefined ? { text: blocksToText(blocks) } : { token: received.token },
  });
}

/** The received document or pasted text, as blocks. */
export type Received = Pick<ReadDocument, 'blocks' | 'notes' | 'colours' | 'warnings'> &
  Partial<
    Pick<ReadDocument, 'changes' | 'comments' | 'again' | 'name' | 'sentFrom' | 'returned' | 'received'>
  >;

export type ReceivedState = Readonly<{
  received: Received | undefined;
  /** The content of the box. */
  text: string;
  reading: boolean;
  /** Whether the document reflects the chosen tracked changes; false while it is read again. */
  isSettled: boolean;
  failed: unknown;
  chooseFile: () => void;
  setText: (text: string) => void;
  pasteHtml: (html: string, text: string) => void;
  /** Replaces the document by one read with other choices for its tracked changes. */
  readOtherwise: (document: ReadDocument) => void;
  setSettled: (settled: boolean) => void;
}>;

const NOTHING_ELSE = { notes: [], warnings: [] } as const;

const fromText = (text: string): Received | undefined =>
  text.trim() === '' ? undefined : { blocks: textToBlocks(text), colours: [], notes: [], warnings: [] };

/**
 * The text received: a file chosen in the system's dialog, or what the author types or pastes in the box; pasted HTML
 * keeps its structure.
 */
export function useReceived(first: Received | undefined): ReceivedState {
  const [received, setReceived] = useState<Received | undefined>(first);
  const [text, setText] = useState('');
  const [reading, setReading] = useState(false);
  const [isSettled, setSettled] = useState(true);
  const [failed, setFailed] = useState<unknown>(undefined);
  // A later choice supersedes a file still being read.
  const turn = useRef(0);

  async function choose(): Promise<void> {
    const mine = (turn.current += 1);
    setFailed(undefined);
    try {
      const { file } = await call('dialogs.choose-document', {});
      if (file === undefined || mine !== turn.current) return;
      setReading(true);
      const document = await call('exchange.read-document', { token: file.token });
      if (mine !== turn.current) return;
      setReceived(document);
      setSettled(true);
      setText('');
    } catch (thrown) {
      if (mine === turn.current) setFailed(thrown);
    } finally {
      if (mine === turn.current) setReading(false);
    }
  }

  return {
    received,
    text,
    reading,
    isSettled,
    failed,
    chooseFile: () => void choose(),
    readOtherwise: setReceived,
    setSettled,
    setText: (words) => {
      turn.current += 1;
      setReading(false);
      setFailed(undefined);
      setText(words);
      setReceived(fromText(words));
    },
    pasteHtml: (html, words) => {
      turn.current += 1;
      setReading(false);
      setFailed(undefined);
      setText(words);
      try {
        const blocks = readHtml(html, { newId: () => crypto.randomUUID(), origin: 'outside' });
        setReceived({ ...NOTHING_ELSE, notes: [], warnings: [], blocks, colours: colourRunsOf(html) });
      } catch (thrown) {
        // Too long for HTML: only the words are used.
        if (!(thrown instanceof HtmlError)) throw thrown;
        setReceived(fromText(words));
      }
    },
  };
}
