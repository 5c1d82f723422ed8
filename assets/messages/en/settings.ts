import type { AtRest } from '#contract/library.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

export const settings = {
  title: 'Settings',
  parts: 'Parts',
  seek: 'Search settings',
  seekHint: 'Search',
  seekClear: 'Clear the search',
  seekNothing: (sought: string): string => `No setting for “${sought}”.`,
  general: 'General',
  writing: 'Writing',
  search: 'Search',
  saving: {
    title: 'Saving',
    how: 'Escale saves by itself, less than a second after each word, on this computer. There is nothing to do.',
    last: (when: string): string => `Last saved: ${when}.`,
    never: 'Nothing has been written yet.',
    kept: 'A version is kept every ten minutes while you write, when you leave a post and each time you send it; you find them in the history of the post.',
  },
  language: 'Language of Escale',
  languages: { system: 'That of the computer', fr: 'Français', en: 'English' },
  theme: 'Appearance',
  themes: { system: 'That of the computer', light: 'Light', dark: 'Dark' },
  noticesStay: 'Keep messages until I close them',
  noticesStayHint: 'Otherwise, messages that need no answer go away after ten seconds.',
  postLanguage: 'Language of new posts',
  postLanguages: {
    fr: 'French',
    en: 'English',
    es: 'Spanish',
    de: 'German',
    it: 'Italian',
    pt: 'Portuguese',
  },
  publishing: 'Publishing',
  hold: 'Time to take back a first publication',
  holdFor: (seconds: number) => (seconds === 0 ? 'None' : counted('en', seconds, 'second', 'seconds')),
  holdHint: 'Until then the publication can be cancelled. The trial blog does not wait.',
  blogs: 'Blogs and accounts',
} satisfies Messages['settings'];

type Received = Readonly<Record<string, string | number>>;

