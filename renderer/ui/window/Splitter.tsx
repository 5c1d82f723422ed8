import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import styles from './Splitter.module.css';

type SplitterProps = Readonly<{
  label: string;
  /** Of the part after it, in CSS pixels. */
  width: number;
  least: number;
  most: number;
  /** While it is dragged: shown, and not kept. */
  onDrag: (width: number) => void;
  onWidth: (width: number) => void;
}>;

/** In CSS pixels, for each press of an arrow. */
const STEP = 24;

/** The edge between the text and the part after it, moved by the pointer or the arrows. */
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
