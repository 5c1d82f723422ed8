import type { Publication } from '#contract/shapes.ts';
import { call } from '../bridge/call.ts';
import { useNotices } from '../ui/window/notices.tsx';

/** The states in which readers can see the page. */
export const PUBLIC_STATES: readonly Publication['state'][] = [
  'online',
  'online-unverified',
  'online-changed',
  'online-altered',
];

type ShowPage = Readonly<{
  /** Opens the page in the browser. */
  open: (url: string) => void;
  /** Shows the page's file in its site's folder. */
  showInFolder: (blogId: string, postId: string) => void;
}>;

/** Shows the page of a published post; failures are notices. */
export function useShowPage(): ShowPage {
  const notices = useNotices();
  const tell = (thrown: unknown): void => notices.fail('link', thrown);
  return {
    open: (url) => void call('links.open', { url }).catch(tell),
    showInFolder: (blogId, postId) => void call('folder.show', { blogId, postId }).catch(tell),
  };
}
