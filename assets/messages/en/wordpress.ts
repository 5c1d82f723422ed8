/** Connecting a WordPress blog: the words of the screen, and everything on the way. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { Messages } from '../fr.ts';

const siteOf = ({ host }: FailureParams): string =>
  host === undefined || host === '' ? 'This site' : `${host}`;

export const wordpress = {
  connect: 'Connect a WordPress blog…',
  title: 'Connect a WordPress blog',
  address: 'Blog address',
  addressHint: 'The home page, or any page of the blog. WordPress 6.2 or later.',
  find: 'Continue',
  found: (name) => `Blog found: ${name}`,
  moved: 'The blog has moved',
  steps: [
    'Open the blog’s authorization page in the browser, sign in there, then choose “Yes, I approve of this connection”.',
    'The page shows a password made for Escale. Copy it, then paste it here.',
  ],
  open: 'Open the authorization page',
  byBrowser:
    'The blog’s authorization page opens in the browser. Sign in there as usual, then choose “Yes, I approve of this connection”: Escale continues by itself.',
  awaited: 'Waiting for your answer on the blog. The browser may ask whether to open Escale: accept.',
  byPaste: 'Paste a password instead',
  byReturn: 'Let the browser come back to Escale',
  user: 'User name on the blog',
  userHint: 'The blog’s own, or the account’s email address.',
  password: 'Application password',
  passwordHint: 'The one the page has just shown.',
  signIn: 'Sign in',
  back: 'Change the address',
  connected: (name) => `“${name}” is connected.`,
  pending: 'Your account is a contributor: an editor will put your posts online.',
  done: 'Done',
  account: (name, site) => `${name} – ${site}`,
  signOutExplained:
    'Escale’s application password is removed from the blog and deleted from this computer. Your posts, blogs and waiting posts are kept.',
  signedOut: (name) => `“${name}” is signed out and its application password was removed from the blog.`,
  signedOutHere: (name) =>
    `“${name}” is signed out and its application password deleted here, but the blog could not be reached. Revoke it on the blog: your profile, “Application Passwords”.`,
} satisfies Messages['wordpress'];

export const wordpressFailures = {
  'wordpress.no-https': (params) =>
    `${siteOf(params)} does not answer over https: a password would travel unprotected. Nothing was sent. Ask whoever runs the site to turn on https.`,
  'wordpress.no-answer': (params) =>
    `Nothing answers at this address (${siteOf(params)}), or there is no network. Nothing was sent; check the address and the network, then try again.`,
  'wordpress.not-found': (params) =>
    `No WordPress blog answers at this address (${siteOf(params)}). Check the address in a browser, then paste it here.`,
  'wordpress.rest-closed': (params) =>
    `${siteOf(params)} is a WordPress site, but app access (REST API) is closed, probably by a security plugin. Ask whoever runs the site to open it to signed-in accounts.`,
  'wordpress.too-old': ({ version = '', oldest = '', ...params }) =>
    `${siteOf(params)} runs ${version === '' ? 'a version of WordPress that is' : `WordPress ${version}, which is`} too old for Escale: it must be WordPress ${oldest} or later. Nothing was sent and nothing has changed. Ask whoever runs the site to update WordPress, then try again.`,
  'wordpress.no-passwords': (params) =>
    `${siteOf(params)} does not allow application passwords. Ask whoever runs the site to enable them.`,
  'wordpress.redirected': ({ to, ...params }) =>
    `${siteOf(params)} redirects to another address${to === undefined || to === '' ? '' : ` (${to})`}. For safety, the password was not sent there. Connect the blog using that other address, if it really belongs to it.`,
  'wordpress.moved': ({ blog, from, to }) =>
    `Escale already knows this blog (${blog}), at ${from}. Now ${to} answers in its name: the blog has moved, or another site has taken its place. Nothing was sent and nothing has changed; your posts and those waiting to be sent stay here. If the blog has really moved, confirm it: they will then go to the new address. Otherwise, check the address.`,
  'wordpress.page': () =>
    'The site answered with a page instead of answering Escale: a firewall, a sign-in page or two-factor authentication. Nothing changed on the blog. Ask whoever runs the site to let the REST API through.',
  'wordpress.password-refused': (params) =>
    `${siteOf(params)} did not recognise this user name with this password. Check that it is the application password shown by the page, and not the account’s. If both are right, the host does not pass on the sign-in (“Authorization” header): tell whoever runs the site.`,
  'wordpress.header-dropped': (params) =>
    `${siteOf(params)} has just given Escale a password and does not recognise it: the host does not pass on the sign-in (“Authorization” header). Nothing is connected. Ask whoever runs the site to let that header through.`,
  'wordpress.refused': () =>
    'You refused the connection on the blog, or closed its request. Nothing changed. To connect the blog, open the authorization page again and approve.',
  'wordpress.no-rights': () =>
    'This account cannot write to this blog. Ask to be an author there, or at least a contributor.',
  'wordpress.pending': () =>
    'The post is on the blog, for an editor to put online: your account is a contributor there. Until then, “Try again” asks again.',
  'wordpress.taken-over': () =>
    'An editor has taken this post over: your contributor account can no longer read or change it on the blog. Cancel sending; your text stays here.',
  'wordpress.no-changes': () =>
    'Your account cannot change a post that is online on this blog. Nothing was sent; your text is saved here. Ask an editor.',
  'wordpress.no-pictures': () =>
    'Your account cannot upload pictures to this blog. Nothing was sent; your text is saved here. Ask to be an author there, or remove the pictures.',
  'wordpress.picture-refused': ({ picture = '', detail = '' }) =>
    [
      picture === '' ? `The site refused a picture.` : `The site refused the picture “${picture}”.`,
      detail === '' ? '' : `It answered: “${detail}”.`,
      `The post was not sent; your text is saved here. Replace the picture, or ask whoever runs the site to accept files of this size and type, then try again.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  'wordpress.no-categories': ({ name }) =>
    `The category “${name}” does not exist on this blog, and your account cannot create any. Nothing was sent. Choose a category that exists, or ask an editor to create it.`,
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
