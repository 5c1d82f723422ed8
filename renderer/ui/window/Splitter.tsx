import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './Splitter.module.css';

type SplitterProps = Readonly<{
  label: string;
  /** The width of the part after it, in CSS pixels. */
  width: number;
  least: number;
  most: number;
  /** Receives the width during a drag, not to be stored. */
  onDrag: (width: number) => void;
  onWidth: (width: number) => void;
}>;

/** CSS pixels per press of an arrow key. */
const STEP = 24;

/** A movable edge between the text and the next part, by pointer or arrow keys. */
export function Splitter({ label, width, least, most, onDrag, onWidth }: SplitterProps): ReactNode {
  const start = useRef<Readonly<{ at: number; width: number }>>(undefined);
  const [dragging, setDragging] = useState(false);
  const bounded = (pixels: number): number => Math.round(Math.max(least, Math.min(most, pixels)));
  const dragged = ({ clientX }: PointerEvent): number | undefined =>
    start.current === undefined ? undefined : bounded(start.current.width + start.current.at - clientX);
  const onKeyDown = (event: KeyboardEvent): void => {
    const widths: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: least,
      End: most,
    };
    const to = Object.hasOwn(widths, event.key) ? widths[event.key] : undefined;
    if (to === undefined) return;
    event.preventDefault();
    onWidth(bounded(to));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control (ARIA 1.2)
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={styles.splitter}
      data-dragging={dragging || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: event.clientX, width };
        setDragging(true);
      }}
      onPointerMove={(event) => {
        const to = dragged(event);
        if (to !== undefined) onDrag(to);
      }}
      onLostPointerCapture={(event) => {
        const to = dragged(event);
        start.current = undefined;
        setDragging(false);
        if (to !== undefined) onWidth(to);
      }}
    />
  );
}
