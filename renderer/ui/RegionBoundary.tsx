import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

type RegionBoundaryProps = Readonly<{
  /** What the region shows: a post's id, a screen. */
  about: string;
  sentence?: string;
  children: ReactNode;
}>;

/** A region that may break alone: a sentence and « Recharger cette partie » in its place. */
export function RegionBoundary({ about, sentence, children }: RegionBoundaryProps): ReactNode {
  const words = useMessages().window.saving;
  return (
    <ErrorBoundary about={about} sentence={sentence ?? words.regionBroke} reload={words.reload}>
      {children}
    </ErrorBoundary>
  );
}
