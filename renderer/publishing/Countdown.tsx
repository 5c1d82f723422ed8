import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { useNow } from '../ui/use-now.ts';

type CountdownProps = Readonly<{
  /** When the job leaves, in milliseconds since 1970. */
  until: number;
  /** Text after the countdown has ended. */
  otherwise: string;
}>;

/** The seconds left until a job leaves. Mounted with it: an older clock would count a second too many. */
export function Countdown({ until, otherwise }: CountdownProps): ReactNode {
  const words = useMessages().window.states;
  const seconds = Math.ceil((until - useNow(1_000)) / 1_000);
  return seconds > 0 ? words.waitingFor(seconds) : otherwise;
}
