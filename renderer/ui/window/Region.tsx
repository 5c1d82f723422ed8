import { Component, useEffect, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useLandmark, type AriaLandmarkRole } from 'react-aria/useLandmark';
import { useMessages } from '../../bridge/messages.tsx';
import { Notice } from '../Notice.tsx';
import styles from './Region.module.css';

type RegionProps = Readonly<{
  role: AriaLandmarkRole;
  label: string;
  /** The first heading, visually hidden: the screen or the post. */
  heading?: string;
  className?: string | undefined;
  hidden?: boolean;
  /** Whether it slides over the text instead of being beside it. */
  over?: boolean;
  /** Whether its content is loading, and will take the focus itself. */
  busy?: boolean;
  /** Sets the first focus; by default the first control. */
  onEnter?: () => void;
  children: ReactNode;
}>;

/** The focus function of each mounted region. */
const entrances = new WeakMap<Element, () => void>();

/**
 * Focuses the region of the text, or the first region that accepts the focus; nothing while the text is loading, since
 * a dialog opened meanwhile would restore the focus elsewhere. Does not use useLandmark's key, which would show focus
 * rings and tooltips after a mouse action.
 */
export function enterRegion(): void {
  const regions = [...document.querySelectorAll('[role]')].filter((element) => entrances.has(element));
  if (regions.every((element) => !element.matches('[role="main"]:not([aria-busy])'))) return;
  const before = document.activeElement;
  for (const region of [...regions.filter((element) => element.matches('[role="main"]')), ...regions]) {
    entrances.get(region)?.();
    if (document.activeElement !== before) return;
  }
}

/** A region of the window that F6 reaches; on return, the focus goes to its last element. */
export function Region({
  role,
  label,
  heading,
  className,
  hidden = false,
  over = false,
  busy = false,
  onEnter,
  children,
}: RegionProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  const focus = (): void => {
    if (onEnter === undefined) focusFirst(ref.current);
    else onEnter();
  };
  useEffect(() => {
    if (ref.current !== null) entrances.set(ref.current, focus);
  });
  const { landmarkProps } = useLandmark({ role, 'aria-label': label, focus }, ref);
  return (
    <div
      {...landmarkProps}
      ref={ref}
      className={className}
      hidden={hidden}
      aria-busy={busy || undefined}
      data-over={over || undefined}
    >
      {heading !== undefined && <VisuallyHidden elementType="h1">{heading}</VisuallyHidden>}
      {children}
    </div>
  );
}

type RegionBoundaryProps = Readonly<{
  /** The key of the content: a post's id, a screen. */
  about: string;
  sentence?: string;
  children: ReactNode;
}>;

/** A region that can fail alone: it then shows a sentence and « Recharger cette partie ». */
export function RegionBoundary({ about, sentence, children }: RegionBoundaryProps): ReactNode {
  const words = useMessages().window.saving;
  return (
    <ErrorBoundary about={about} sentence={sentence ?? words.regionBroke} reload={words.reload}>
      {children}
    </ErrorBoundary>
  );
}

type ErrorBoundaryProps = Readonly<{
  /** The sentence shown after a failure, and the label of the retry button. */
  sentence: string;
  reload: string;
  /** A new key clears the failure. */
  about: string;
  children: ReactNode;
}>;

type State = Readonly<{ broken: boolean; about: string }>;

/** Keeps an error within its region. A class, since React has no hook for it. */
class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { broken: false, about: this.props.about };

  static getDerivedStateFromError(): Pick<State, 'broken'> {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): State | null {
    return props.about === state.about ? null : { broken: false, about: props.about };
  }

  override render(): ReactNode {
    const { sentence, reload, children } = this.props;
    if (!this.state.broken) return children;
    return (
      <div className={styles.broken}>
        <Notice tone="alert" action={{ label: reload, onPress: () => this.setState({ broken: false }) }}>
          {sentence}
        </Notice>
      </div>
    );
  }
}

const FOCUSABLE = 'button, input, textarea, a[href], [contenteditable="true"], [tabindex]';

/** Focuses the first control of an element that Tab would reach. */
export function focusFirst(container: HTMLElement | null): void {
  const candidates = container?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [];
  for (const candidate of candidates) {
    if (candidate.tabIndex < 0 || candidate.matches(':disabled') || candidate.getClientRects().length === 0)
      continue;
    candidate.focus();
    return;
  }
}
