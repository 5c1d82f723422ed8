import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Import } from './use-imports.ts';

type Damaged = NonNullable<NonNullable<Import['found']>['damaged']>;
type DamagedNoticeProps = Readonly<{
  damaged: Damaged;
  /** Posts that are whole, and pages. */
  posts: number;
  pages: number;
}>;

/** Where a file stops being readable, why, and what of it is whole. */
export function DamagedNotice({ damaged, posts, pages }: DamagedNoticeProps): ReactNode {
  const words = useMessages().imports;
  const { entry, text, line, damage } = damaged;
  const why = damage === undefined ? undefined : words.damage[damage];
  return (
    <Notice tone="alert">
      {[
        words.damagedAt(entry, text, line),
        ...(why === undefined ? [] : [why]),
        words.readable(posts, pages),
      ].join(' ')}
    </Notice>
  );
}
