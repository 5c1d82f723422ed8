import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useEvent } from '../bridge/use-event.ts';
import { useMessages } from '../bridge/messages.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import styles from './Preview.module.css';

/** Page widths in CSS pixels, for common phones and desktop windows. */
const WIDTHS = { phone: 390, desktop: 1_200 } as const;
type Device = keyof typeof WIDTHS;

type PreviewProps = Readonly<{
  postId: string;
  title: string;
  /** The blog whose presentation is used; by default the one the post is on or would go to. */
  blogId?: string;
  /** The initial width; the author can change it. */
  device: Device;
  /** The element with the caret, to scroll to after a refresh. */
  anchor?: (() => string | undefined) | undefined;
  /** Additional buttons, after the widths. */
  children?: ReactNode;
}>;

/** Delay in ms after a save before the preview is refreshed. */
const CALM_MS = 600;

/** A preview of the published post at phone or desktop width, refreshed after each save. */
export function Preview({ postId, title, blogId, device: first, anchor, children }: PreviewProps): ReactNode {
  const words = useMessages().preview;
  const [device, setDevice] = useState<Device>(first);
  const [shown, setShown] = useState<Readonly<{ state: number; anchor: string | undefined }>>(() => ({
    state: 0,
    anchor: anchor?.(),
  }));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEvent('posts.changed', ({ ids }) => {
    if (!ids.includes(postId)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => setShown(({ state }) => ({ state: state + 1, anchor: anchor?.() })),
      CALM_MS,
    );
  });
  // The presentation of its blog may have changed.
  useEvent('blogs.changed', () => setShown(({ state }) => ({ state: state + 1, anchor: anchor?.() })));
  const [box, setBox] = useState<HTMLElement | null>(null);
  const room = useSize(box);
  const width = WIDTHS[device];
  const scale = room === null ? 1 : Math.min(1, room.width / width);
  const height = room === null ? 0 : room.height / scale;

  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        <ToggleButtonGroup
          className={styles.devices ?? ''}
          aria-label={words.width}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[device]}
          onSelectionChange={(keys) => setDevice(keys.has('phone') ? 'phone' : 'desktop')}
        >
          <ToggleButton id="phone" className={styles.device ?? ''}>
            {words.phone}
          </ToggleButton>
          <ToggleButton id="desktop" className={styles.device ?? ''}>
            {words.desktop}
          </ToggleButton>
        </ToggleButtonGroup>
        <span className={styles.gap} />
        {children}
      </div>
      <div ref={setBox} className={styles.room}>
        <div
          className={styles.page}
          data-device={device}
          style={{ inlineSize: width, blockSize: height, transform: `scale(${scale})` }}
        >
          <PreviewFrame
            postId={postId}
            title={title}
            blogId={blogId}
            state={shown.state}
            anchor={shown.anchor}
          />
        </div>
      </div>
    </div>
  );
}

type Size = Readonly<{ width: number; height: number }>;

/** The current size of an element. */
function useSize(element: HTMLElement | null): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

type PreviewBesideProps = Readonly<{
  postId: string;
  title: string;
  save: () => Promise<unknown>;
  anchor: () => string | undefined;
  onFull: () => void;
  onClose: () => void;
}>;

/** The preview beside the text, scrolled to the turn with the caret. */
export function PreviewBeside({ save, onFull, onClose, ...rest }: PreviewBesideProps): ReactNode {
  const messages = useMessages();
  const saved = useSaved(save);
  if (!saved) return messages.window.loading;
  return (
    <Preview {...rest} device="phone">
      <IconButton icon="external" label={messages.preview.full} onPress={onFull} />
      <IconButton icon="close" label={messages.preview.close} onPress={onClose} />
    </Preview>
  );
}

type PreviewDialogProps = Readonly<{
  postId: string;
  title: string;
  /** Saves first, since the stored text is shown. The same function at each render. */
  save: () => Promise<unknown>;
  onClose: () => void;
}>;

/** The preview over the whole window. */
export function PreviewDialog({ postId, title, save, onClose }: PreviewDialogProps): ReactNode {
  const words = useMessages().window;
  const saved = useSaved(save);
  return (
    <Dialog title={words.previewTitle} isOpen onClose={onClose} size="full">
      <div className={styles.body}>
        {saved ? <Preview postId={postId} title={title} device="desktop" /> : words.loading}
      </div>
    </Dialog>
  );
}

/** Whether the initial text is saved. */
function useSaved(save: () => Promise<unknown>): boolean {
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    let current = true;
    const ready = (): void => {
      if (current) setSaved(true);
    };
    save().then(ready, ready);
    return () => {
      current = false;
    };
  }, [save]);
  return saved;
}
