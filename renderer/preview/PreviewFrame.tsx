import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { SteadyFrame } from './SteadyFrame.tsx';

type PreviewFrameProps = Readonly<{
  postId: string;
  title: string;
  /** Another number shows the post anew: what is shown stays until the new page is there. */
  state?: number;
  /** The element to show first, by its id. */
  anchor?: string | undefined;
}>;

/** The post as readers will see it, from the preview host: another origin, sandboxed, without script. */
export function PreviewFrame({ postId, title, state = 0, anchor }: PreviewFrameProps): ReactNode {
  const words = useMessages().window;
  const src = `app://preview/post/${encodeURIComponent(postId)}?state=${state}${anchor === undefined ? '' : `#${anchor}`}`;
  return <SteadyFrame src={src} title={words.previewFrame(title === '' ? words.lists.untitled : title)} />;
}
