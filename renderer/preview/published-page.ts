import type { Publication } from '#contract/shapes.ts';
import { call } from '../bridge/call.ts';
import { useLocalPageWords } from '../bridge/messages.tsx';
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
  /** Shows the page on this computer of a blog with local pages; the first page without a post. */
  showLocal: (blogId: string, postId?: string) => void;
  /** The label of the button for it. */
  localLabel: string;
}>;

/** Shows the page of a published post; failures are notices. */
export function useShowPage(): ShowPage {
  const notices = useNotices();
  const tell = (thrown: unknown): void => notices.fail('link', thrown);
  return {
    open: (url) => void call('links.open', { url }).catch(tell),
    showLocal: (blogId, postId) => void call('local-pages.show', { blogId, postId }).catch(tell),
    localLabel: useLocalPageWords().see,
  };
}
