import type { Publication } from '#contract/shapes.ts';
import { call } from '../bridge/call.ts';
import { useNotices } from '../ui/window/notices.tsx';

/** States in which readers find the page. */
export const PUBLIC_STATES: readonly Publication['state'][] = [
  'online',
  'online-unverified',
  'online-changed',
  'online-altered',
];

type ShowPage = Readonly<{
  /** In the browser. */
  open: (url: string) => void;
  /** The page in the folder of its site. */
  showInFolder: (blogId: string, postId: string) => void;
}>;

/** Shows the page of a published post; a failure is a notice. */
export function useShowPage(): ShowPage {
  const notices = useNotices();
  const tell = (thrown: unknown): void => notices.fail('link', thrown);
  return {
    open: (url) => void call('links.open', { url }).catch(tell),
    showInFolder: (blogId, postId) => void call('folder.show', { blogId, postId }).catch(tell),
  };
}
