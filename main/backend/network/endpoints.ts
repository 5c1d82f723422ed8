/** The endpoints of sign-in and tokens. They cannot be set from the page or by a client file. */
export type Endpoints = Readonly<{
  issuer: string;
  authorize: string;
  token: string;
  revoke: string;
  /** Origin of the Blogger API, without a trailing slash. */
  api: string;
}>;

/** The only scope: everything on the author's blogs and nothing else of the account. */
export const BLOGGER_SCOPE = 'https://www.googleapis.com/auth/blogger';

export const GOOGLE: Endpoints = {
  issuer: 'https://accounts.google.com',
  authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
  token: 'https://oauth2.googleapis.com/token',
  revoke: 'https://oauth2.googleapis.com/revoke',
  api: 'https://blogger.googleapis.com',
};

/** The same endpoints on a server of this computer: the practice blog, or a test server. */
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

/** True for an http address of this computer given by number, since a name could resolve elsewhere. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === '[::1]')
  );
}

/**
 * Google's endpoints. ESCALE_GOOGLE_BASE names another server for development and tests; ignored in a package
 * (`packaged`), and for any other computer.
 */
export function googleEndpoints(
  options: Readonly<{ packaged: boolean; base?: string | undefined }>,
): Endpoints {
  if (options.packaged || options.base === undefined || !isLoopback(options.base)) return GOOGLE;
  return endpointsAt(options.base);
}
