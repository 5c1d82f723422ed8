/**
 * What no web contents of ours may ever do (docs/design/security.md#boundaries): leave, open, embed, download, be given
 * a permission.
 */
import type { App, Session, WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isPageAddress, mayRequest, originOf, PAGE_ADDRESS, PREVIEW_ORIGIN } from '../hosts/origins.ts';
import type { Outside } from '../network/outside.ts';

type GuardOptions = Readonly<{
  outside: Pick<Outside, 'open'>;
  /** True for the web contents that the page lives in. */
  isPage(contents: WebContents): boolean;
  log: Log;
}>;

/** For every web contents that will ever be, whoever makes it. */
export function guardEverything(app: App, { outside, isPage, log }: GuardOptions): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, { outside, isPage, log }));
}

function guard(contents: WebContents, { outside, isPage, log }: GuardOptions): void {
  const scheme = (url: string): string => url.slice(0, url.indexOf(':') + 1).slice(0, 20);
  contents.on('will-frame-navigate', (event) => {
    // The page may load itself again; a frame may hold a preview. A link of the page comes through links.open.
    if (
      event.isMainFrame
        ? isPageAddress(event.url) && contents.getType() === 'window'
        : originOf(event.url) === PREVIEW_ORIGIN
    )
      return;
    event.preventDefault();
    log.warn('refused to navigate', { to: scheme(event.url), frame: event.isMainFrame ? 'top' : 'child' });
  });
  // Chromium asks nobody before about:blank: the page is brought back, with what was saved.
  contents.on('did-navigate', (_event, url) => {
    if (isPageAddress(url) || !isPage(contents)) return;
    log.warn('the page was left and is loaded again', { to: scheme(url) });
    contents
      .loadURL(PAGE_ADDRESS)
      .catch((error: unknown) => log.error('the page could not be loaded', error));
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    log.warn('refused a redirection');
  });
  contents.setWindowOpenHandler(({ url }) => {
    // Links of a preview ask for a window: same rules as any link, and never a window.
    outside.open(url).catch((error: unknown) => log.error('an address could not be opened', error));
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('refused a webview');
  });
}

/** Everything a page can ask a browser for is refused, downloads included; for the dictionaries of the spelling checker see spelling.ts. */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('refused a permission', { permission });
    answer(false);
  });
  session.setDevicePermissionHandler(() => false);
  // Its policy says so too; this holds where a policy could be forgotten.
  session.webRequest.onBeforeRequest(({ url, frame }, answer) => {
    const cancel = !mayRequest(url, frame);
    if (cancel) log.warn('refused a request of a page', { origin: originOf(url) ?? '' });
    answer({ cancel });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('refused a download');
  });
}
