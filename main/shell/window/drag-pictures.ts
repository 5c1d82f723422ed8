/**
 * Dragging picture files from the window into Blogger's editor. The backend passes their paths to the system; the page
 * never sees them.
 */
import { nativeImage, shell } from 'electron';
import type { WebContents } from 'electron';
import type { ShellInput } from '#contract/shell.ts';
import { AppError } from '#contract/failure.ts';
import type { BackendHost } from '../backend-process/backend-host.ts';

const ICON_HEIGHT = 96;

type Options = Readonly<{
  backend: Pick<BackendHost, 'call'>;
  contents(windowId: number | undefined): WebContents | undefined;
}>;

export function pictureDrags({ backend, contents }: Options) {
  const pathsOf = async (handoffId: string): Promise<string[]> =>
    (await backend.call('pictures.files', { handoffId })).paths;
  return {
    async dragPictures(
      { handoffId, files }: ShellInput<'pictures.drag'>,
      windowId: number | undefined,
    ): Promise<void> {
      const paths = await pathsOf(handoffId);
      const chosen = files.flatMap((at) => paths[at] ?? []);
      const [first] = chosen;
      if (first === undefined) throw new AppError('pictures.handoff-ended');
      const icon = nativeImage.createFromPath(first);
      // Electron requires a drag image; a picture it cannot decode gets a blank one.
      contents(windowId)?.startDrag({
        file: first,
        files: chosen,
        icon: icon.isEmpty() ? nativeImage.createFromDataURL(BLANK) : icon.resize({ height: ICON_HEIGHT }),
      });
    },
    async revealPictures(handoffId: string): Promise<void> {
      const [first] = await pathsOf(handoffId);
      if (first === undefined) throw new AppError('pictures.handoff-ended');
      shell.showItemInFolder(first);
    },
  };
}

/** One transparent pixel. */
const BLANK =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
