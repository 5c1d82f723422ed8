import type { AtRest } from '#contract/library.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

export const settings = {
  title: 'Settings',
  parts: 'Sections',
  seek: 'Search settings',
  seekHint: 'Search',
  seekClear: 'Clear the search',
  seekNothing: (sought: string): string => `No setting for “${sought}”.`,
  general: 'General',
  writing: 'Writing',
  search: 'Search',
  saving: {
    title: 'Saving',
    how: 'Escale saves automatically, less than a second after each word.',
    last: (when: string): string => `Last saved: ${when}.`,
    never: 'Nothing saved yet.',
    kept: 'The history keeps a version every ten minutes and each time you send.',
  },
  language: 'App language',
  systemLanguage: 'Same as computer',
  theme: 'Appearance',
  themes: { system: 'Same as computer', light: 'Light', dark: 'Dark' },
  noticesStay: 'Keep messages until I close them',
  noticesStayHint: 'Otherwise, they disappear after ten seconds, or thirty when they offer a button.',
  postLanguage: 'Language of new posts',
  postLanguages: {
    fr: 'French',
    en: 'English',
    es: 'Spanish',
    de: 'German',
    it: 'Italian',
    pt: 'Portuguese',
  },
  focus: {
    title: 'Focus mode',
    part: 'Highlighted text',
    parts: { all: 'All text', paragraph: 'Current paragraph', sentence: 'Current sentence' },
    typewriter: 'Keep the current line at the same height',
    typewriterHint: 'The text scrolls under the cursor, as on a typewriter.',
  },
  publishing: 'Publishing',
  hold: 'Delay before publishing for the first time',
  holdFor: (seconds: number) => (seconds === 0 ? 'None' : counted('en', seconds, 'second', 'seconds')),
  holdHint: 'You can cancel during this delay. It does not apply to the practice blog.',
  blogs: 'Blogs and accounts',
} satisfies Messages['settings'];

type Received = Readonly<Record<string, string | number>>;

