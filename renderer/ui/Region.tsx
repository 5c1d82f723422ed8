import { useRef } from 'react';
import type { ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useLandmark } from 'react-aria/useLandmark';
import type { AriaLandmarkRole } from 'react-aria/useLandmark';
import { focusFirst } from './focus-first.ts';

type RegionProps = Readonly<{
  role: AriaLandmarkRole;
  label: string;
  /** The first heading of the window, said and not shown: the screen, or the post. */
  heading?: string;
  className?: string | undefined;
  hidden?: boolean;
  /** Slides over the text instead of standing beside it. */
  over?: boolean;
  /** Where the focus goes the first time; the first control if absent. */
  onEnter?: () => void;
  children: ReactNode;
}>;

/** A part of the window that F6 reaches; coming back, the focus returns where it was in it. */
export function Region({
  role,
  label,
  heading,
  className,
  hidden = false,
  over = false,
  onEnter,
  children,
}: RegionProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const focus = (): void => {
    if (onEnter === undefined) focusFirst(ref.current);
    else onEnter();
  };
  const { landmarkProps } = useLandmark({ role, 'aria-label': label, focus }, ref);
  return (
    <div {...landmarkProps} ref={ref} className={className} hidden={hidden} data-over={over || undefined}>
      {heading !== undefined && <VisuallyHidden elementType="h1">{heading}</VisuallyHidden>}
      {children}
    </div>
  );
}
