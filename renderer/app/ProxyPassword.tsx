import type { ReactNode } from 'react';
import { useQuery } from '../bridge/use-query.ts';
import { later } from '../ui/window/later.tsx';

const ProxyQuestion = later(() => import('./ProxyQuestion.tsx').then((part) => part.ProxyQuestion));

/** Over whatever is shown: a proxy of the network wants to know who asks, and everything that goes out waits for it. */
export function ProxyPassword(): ReactNode {
  const asked = useQuery('proxy.asked', {}, ['proxy.changed']);
  const question = asked.value?.question;
  if (question === undefined) return null;
  return (
    <ProxyQuestion
      key={`${question.proxy} ${String(question.again)}`}
      question={question}
      onAnswered={asked.refresh}
    />
  );
}
