/**
 * Restrictions for all web contents (docs/design/security.md#boundaries): no navigation, windows, embedding, downloads
 * or permissions.
 */
import type { App, Session, WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isPageAddress, mayRequest, originOf, PAGE_ADDRESS, PREVIEW_ORIGIN } from '../hosts/origins.ts';
import type { Outside } from '../network/outside.ts';

type GuardOptions = Readonly<{
  outside: Pick<Outside, 'open'>;
  isPage(contents: WebContents): boolean;
  log: Log;
}>;

/** Guards all web contents, current and future. */
export function guardEverything(app: App, { outside, isPage, log }: GuardOptions): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, { outside, isPage, log }));
}

function guard(contents: WebContents, { outside, isPage, log }: GuardOptions): void {
  const scheme = (url: string): string => url.slice(0, url.indexOf(':') + 1).slice(0, 20);
  contents.on('will-frame-navigate', (event) => {
    // The page may reload itself, and a frame may hold a preview. Links of the page use links.open.
    if (
      event.isMainFrame
        ? isPageAddress(event.url) && contents.getType() === 'window'
        : originOf(event.url) === PREVIEW_ORIGIN
    )
      return;
    event.preventDefault();
    log.warn('refused to navigate', { to: scheme(event.url), frame: event.isMainFrame ? 'top' : 'child' });
  });
  // Chromium navigates to about:blank without asking, so the page is loaded again, with its saved text.
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
    // Links of a preview open like any other link and never in a window.
    outside.open(url).catch((error: unknown) => log.error('an address could not be opened', error));
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('refused a webview');
  });
}

/** Refuses all permissions and downloads; for spelling dictionaries see spelling.ts. */
export function guardSession(session: Session, log: Log): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('refused a permission', { permission });
    answer(false);
  });
  session.setDevicePermissionHandler(() => false);
  // A second check besides the policy.
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
