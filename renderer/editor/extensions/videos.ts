/**
 * Turns a video link pasted alone on an empty line into a card; one undo restores the link. The title and thumbnail of
 * a page are then fetched from its site, since pasting is the author's act.
 */
import { defineExtension } from '@lexical/extension';
import {
  $addUpdateTag,
  $onUpdate,
  COMMAND_PRIORITY_CRITICAL,
  HISTORY_PUSH_TAG,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
} from 'lexical';
import { mediumOf } from '#interview/media/media.ts';
import { completeVideos, keepVideosOf } from '../cards/complete-videos.ts';
import { takesPlain } from '../paste/plain-paste.ts';
import { $emptyParagraph, $linkToCard, $putLink } from '../edit/videos.ts';
import { ServicesExtension, servicesOf } from '../core/services.ts';

export const VideosExtension = defineExtension({
  name: 'escale/videos',
  dependencies: [ServicesExtension],
  register: (editor) => {
    const completion = completeVideos(editor, {
      describe: (url) => servicesOf(editor).describeVideo(url),
      online: () => navigator.onLine,
      onOnline: (listener) => {
        window.addEventListener('online', listener);
        return () => window.removeEventListener('online', listener);
      },
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    keepVideosOf(editor, completion);
    return mergeRegister(
      completion.end,
      editor.registerCommand(PASTE_COMMAND, (event) => paste(editor, event), COMMAND_PRIORITY_CRITICAL),
    );
  },
});

function paste(editor: LexicalEditor, event: unknown): boolean {
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  const text = data?.getData('text/plain').trim() ?? '';
  const video = takesPlain(editor) ? undefined : mediumOf(text);
  const key = video === undefined ? undefined : $emptyParagraph();
  if (video === undefined || key === undefined) return false;
  (event as ClipboardEvent).preventDefault();
  // Two undo steps: the link first, then the card once that is committed.
  $addUpdateTag(PASTE_TAG);
  $putLink(key, text);
  $onUpdate(() =>
    editor.update(() => void $linkToCard(key, video), { discrete: true, tag: HISTORY_PUSH_TAG }),
  );
  return true;
}
