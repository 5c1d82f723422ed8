import type { publishing as french } from '../fr/publishing.ts';
import { counted } from '../plural.ts';

export const publishing = {
  sheet: 'Publish',
  sheetUpdate: 'Update',
  preparing: 'Preparing…',
  blog: 'Blog',
  signed: (name: string) => `Signed “${name}”, the name of your Google profile`,
  signedPractice: 'Visible to you alone, on this computer',
  address: 'Address',
  addressForeseen: 'The address foreseen; it will not change after the first publication',
  addressKept: 'The address stays the same',
  labels: 'Labels',
  labelCount: (count: number) => `${count}/20`,
  pictures: 'Pictures',
  pictureCount: (count: number) => (count === 0 ? 'None' : counted('en', count, 'picture', 'pictures')),
  checks: 'Checks',
  checksNone: 'Nothing to report',
  checkCount: (count: number) => counted('en', count, 'point to look at', 'points to look at'),
  check: {
    'title-missing': () => 'The post has no title.',
    'body-empty': () => 'The post has no text.',
    'too-many-labels': (params: Readonly<Record<string, string | number>>) =>
      `Blogger takes 20 labels at most; there are ${params['count'] ?? ''}.`,
    'labels-too-long': (params: Readonly<Record<string, string | number>>) =>
      `The labels add up to ${params['characters'] ?? ''} characters; Blogger takes 200.`,
    'too-heavy': (params: Readonly<Record<string, string | number>>) =>
      `With its pictures the post weighs ${params['kilobytes'] ?? ''} KB; beyond ${params['limit'] ?? ''} KB Blogger may refuse it. Remove a picture or choose a smaller one.`,
    'alt-missing': (params: Readonly<Record<string, string | number>>) =>
      `Alternative text is missing for ${counted('en', Number(params['count'] ?? 1), 'picture', 'pictures')}.`,
    'answer-unnamed': (params: Readonly<Record<string, string | number>>) =>
      `${counted('en', Number(params['count'] ?? 1), 'answer', 'answers')} without a person named.`,
    'question-unanswered': (params: Readonly<Record<string, string | number>>) =>
      `${counted('en', Number(params['count'] ?? 1), 'question', 'questions')} without an answer.`,
    'host-needed': () => 'Choose where the pictures of this blog go.',
    'pictures-missing': (params: Readonly<Record<string, string | number>>) =>
      `${counted('en', Number(params['count'] ?? 1), 'picture has', 'pictures have')} no address on the web yet.`,
    'break-missing': () =>
      'The post and its pictures would stand whole on the home page: a “Read more” break would make it lighter.',
    'head-heavy': (params: Readonly<Record<string, string | number>>) =>
      `Before “Read more” there are ${params['kilobytes'] ?? ''} KB of pictures: the home page will be slow. Put the break higher.`,
  },
  preview: 'Preview',
  previewTitle: 'Preview of the post, as readers will see it',
  changes: 'What changes',
  changesNone: 'The text online is already this one.',
  changeCount: (count: number) => counted('en', count, 'change', 'changes'),
  changed: {
    title: 'Title',
    labels: 'Labels',
    lead: 'Lead',
    question: 'Question',
    answer: 'Answer',
    text: 'Text',
    picture: 'Picture',
    order: 'Order',
  },
  how: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
  before: 'Before',
  after: 'After',
  publishOn: (blog: string) => `Publish on ${blog}`,
  updateOn: (blog: string) => `Update on ${blog}`,
  publishPractice: 'Publish (trial)',
  updatePractice: 'Update (trial)',
  consequence: 'Visible to everyone at once; subscribers are told.',
  consequenceHold: (seconds: number) =>
    `Visible to everyone; can be called back during ${counted('en', seconds, 'second', 'seconds')}.`,
  consequenceUpdate: 'The page online is replaced at once.',
  consequencePractice: 'Visible to you alone, on this computer.',
  cancel: 'Cancel',
  notConnected: (blog) =>
    `This post comes from “${blog}”, which Escale has only read. To update it there, connect that blog with its account.`,
  publishElsewhere: 'Publish on another blog instead',
  noBlog: 'No blog is connected to Escale yet.',
  tryPractice: 'Try with the trial blog',
  connectBlogger: 'Connect a Blogger blog…',
  practiceExplained:
    'The trial blog lives on this computer, without account or network. It is read in the browser; nobody else sees it.',

  sends: 'Sends',
  sendsNone: 'Nothing is being sent. What leaves for a blog can be followed here.',
  sendTitle: (title: string, blog: string) => `“${title}” to ${blog}`,
  untitled: 'Untitled',
  retry: 'Try again',
  cancelSend: 'Cancel the send',
  openPost: 'Open the post',

  blogsEmpty: 'Escale is not connected to any blog yet. One can write and keep everything without.',
  blogStates: {
    connected: 'Connected',
    'sign-in-needed': 'Sign-in needed',
    unreachable: 'Out of reach for now',
  },
  practiceBadge: 'Trial',
  openBlog: 'See the blog',
  forget: 'Remove',
  forgetLabel: (blog: string) => `Remove ${blog} from Escale`,
  blogSettingsOpen: 'Set up…',
  blogSettingsLabel: (blog: string) => `Set up ${blog}`,
  blogSettings: (blog: string) => `Settings of ${blog}`,
  signIn: 'Sign in',
  reconnect: 'Sign in again',
  signOut: 'Sign out',
  signingIn: 'The browser has opened: choose the account, allow, then come back here.',
  cancelSignIn: 'Cancel the sign-in',
  notKept: 'This computer has no key store: the sign-in will be forgotten when Escale quits.',
  client: 'Your institution’s client',
  clientExplained:
    'Google asks for an “OAuth client” of the desktop app type. The steps are in the README; it takes ten minutes, once.',
  clientFile: 'Choose the client file…',
  clientFields: 'Or type its two values',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  clientUse: 'Use this client',
  clientNow: (id: string) => `Client in place: ${id}`,
  clientChange: 'Change the client',
  chooseBlog: 'Which blog to connect?',
  noneToChoose:
    'This account has no blog to write on. Sign in with another one, or ask to be an author of the blog.',
  add: 'Connect',
  added: 'Already connected',
} satisfies typeof french;
