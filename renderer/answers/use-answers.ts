import { useEffect, useState, useRef } from 'react';
import type { RefObject } from 'react';
import type { Post } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { textToBlocks } from '#interview/plain.ts';
import { call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import type { DroppedDocument, EditorHandle, Hide, PastedAnswers } from '../editor/surface/Editor.tsx';
import { useNotices } from '../ui/window/notices.tsx';
import { asParticipant } from '../editor/model/as-participant.ts';
import type { Person } from './PersonField.tsx';
import type { Plan } from './pieces.ts';

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
  /** Everything acknowledged. */
  save: () => Promise<unknown>,
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
      postId,
      // What was left is nowhere else.
      stays: plan.left.length > 0,
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
    async add(person, plan, comments) {
      const editor = editorRef.current;
      if (editor === null) return;
      // The text before stays in the history, also when the window closes at once and takes the undo with it.
      await save();
      await call('revisions.keep', { postId });
      if (person === undefined || plan.count === 0) {
        pasted?.takeBack();
        editor.addAnswers(undefined, [], plan.atEnd);
        done(words.addedText, plan);
      } else {
        const { id: known, ...rest } = person;
        // Made only now: an author who changes their mind leaves nobody behind in the directory.
        // Somebody of the directory by this name comes with their role.
        const added =
          known === undefined
            ? asParticipant(await call('participants.create', { name: person.name }))
            : { ...rest, id: known };
        pasted?.takeBack();
        editor.addAnswers(added, plan.decisions, plan.atEnd);
        done(words.added(plan.count - plan.replaced, plan.replaced, person.name), plan);
      }
      onChanged(editor.read());
      keepNotes(comments);
    },
  };
}

/** What came, as blocks; a document or a pasted text. */
export type Received = Pick<ReadDocument, 'blocks' | 'notes' | 'colours' | 'warnings'> &
  Partial<Pick<ReadDocument, 'changes' | 'comments' | 'again' | 'name' | 'sentFrom'>>;

export type ReceivedState = Readonly<{
  received: Received | undefined;
  /** The words in the box. */
  text: string;
  reading: boolean;
  /** Whether the document is what was chosen of its tracked changes; not while it is read again. */
  settled: boolean;
  failed: unknown;
  chooseFile: () => void;
  setText: (text: string) => void;
  pasteHtml: (html: string, text: string) => void;
  /** The same document, read with other choices for its tracked changes. */
  readOtherwise: (document: ReadDocument) => void;
  setSettled: (settled: boolean) => void;
}>;

const NOTHING_ELSE = { notes: [], warnings: [] } as const;

const fromText = (text: string): Received | undefined =>
  text.trim() === '' ? undefined : { blocks: textToBlocks(text), colours: [], notes: [], warnings: [] };

/** Reads what the author gives: a file through the shell's dialog, or words in the box, with their structure when they have one. */
export function useReceived(first: Received | undefined): ReceivedState {
  const [received, setReceived] = useState<Received | undefined>(first);
  const [text, setText] = useState('');
  const [reading, setReading] = useState(false);
  const [settled, setSettled] = useState(true);
  const [failed, setFailed] = useState<unknown>(undefined);
  // A file that is still being read gives way to what is given after it.
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
    settled,
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
        // Longer than a document may be: its words at least.
        if (!(thrown instanceof HtmlError)) throw thrown;
        setReceived(fromText(words));
      }
    },
  };
}
