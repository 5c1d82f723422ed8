import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';

/** Marks a post on the practice blog, which only the author sees. */
export function TrialBadge(): ReactNode {
  const { trial, trialHint } = useMessages().window.states;
  return (
    <span title={trialHint}>
      <Badge>{trial}</Badge>
    </span>
  );
}
