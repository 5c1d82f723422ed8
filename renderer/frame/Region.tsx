import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useLandmark } from 'react-aria/useLandmark';
import type { AriaLandmarkRole } from 'react-aria/useLandmark';

type RegionProps = Readonly<{ role: AriaLandmarkRole; label: string; className?: string | undefined; children: ReactNode }>;

/** A part of the window that F6 reaches; coming back, the focus returns where it was in it. */
export function Region({ role, label, className, children }: RegionProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const { landmarkProps } = useLandmark({ role, 'aria-label': label }, ref);
  return (
    <div {...landmarkProps} ref={ref} className={className}>
      {children}
    </div>
  );
}
