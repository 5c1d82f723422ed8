import type { FailureCode, FailureParams } from '#contract/failure.ts';

const proxyOf = ({ proxy }: FailureParams): string =>
  proxy === undefined ? 'The proxy' : `The proxy ${proxy}`;

/** Signing in to Google, and all that stands on the way. */
export const connectionFailures = {
  'client-file.invalid': () =>
    'This file is not that of an OAuth client of type “Desktop app”. Nothing changed. Download it again from Google’s console.',
  'sign-in.cancelled': () => 'The sign-in was cancelled. Nothing changed.',
  'sign-in.replaced': () => 'This sign-in gave way to a later one. Nothing changed.',
  'sign-in.refused': ({ reason }) => {
    switch (reason) {
      case 'access_denied':
        return 'Access was not allowed on Google’s page. Nothing changed. Start again, choose the blog’s account, then allow.';
      case 'admin_policy_enforced':
      case 'org_internal':
        return 'Your organisation’s Google administrator does not admit this app. Nothing changed. Ask them to admit it, or choose another account.';
      case 'no refresh token':
        return 'Google did not give what is needed to stay signed in. Nothing changed. Remove Escale’s access in the Google account, then start again.';
      default:
        return 'Google refused the sign-in. Nothing changed. Check the account and the access that was given, then start again.';
    }
  },
  'sign-in.client-refused': () =>
    'Google does not know this OAuth client: it was deleted, or its secret changed. Texts and sends are kept. Choose the file of a client in use, then sign in again.',
  'sign-in.timed-out': () =>
    'The browser did not answer within five minutes. Nothing changed. Start again; if Google’s page showed an error, the guide below says which and what to do.',
  'sign-in.no-browser': () =>
    'The browser could not be opened. Nothing changed. Choose a default browser in the system’s settings, then start again.',
  'sign-in.no-port': () =>
    'Escale cannot receive the browser’s answer: a protection program blocks this computer’s address 127.0.0.1. Nothing changed. Have Escale allowed, then start again.',
  'secrets.unavailable': () =>
    'This computer’s key store is locked or unreadable: Escale cannot read your sign-in. Nothing is lost. Unlock the key store, then quit and reopen Escale.',
  'network.offline': () => 'No network. Your text is saved on this computer; sending will resume by itself.',
  'network.unclear': () =>
    'The blog’s answer was lost on the way. Escale checks what arrived before it goes on.',
  'network.not-blogger': (params) =>
    params['kind'] === 'proxy'
      ? `${proxyOf(params)} does not let anything through to ${params['host'] ?? 'Blogger'}. Your text is saved here; what waits will leave by itself. Ask the IT service to open this way.`
      : 'The network answers in Blogger’s place (sign-in portal or filter). Your text is saved here; what waits will leave by itself. Open a web page to get past the portal, or tell the IT service.',
  'network.certificate': ({ host }) =>
    `The certificate shown ${host === undefined || host === '' ? 'by the network' : `for ${host}`} is not trusted by this computer. Nothing was sent; what waits will leave by itself. The IT service can install its certificate in the system, or stop opening these exchanges.`,
  'network.proxy-password': (params) =>
    `${proxyOf(params)} asks for a name and a password. Nothing was sent; your text is saved here. Give them: what waits will leave.`,
  'network.proxy-method': (params) =>
    `${proxyOf(params)} asks for a way of signing in that Escale does not know here (${params['methods'] === undefined || params['methods'] === '' ? 'unknown method' : params['methods']}). Nothing was sent; your text is saved here. Ask the IT service to admit the method “Basic”, or a way without signing in.`,
  'destination.signed-out': ({ testMode }) =>
    testMode === 1
      ? 'Google ended the sign-in after seven days: the Google project is in “Testing” mode. The text to send is kept. In Google’s console, “OAuth consent screen”, choose “Publish app”; then sign in again.'
      : 'The sign-in to Blogger has expired or was withdrawn. The text to send is kept. Sign in again; sending will resume.',
  'blogger.not-enabled': () =>
    'The Blogger API is not enabled in this client’s Google project. Nothing was sent; the text is kept. Enable it in Google’s console, wait a minute, then try again.',
  'blogger.scope-missing': () =>
    'The box “Manage your Blogger account” was not ticked on Google’s page. Nothing was sent; the text is kept. Start again and tick it.',
  'destination.forbidden': () =>
    'This account may not write on this blog. Nothing changed on the blog; the text is kept. Ask to become an author or an administrator of it.',
  'destination.read-only': ({ author }) =>
    `Read only on the blog: this post ${author === undefined || author === '' ? 'is someone else’s' : `is signed “${author}”`}, and you are an author, not an administrator. Nothing was sent; your text stays here. Copy the text, or ask that person or an administrator for the update.`,
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