export const connection = {
  accounts: 'Google accounts',
  account: (name: string) => (name === '' ? 'Account without a name' : name),
  accountStates: { signedIn: 'Signed in', signedOut: 'Sign-in needed' },
  consented: (date: string) => `allowed on ${date}`,
  ends: (date: string) =>
    `This client’s Google project is in “Testing” mode: this sign-in will end on ${date}. In Google’s console, choose “Publish app”, then sign in again.`,
  accountBlogs: (count: number) => counted('en', count, 'blog connected', 'blogs connected'),
  noBlogs: 'No blog of this account is connected.',
  addBlogs: 'Connect a blog of this account…',
  addBlogsLabel: (name: string) => `Connect a blog of the account ${name}`,
  reconnectLabel: (name: string) => `Sign in again to the account ${name}`,
  signOutLabel: (name: string) => `Sign out of the account ${name}`,
  signOutAsk: (name: string) => `Sign out of “${name}”?`,
  signOutExplained:
    'The access is withdrawn at Google and the sign-in erased from this computer. Posts, blogs and waiting sends stay.',
  signedOut: (name: string) => `“${name}” is signed out, and the access withdrawn at Google.`,
  signedOutHere: (name: string) =>
    `“${name}” is signed out and its sign-in erased from here, but Google could not be told: Escale’s access still stands in the Google account. Remove it there.`,
  openGoogleAccess: 'Open the Google account’s access page',
  otherAccount: (wanted: string, got: string) =>
    `Signed in as “${got}”. The blogs of “${wanted}” still wait: start again and choose that account.`,
  close: 'Close',
  roles: {
    administrator: 'Administrator',
    author: 'Author: you will be able to update only your own posts',
    reader: 'Reader: you will not be able to publish anything on this blog',
  },

  readOnly: 'Read only on the blog',
  readOnlyWhy: (author: string) =>
    author === ''
      ? 'This post is someone else’s. You can edit it here; the blog will take no update of it from you.'
      : `This post is signed “${author}”. You can edit it here; the blog will take no update of it from you.`,
  copyText: 'Copy the text',
  copyRequest: 'Copy a request for the update',
  copied: 'Copied.',
  request: (title: string, blog: string, url: string, author: string) =>
    `Hello${author === '' ? '' : ` ${author}`},\n\nI have prepared a new version of the post “${title}” (${url === '' ? blog : url}). As an author of the blog “${blog}” I can update only my own posts.\n\nCould you put the text enclosed there, or make me an administrator of the blog (Blogger, Settings, Permissions)?\n\nThank you.`,

  ways: {
    reconnect: 'Sign in again',
    again: 'Start again',
    changeClient: 'Change the client',
    openConsole: 'Open the page of the Blogger API',
    openConsent: 'Open the consent screen',
    copyForIt: 'Copy the text for the IT service',
    givePassword: 'Give the proxy’s password…',
  },

  proxy: {
    title: 'Password of the proxy',
    asks: (proxy: string) => `The proxy ${proxy} asks who you are before it lets Escale through.`,
    realm: (realm: string) => `It introduces itself as “${realm}”.`,
    again: 'This name and this password were refused. Check them, then try again.',
    user: 'User name',
    userColon: 'A user name holds no colon.',
    password: 'Password',
    memory: 'They are kept in memory until Escale closes, and written nowhere.',
    basic: 'This proxy receives them without encryption of its own, as it asks.',
    give: 'Go on',
    later: 'Later',
  },

  itText: (received: Received) => {
    const said = (name: string) => String(received[name] ?? '');
    const kinds: Readonly<Record<string, string>> = {
      redirect: `a redirect${said('to') === '' ? '' : ` to ${said('to')}`}`,
      portal: 'the page of a sign-in portal',
      page: 'a page that does not come from Google',
      cut: 'an answer cut short',
      proxy: `a refusal of the proxy ${said('proxy')}`,
    };
    const lines = [
      'Hello,',
      '',
      'The program Escale, which publishes posts on Blogger (Google), does not get Google’s answers from our network.',
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
      'To let through, by HTTPS (port 443), with every method (PATCH and DELETE included):',
      '– accounts.google.com (in the person’s browser)',
      '– oauth2.googleapis.com',
      '– blogger.googleapis.com',
      '– *.blogspot.com and blogger.googleusercontent.com, to read the blog and its pictures',
      '',
      'Escale follows the system’s proxy (PAC files included), gives it a name and a password (Basic) where it asks, and trusts the certificates installed in the system. Where the network opens encrypted exchanges, its authority must be installed there.',
    ];
    return lines.join('\n');
  },

  start: {
    needs: 'What you need, the first time',
    list: [
      'A Google account that may write on the blog.',
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
        'To publish on our Blogger blog with the program Escale, I need a Google “OAuth client” of type “Desktop app”. It is created once for the whole organisation, free of charge, in some ten minutes:',
        '',
        ...steps.map((step, index) => `${index + 1}. ${step}`),
        '',
        'Could you send me the JSON file that you get?',
        '',
        'Thank you.',
      ].join('\n'),
    ready:
      'The browser opens Google’s page: choose the account that writes on the blog, then allow Escale. It takes a minute.',
    otherwise: 'Without waiting',
    byHand:
      'Publishing by hand needs neither account nor file: Escale prepares the text, you paste it into Blogger.',
  },

  guide: {
    title: 'Guide: make the client, in six steps',
    before:
      'Ten minutes, once for the institution. It takes a Google account of the institution; nothing goes through us.',
    steps: [
      'Open Google’s console with an account of the institution, and create a project, for example “Escale”.',
      'In the API library, look for “Blogger API” and choose “Enable”.',
      'In “OAuth consent screen” (or “Google Auth Platform”), choose “External”, give the app a name and a contact address; under “Data Access”, add the one scope …/auth/blogger.',
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
      'Error 401: invalid_client or deleted_client – the client is no more. Choose another.',
      'Error 400: redirect_uri_mismatch – the client is not of type “Desktop app”. Create one of that type.',
      'Error 403: access_denied, “being tested” – add your address to the test users, or publish the app.',
      'Error 403: org_internal, or “blocked by your administrator” – the project is for another organisation, or yours does not admit the app: ask its Google administrator.',
      'The page does not open, or does not come back to Escale – cancel here and start again; check that no program blocks 127.0.0.1.',
    ],
  },
} satisfies Messages['connection'];

export const presentation: Messages['presentation'] = {
  title: 'Presentation',
  hint: 'Holds for what will be published. A post online takes it at its next update.',
  style: 'Style of interviews',
  styles: { classic: 'Classic', headings: 'Names as headings', cards: 'Cards' },
  styleHints: {
    classic: '“Name:” before the answer',
    headings: 'The name on its own line',
    cards: 'A frame, the name, the role',
  },
  previewFrame: 'Preview of an interview',
  summary: 'List of the questions, before the first one',
  people: 'Box of the people',
  peopleHint: 'Their portrait, their name, their role.',
  peoplePositions: { off: 'None', start: 'At the beginning', end: 'At the end' },
  pictures: 'Pictures',
  pictureAppearances: { plain: 'Without a frame', rounded: 'Rounded corners', framed: 'Framed' },
  enlarge: 'Enlarge pictures at a click',
  enlargeHint: 'Those with a public address. Decorative pictures and those inside the post have no link.',
  level: 'Level of post titles',
  levelHint: 'Questions come one level below, headings along with them. It is what guides screen readers.',
  levels: {
    1: 'Level 1',
    2: 'Level 2',
    3: 'Level 3 (Blogger’s themes)',
    4: 'Level 4',
  },
  read: 'Read it on the blog',
  levelRead: (level: number, url: string) => `Level ${level}, read on ${url}.`,
  notFound: {
    'no-page': 'No post online is known on this blog. Publish first, or choose the level.',
    'no-answer': 'The page did not answer. The level stays as chosen.',
    'no-heading': 'The title of the post stands in no heading of the page. The level stays as chosen.',
    'too-deep': 'The title stands below level 4 there. The level stays as chosen.',
  },
  sheetHint: 'Posts read well without it. To paste once in Blogger: Theme, Customize, Advanced, Add CSS.',
  copySheet: 'Copy the style sheet',
  copied: 'The style sheet is copied.',
  withSheet: 'Preview with the style sheet',
};

