import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';

/** Beside the state of a post: it stands on the practice blog, which the author alone sees. */
export function TrialBadge(): ReactNode {
  const { trial, trialHint } = useMessages().window.states;
  return (
    <span title={trialHint}>
      <Badge>{trial}</Badge>
    </span>
  );
}
