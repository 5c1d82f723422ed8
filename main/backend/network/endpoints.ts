/** Where a sign-in and its tokens may go. Nothing here can be set from the page or by a client file. */
export type Endpoints = Readonly<{
  /** Who issues the tokens; stored with each of them. */
  issuer: string;
  authorize: string;
  token: string;
  revoke: string;
  /** Origin of the Blogger API, without a final slash. */
  api: string;
}>;

/** The one scope: everything on the author's blogs, nothing else of the account. */
export const BLOGGER_SCOPE = 'https://www.googleapis.com/auth/blogger';

export const GOOGLE: Endpoints = {
  issuer: 'https://accounts.google.com',
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
  api: 'https://blogger.googleapis.com',
};

/** The same addresses on one server of this computer: the practice blog, or a test's. */
export function endpointsAt(origin: string): Endpoints {
  const base = new URL(origin).origin;
  return {
    issuer: base,
    authorize: `${base}/o/oauth2/v2/auth`,
    token: `${base}/token`,
    revoke: `${base}/revoke`,
    api: base,
  };
}

/** True for an http address of this computer, by number: no name is resolved, so none can be pointed elsewhere. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]')
  );
}

/**
 * Google's endpoints. ESCALE_GOOGLE_BASE names another server, for development and tests: only where the app is not
 * packaged (`packaged` false), and only on this computer; anything else is ignored.
 */
export function googleEndpoints(
  options: Readonly<{ packaged: boolean; base?: string | undefined }>,
): Endpoints {
  if (options.packaged || options.base === undefined || !isLoopback(options.base)) return GOOGLE;
  return endpointsAt(options.base);
}
