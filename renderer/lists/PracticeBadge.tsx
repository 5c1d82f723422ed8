import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Badge } from '../ui/Badge.tsx';

/** Marks a post on the practice blog, which only the author sees. */
export function PracticeBadge(): ReactNode {
  const { practice, practiceHint } = useMessages().window.states;
  return (
    <span title={practiceHint}>
      <Badge>{practice}</Badge>
    </span>
  );
}
