import { Component, useEffect, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { useLandmark, type AriaLandmarkRole } from 'react-aria/useLandmark';
import { useMessages } from '../../bridge/messages.tsx';
import { Notice } from '../Notice.tsx';
import styles from './Region.module.css';

type RegionProps = Readonly<{
  role: AriaLandmarkRole;
  label: string;
  /** The first heading of the window, said and not shown: the screen, or the post. */
  heading?: string;
  className?: string | undefined;
  hidden?: boolean;
  /** Slides over the text instead of standing beside it. */
  over?: boolean;
  /** What is to stand in it is on its way, and takes the focus itself. */
  busy?: boolean;
  /** Where the focus goes the first time; the first control if absent. */
  onEnter?: () => void;
  children: ReactNode;
}>;

/** How each region that stands is entered. */
const entrances = new WeakMap<Element, () => void>();

/**
 * Puts the focus into the region of the text, or into the first one that takes it; nowhere while the text is on its way:
 * a dialog that opens meanwhile would give the focus back to another place. Not by useLandmark's key: a key would draw the
 * focus, and show tooltips, after an act of the mouse.
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

/** A part of the window that F6 reaches; coming back, the focus returns where it was in it. */
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

type ErrorBoundaryProps = Readonly<{
  /** What is said in the place of what broke, and the button that tries it again. */
  sentence: string;
  reload: string;
  /** Another value is another content: the fault of the former one is forgotten. */
  about: string;
  children: ReactNode;
}>;

type State = Readonly<{ broken: boolean; about: string }>;

/** Keeps a fault of one region in that region. A class, because React offers nothing else for it. */
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

/** Puts the focus on the first control of an element that the Tab key would reach. */
export function focusFirst(container: HTMLElement | null): void {
  const candidates = container?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [];
  for (const candidate of candidates) {
    if (candidate.tabIndex < 0 || candidate.matches(':disabled') || candidate.getClientRects().length === 0)
      continue;
    candidate.focus();
    return;
  }
}