export const connection = {
  account: (name: string) => (name === '' ? 'Unnamed account' : name),
  accountStates: { signedIn: 'Signed in', signedOut: 'Sign-in needed' },
  consented: (date: string) => `allowed on ${date}`,
  ends: (date: string) =>
    `This client’s Google project is in “Testing” mode: this sign-in expires on ${date}. In Google’s console, choose “Publish app”, then sign in again.`,
  accountBlogs: (count: number) => counted('en', count, 'blog connected', 'blogs connected'),
  noBlogs: 'No blog of this account is connected.',
  addBlogs: 'Connect a blog of this account…',
  addBlogsLabel: (name: string) => `Connect a blog of the account ${name}`,
  reconnectLabel: (name: string) => `Sign in again to the account ${name}`,
  signOutLabel: (name: string) => `Sign out of the account ${name}`,
  signOutAsk: (name: string) => `Sign out of “${name}”?`,
  signOutExplained:
    'Escale’s access is removed at Google and the sign-in is deleted from this computer. Your posts, blogs and waiting posts are kept.',
  signedOut: (name: string) => `“${name}” is signed out and Escale’s access was removed at Google.`,
  signedOutHere: (name: string) =>
    `“${name}” is signed out on this computer, but Google could not be reached: Escale still has access in the Google account. Remove it there.`,
  openGoogleAccess: 'Open the Google account’s access page',
  otherAccount: (wanted: string, got: string) =>
    `Signed in as “${got}”. The blogs of “${wanted}” are still waiting: start again and choose that account.`,
  close: 'Close',
  roles: {
    administrator: 'Administrator',
    author: 'Author: you can only update your own posts',
    contributor: 'Contributor: an editor makes your posts public',
    reader: 'Reader: you cannot publish on this blog',
  },

  readOnly: 'Read-only on the blog',
  readOnlyPage:
    'This is a page of the blog. Escale imports pages but only publishes posts, so changes made here are not sent. Edit the page on the blog.',
  readOnlyWhy: (author: string) =>
    author === ''
      ? 'This post belongs to someone else. You can edit it here, but you cannot update it on the blog.'
      : `This post is by “${author}”. You can edit it here, but you cannot update it on the blog.`,
  copyText: 'Copy the text',
  copyRequest: 'Copy an update request',
  copied: 'Copied.',
  request: (title: string, blog: string, url: string, author: string) =>
    `Hello${author === '' ? '' : ` ${author}`},\n\nI have prepared a new version of the post “${title}” (${url === '' ? blog : url}). As an author of the blog “${blog}” I can only update my own posts.\n\nCould you update it with the enclosed text, or let me edit every post (as an administrator on Blogger, an editor on WordPress)?\n\nThank you.`,

  ways: {
    reconnect: 'Sign in again',
    again: 'Start again',
    changeClient: 'Change the client',
    openConsole: 'Open the Blogger API page',
    openConsent: 'Open the consent screen',
    copyForIt: 'Copy the text for your IT department',
    givePassword: 'Enter the proxy password…',
  },

  proxy: {
    title: 'Proxy password',
    asks: (proxy: string) => `The proxy ${proxy} requires you to sign in.`,
    realm: (realm: string) => `It identifies itself as “${realm}”.`,
    again: 'User name or password refused. Check them and try again.',
    user: 'User name',
    userColon: 'A user name cannot contain a colon.',
    password: 'Password',
    memory: 'They are kept in memory until Escale closes and are not saved.',
    basic: 'This proxy receives them unencrypted.',
    give: 'Continue',
    later: 'Later',
  },

  itText: (received: Received) => {
    const said = (name: string) => String(received[name] ?? '');
    const kinds: Readonly<Record<string, string>> = {
      redirect: `a redirect${said('to') === '' ? '' : ` to ${said('to')}`}`,
      portal: 'the page of a sign-in portal',
      page: 'a page that does not come from the blog',
      cut: 'an answer cut short',
      proxy: `a refusal by the proxy ${said('proxy')}`,
    };
    const lines = [
      'Hello,',
      '',
      'The program Escale, which publishes posts on a blog, does not receive the blog’s answers on our network.',
      '',
      ...(said('code') === 'network.certificate'
        ? [`Received for ${said('host')}: a certificate that the computer does not trust.`]
        : said('code') === 'network.proxy-method'
          ? [`Received from the proxy ${said('proxy')}: a request to sign in by ${said('methods')}.`]
          : said('code') === 'network.proxy-password'
            ? [`Received from the proxy ${said('proxy')}: a request for a name and a password.`]
            : [
                `Received for ${said('host')}: ${kinds[said('kind')] ?? 'an unexpected answer'} (HTTP status ${said('status')}${said('type') === '' ? '' : `, ${said('type')}`}).`,
              ]),
      '',
      'Please allow, over HTTPS (port 443), with all methods (including PATCH and DELETE):',
      '– for a WordPress blog: its address',
      '– for a Blogger blog: accounts.google.com (in the person’s browser), oauth2.googleapis.com, blogger.googleapis.com, *.blogspot.com and blogger.googleusercontent.com',
      '',
      'Escale follows the system’s proxy (PAC files included), gives it a user name and a password (Basic) if it asks, and trusts the certificates installed in the system. If the network decrypts HTTPS traffic, its certificate authority must be installed there.',
    ];
    return lines.join('\n');
  },

  start: {
    noClient: 'To sign in to Google, Escale still needs a file from your organisation.',
    needs: 'What you need, the first time',
    list: [
      'A Google account that can write to the blog.',
      'An “OAuth client”: a file that Google gives to your organisation. It is created once, free of charge.',
      'Ten minutes. After that, signing in takes a minute.',
    ],
    help: 'Who can help',
    helpExplained:
      'Your IT department, or whoever manages the Google accounts of your organisation. They create the file, you choose it here.',
    copyRequest: 'Copy a request to send them',
    request: (steps) =>
      [
        'Hello,',
        '',
        'To publish on our Blogger blog with the program Escale, I need a Google “OAuth client” of type “Desktop app”. It is created once for the whole organisation, free of charge, in about ten minutes:',
        '',
        ...steps.map((step, index) => `${index + 1}. ${step}`),
        '',
        'Could you send me the resulting JSON file?',
        '',
        'Thank you.',
      ].join('\n'),
    ready:
      'The browser opens Google’s page: choose the blog’s account, then allow Escale. It takes a minute.',
    otherwise: 'Without waiting',
    practice: 'The practice blog, on this computer, needs no account.',
    practicePosts:
      'Posts published on the practice blog become drafts again, to publish when you like. Nothing is sent without you, and their practice pages stay on this computer.',
    byHand:
      'Publishing by hand needs no account and no file: Escale prepares the text, you paste it into Blogger.',
  },

  guide: {
    title: 'Guide: create the client in six steps',
    before:
      'Ten minutes, once for your organisation. You need one of its Google accounts; nothing goes through us.',
    steps: [
      'Open Google’s console with an account of your organisation, and create a project, for example “Escale”.',
      'In the API library, look for “Blogger API” and choose “Enable”.',
      'In “OAuth consent screen” (or “Google Auth Platform”), choose “External”, give the app a name and a contact address; under “Data Access”, add only the scope …/auth/blogger.',
      'Under “Audience”, choose “Publish app”: the state becomes “In production”. Left in “Testing”, every sign-in ends after seven days.',
      'In “Credentials” (or “Clients”), create an “OAuth client ID” of type “Desktop app”, then download its JSON file.',
      'Come back here, choose this file, then “Sign in”. If Google says that the app is not verified: “Advanced”, then “Go to Escale”. Tick the box “Manage your Blogger account”.',
    ],
    open: [
      'Open the console',
      'Open the Blogger API',
      'Open the consent screen',
      'Open “Audience”',
      'Open “Credentials”',
    ],
    trouble: 'Google shows an error',
    troubles: [
      'Error 401: invalid_client or deleted_client – the client no longer exists. Choose another one.',
      'Error 400: redirect_uri_mismatch – the client is not of type “Desktop app”. Create one of that type.',
      'Error 403: access_denied, “being tested” – add your address to the test users, or publish the app.',
      'Error 403: org_internal, or “blocked by your administrator” – the project is for another organisation, or yours does not allow the app: ask its Google administrator.',
      'The page does not open, or does not come back to Escale – cancel here and start again; check that no program blocks 127.0.0.1.',
    ],
  },
} satisfies Messages['connection'];

