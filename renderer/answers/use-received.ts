import { useRef, useState } from 'react';
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { HtmlError } from '#interview/html/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { textToBlocks } from '#interview/plain-blocks.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import { call } from '../bridge/call.ts';

/** What came, as blocks; a document or a pasted text. */
export type Received = Pick<ReadDocument, 'blocks' | 'notes' | 'colours' | 'warnings'> &
  Partial<Pick<ReadDocument, 'changes' | 'comments' | 'again' | 'name'>>;

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
