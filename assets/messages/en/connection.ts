import { counted } from '../plural.ts';
import type { Messages } from '../fr.ts';

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