export const presentation: Messages['presentation'] = {
  title: 'Presentation',
  hint: 'Applies from the next time you publish or update.',
  style: 'Interview style',
  styles: { classic: 'Classic', headings: 'Names as headings', cards: 'Cards' },
  styleHints: {
    classic: '“Name:” before the answer',
    headings: 'The name on its own line',
    cards: 'A frame, the name, the role',
  },
  previewFrame: 'Preview of an interview',
  summary: 'List of questions, before the first one',
  people: 'People box',
  peopleHint: 'Portrait, name and role.',
  peoplePositions: { off: 'None', start: 'At the beginning', end: 'At the end' },
  pictures: 'Pictures',
  pictureAppearances: { plain: 'Without a frame', rounded: 'Rounded corners', framed: 'Framed' },
  enlarge: 'Enlarge pictures when clicked',
  enlargeHint: 'Except decorative pictures and those inside the post.',
  level: 'Post title level',
  levelHint: 'Questions and headings are one level below.',
  levels: {
    1: 'Level 1',
    2: 'Level 2',
    3: 'Level 3 (Blogger’s themes)',
    4: 'Level 4',
  },
  read: 'Detect it on the blog',
  levelRead: (level: number, url: string) => `Level ${level}, detected on ${url}.`,
  notFound: {
    'no-page': 'No post of this blog is online yet. Publish one first, or choose the level.',
    'no-answer': 'The page did not respond. The level was not changed.',
    'no-heading': 'The post’s title is not a heading on that page. The level was not changed.',
    'too-deep': 'The title is below level 4 there. The level was not changed.',
  },
  sheetHint:
    'Optional, to paste once on the blog (Blogger: Theme, Customize, Advanced; WordPress: Appearance, Additional CSS).',
  copySheet: 'Copy the style sheet',
  copied: 'Style sheet copied.',
  withSheet: 'Preview with the style sheet',
};

export const equivalents = {
  title: 'Equivalent names',
  hint: 'Different names for the same thing. Searching for one also finds the others.',
  names: 'Equivalent names',
  namesHint: 'At least two, separated by “=”: Town hall = City hall',
  add: 'Add equivalent names',
  example: ['Pôle emploi', 'France Travail', 'ANPE'],
  takeExample: (names: string) => `Use this example: ${names}`,
  keep: 'Save',
  cancel: 'Cancel',
  edit: (names: string) => `Edit ${names}`,
  remove: (names: string) => `Remove ${names}`,
  problems: {
    'too-few': 'Enter at least two names, separated by “=”.',
    'too-many': 'A group can have up to twenty names.',
    'too-long': 'A name can have up to one hundred characters.',
    repeated: 'The same name appears twice.',
  },
  elsewhere: (name: string) => `“${name}” is already in another group.`,
} satisfies Messages['equivalents'];

