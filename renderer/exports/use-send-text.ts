import { useRef, useState } from 'react';
import { safeBaseName } from '#interview/file-names.ts';
import type { SentFormat } from '#contract/exports.ts';
import { call } from '../bridge/call.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import type { FailureWords } from '../bridge/use-failure.ts';

type ToSend = Readonly<{
  format: SentFormat;
  recipient: string;
  person: string | undefined;
  /** Proposed, without its ending. */
  fileName: string;
}>;

type Sending = Readonly<{
  send: (what: ToSend) => Promise<void>;
  pending: boolean;
  failure: FailureWords | undefined;
  /** Written, and kept as a revision. */
  done: Readonly<{ name: string; recipient: string }> | undefined;
  reveal: () => void;
}>;

/** Asks where to write, saves what is not saved yet, writes. */
export function useSendText(postId: string, save: () => Promise<unknown>): Sending {
  const say = useFailureWords();
  const [pending, setPending] = useState(false);
  // Known before it is drawn: a second Enter opens no second dialog of the system.
  const under = useRef(false);
  const [thrown, setThrown] = useState<unknown>();
  const [done, setDone] = useState<Readonly<{ name: string; recipient: string; token: string }>>();

  async function send({ format, recipient, person, fileName }: ToSend): Promise<void> {
    if (under.current) return;
    under.current = true;
    setThrown(undefined);
    setPending(true);
    try {
      const { destination } = await call('dialogs.choose-destination', {
        what: 'file',
        format,
        name: safeBaseName(fileName, recipient),
      });
      if (destination === undefined) return;
      await save();
      const { name } = await call('exports.send', {
        postId,
        destination: destination.token,
        format,
        recipient,
        ...(person === undefined ? {} : { person }),
      });
      setDone({ name, recipient, token: destination.token });
    } catch (error) {
      setThrown(error);
    } finally {
      under.current = false;
      setPending(false);
    }
  }

  return {
    send,
    pending,
    failure: thrown === undefined ? undefined : say(thrown),
    done,
    reveal: () => {
      if (done !== undefined) call('destinations.reveal', { token: done.token }).catch(setThrown);
    },
  };
}
