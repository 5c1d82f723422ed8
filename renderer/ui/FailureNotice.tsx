import type { ReactNode } from 'react';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Notice, type NoticeProps } from './Notice.tsx';

type FailureNoticeProps = Pick<NoticeProps, 'action' | 'isAnnounced'> & Readonly<{ failure: unknown }>;

/** The sentence of an error and its incident number; nothing for undefined. */
export function FailureNotice({ failure, ...shown }: FailureNoticeProps): ReactNode {
  const say = useFailureWords();
  if (failure === undefined) return null;
  const { sentence, incident } = say(failure);
  return (
    <Notice tone="alert" {...shown} {...(incident === undefined ? {} : { incident })}>
      {sentence}
    </Notice>
  );
}