/** Newer versions of Escale, and the copy before they first open a library. */
export const updates: Messages['updates'] = {
  title: 'Updates',
  installed: (version) => `Installed version: ${version}.`,
  none: 'This build of Escale cannot update itself: it has no update address.',
  mode: 'New versions of Escale',
  modes: {
    off: 'Do not check',
    notify: 'Notify me',
    install: 'Download, and install when Escale closes',
  },
  modeHints: {
    off: 'Escale only checks when you choose “Check now”.',
    notify: 'Escale checks when it opens, then once a day. Nothing is downloaded.',
    install: 'Your text is saved first, as always when Escale closes.',
  },
  managed:
    'Escale was installed by a system package, by your IT department or in its own folder: updates come the same way. Escale can tell you when there is a new version.',
  fixed: 'Set by your IT department.',
  fixedOff: 'Set by your IT department: Escale does not check for new versions.',
  policy: {
    unreadable:
      'Your IT department’s settings file cannot be read. Until it is corrected, Escale does not check for new versions.',
    unsafe:
      'Your IT department’s settings file can be changed by others. Until this is corrected, Escale ignores it and does not check for new versions.',
  },
  check: 'Check now',
  checking: 'Checking for a new version',
  downloading: (version) => `Downloading version ${version}`,
  results: {
    current: 'Escale is up to date.',
    older: 'The version offered is older than this one: nothing was installed.',
    'no-network': 'The update server does not answer, or there is no network. Nothing has changed.',
    'no-answer': 'The update server did not answer correctly. Nothing was installed; try again later.',
    unchecked:
      'The answer could not be checked: its signature is missing or is not Escale’s. Nothing was installed. If this happens again, tell your IT department.',
    expired:
      'The server’s answer is too old: it may be hiding new versions, or this computer’s date is wrong. Nothing was installed. Check the date; if this happens again, tell your IT department.',
    interrupted: 'The download was interrupted. Nothing was installed; next time it will start again.',
    damaged:
      'The downloaded file is not the one that was announced. It was deleted and nothing was installed.',
    disk: 'The download could not be saved to the disk. Nothing was installed.',
    'not-installed': 'The new version could not be prepared. This one continues as before.',
  },
  checkedAt: (when) => `Last checked: ${when}.`,
  available: (version) => `Version ${version}`,
  there: (version) => `Version ${version} is available.`,
  size: (size) => `${size} to download.`,
  byOthers:
    'Your IT department, or the tool that installed Escale, installs it; Escale asks for no password.',
  notes: 'What changes',
  download: 'Download, and install when Escale closes',
  downloadAgain: 'Download again',
  ready: (version) =>
    `Version ${version} is downloaded and checked. It will be installed when Escale closes, once everything is saved.`,
  restart: 'Restart and install',
  page: 'Open the page of this version',
  line: {
    available: (version) => `Version ${version} available`,
    ready: (version) => `Version ${version} ready`,
    open: (text) => `${text}. Open updates`,
  },
  copying: {
    title: 'Escale is preparing your library',
    why: 'This is the first time this version opens it: a copy is made and checked before anything changes.',
    progress: 'Copying the library',
  },
};

/** What was under way in a library that came from elsewhere. */
export const atRest = {
  what: ({ imports, acts, erasures, tidying }: AtRest): string => {
    const parts = [
      ...(imports === 0 ? [] : [imports === 1 ? 'an import' : `${imports} imports`]),
      ...(acts === 0 ? [] : [acts === 1 ? 'a change in several posts' : `${acts} changes in several posts`]),
      ...(erasures === 0 ? [] : [`the erasing of ${erasures === 1 ? 'a person' : `${erasures} people`}`]),
      ...(tidying ? ['the automatic emptying of the bin'] : []),
    ];
    const list = new Intl.ListFormat('en').format(parts);
    const one = parts.length === 1 && imports <= 1 && acts <= 1;
    const start = `${list.charAt(0).toUpperCase()}${list.slice(1)} ${one ? 'was' : 'were'} in progress in this backup.`;
    return `${start} ${one ? 'It has' : 'They have'} not resumed.`;
  },
  goOn: 'Resume',
  giveUp: 'Abandon',
};
