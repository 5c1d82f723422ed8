import type { ReactNode } from 'react';
import { useQuery } from '../bridge/use-query.ts';
import { lazyPart } from '../ui/window/lazy-part.tsx';

const ProxyQuestion = lazyPart(() => import('./ProxyQuestion.tsx').then((part) => part.ProxyQuestion));

/** The question of a network proxy for a password, over any content: all network requests wait for it. */
export function ProxyPassword(): ReactNode {
  const proxyQuery = useQuery('proxy.asked', {}, ['proxy.changed']);
  const question = proxyQuery.value?.question;
  if (question === undefined) return null;
  return (
    <ProxyQuestion
      key={`${question.proxy} ${String(question.again)}`}
      question={question}
      onAnswered={proxyQuery.refresh}
    />
  );
}