export const equivalents = {
  title: 'Equivalent names',
  hint: 'Names of one thing: searching for one finds the others too, after the exact words.',
  names: 'Equivalent names',
  namesHint: 'Two at least, with “=” between them: Town hall = City hall',
  add: 'Add equivalent names',
  example: ['Pôle emploi', 'France Travail', 'ANPE'],
  takeExample: (names: string) => `Take this example: ${names}`,
  keep: 'Keep these names',
  cancel: 'Cancel',
  edit: (names: string) => `Edit ${names}`,
  remove: (names: string) => `Remove ${names}`,
  problems: {
    'too-few': 'Write two names at least, with “=” between them.',
    'too-many': 'Twenty names at most in one group.',
    'too-long': 'A name has a hundred characters at most.',
    repeated: 'The same name is written twice.',
  },
  elsewhere: (name: string) => `“${name}” is already in another group.`,
} satisfies Messages['equivalents'];

/** Newer versions of Escale, and the copy before they first open a library. */
export const updates: Messages['updates'] = {
  title: 'Updates',
  installed: (version) => `Installed version: ${version}.`,
  none: 'This build of Escale does not update itself: it was made without an address where later versions are announced.',
  mode: 'New versions of Escale',
  modes: {
    off: 'Do not look',
    tell: 'Tell me',
    install: 'Download, and install on closing',
  },
  modeHints: {
    off: 'Escale asks nobody anything, except by “Look now”.',
    tell: 'Escale looks as it opens, then once a day. Nothing is downloaded.',
    install: 'The text is saved first, as it is each time Escale closes.',
  },
  managed:
    'Escale was installed here by a package of the system, by your IT service or in a folder of its own: new versions come that way. Escale can tell you that there is one.',
  fixed: 'Set by your IT service.',
  fixedOff: 'Set by your IT service: Escale looks for no new version.',
  policy: {
    unreadable:
      'Your IT service’s settings file cannot be read as it stands. Until it is corrected, Escale looks for no new version.',
    unsafe:
      'Your IT service’s settings file can be changed by others. As long as that is so, Escale does not follow it and looks for no new version.',
  },
  check: 'Look now',
  checking: 'Looking for a new version',
  downloading: (version) => `Downloading version ${version}`,
  results: {
    current: 'Escale is up to date.',
    older: 'The version offered is older than this one: nothing was installed.',
    'no-network': 'The update server does not answer, or there is no network. Nothing has changed.',
    'no-answer': 'The update server did not give what was asked for. Nothing was installed; try again later.',
    unchecked:
      'The answer could not be checked: its signature is missing, or is not Escale’s. Nothing was installed. If this lasts, tell your IT service.',
    expired:
      'What the server announces is too old to be believed: it may be holding new versions back, or this computer’s date is wrong. Nothing was installed. Check the date; if this lasts, tell your IT service.',
    interrupted: 'The download was interrupted. Nothing was installed; next time it begins again.',
    damaged:
      'What was downloaded is not what was announced: all of it was thrown away, nothing was installed.',
    disk: 'The download could not be written to the disk. Nothing was installed.',
    'not-installed': 'The new version could not be made ready. This one goes on as before.',
  },
  checkedAt: (when) => `Last looked: ${when}.`,
  available: (version) => `Version ${version}`,
  there: (version) => `Version ${version} is there.`,
  size: (size) => `${size} to download.`,
  byOthers: 'Your IT service, or the tool that installed Escale, installs it; Escale asks for no password.',
  notes: 'What changes',
  download: 'Download, and install on closing',
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
    why: 'This is the first opening with a new version: a copy is made and checked before anything changes.',
    progress: 'Copying the library',
  },
};

/** What was under way in a library that came from elsewhere. */
export const atRest = {
  what: ({ imports, acts, erasures, tidying }: AtRest): string => {
    const parts = [
      ...(imports === 0 ? [] : [counted('en', imports, 'import', 'imports')]),
      ...(acts === 0 ? [] : [counted('en', acts, 'change in several posts', 'changes in several posts')]),
      ...(erasures === 0 ? [] : [`the erasing of ${counted('en', erasures, 'person', 'people')}`]),
      ...(tidying ? ['the automatic emptying of the bin'] : []),
    ];
    return `This was under way in this library, and none of it has resumed: ${parts.join(', ')}. “Understood” leaves it all stopped.`;
  },
  goOn: 'Resume',
};
