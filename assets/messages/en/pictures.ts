import type { Messages } from '../fr.ts';
import type { PicturesMessages } from '../fr/pictures.ts';
import { counted } from '../plural.ts';

export const pictures: PicturesMessages = {
  picture: 'Picture',
  onWeb: 'Picture on the web, not in the library yet',
  row: (count) => (count === 1 ? 'Row of 1 picture' : `Row of ${count} pictures`),
  inRow: (index, count) => `Picture ${index} of ${count}`,
  tools: 'Place of the picture',

  altPlaceholder: 'What the picture shows, in a sentence, for those who cannot see it',
  altHint:
    'Describe who or what is shown, what happens, and any text in the picture. Do not write “photo of”. A picture that adds no information is decorative.',
  altDecorative: 'Decorative picture: not read by screen readers',
  captionPlaceholder: 'Shown under the picture. Bold, italic and links are possible',
  rowCaption: 'Caption of the row',
  creditPlaceholder: 'Author of the picture',

  creditProposed: (credit) => `Credit found in the file: ${credit}`,
  captionProposed: (caption) => `Caption found in the file: ${caption}`,
  take: 'Use',
  leave: 'Ignore',
  takeCredit: 'Use the proposed credit',
  leaveCredit: 'Ignore the proposed credit',
  takeCaption: 'Use the proposed caption',
  leaveCaption: 'Ignore the proposed caption',

  size: 'Size',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large', full: 'Full width' },
  align: 'Place',
  aligns: { left: 'Left of the text', middle: 'In the middle', right: 'Right of the text' },
  alignsShort: { left: 'Left', middle: 'Middle', right: 'Right' },
  more: 'Other actions',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveEarlier: 'Move earlier in the row',
  moveLater: 'Move later in the row',
  replace: 'Replace the picture…',
  fileGone: 'The file of this picture is no longer in the library.',
  findAgain: 'Find the picture…',
  recovered: 'Picture found',
  anotherFile: 'The picture was replaced with another file, in this post only. Press Ctrl+Z to undo.',
  replaced: 'Picture replaced. Check that the alternative text still fits.',
  addBeside: 'Add beside…',
  takeOut: 'Remove from the row',
  remove: 'Remove the picture',
  moved: 'Picture moved',
  rowIsFull: 'A row can have three pictures at most. The others were not added.',

  video: 'Video',
  page: 'Embedded page',
  insertVideo: 'Insert a video',
  videoAddress: 'Address of the video',
  videoHint: 'A video on YouTube, Vimeo, Dailymotion or PeerTube',
  videoUnknown:
    'This is not the address of a video on YouTube, Vimeo, Dailymotion or PeerTube. Add it to the text as a link.',
  insert: 'Insert',
  cancel: 'Cancel',
  videoTitle: 'Title of the video',
  videoTitlePlaceholder: 'What the video shows',
  asking: 'Reading the title…',
  waiting: 'Will be completed when you are online',
  notFound: 'The site gave no title. Enter one here.',
  complete: 'Read the title from the site',
  frame: 'Embed the player',
  frameNeedsTitle: 'Enter the title first: it tells readers what the player contains.',
  frameTracks: 'The embedded player tracks your readers.',
  frameShown: 'Embedded player',
  open: 'Open the page',
  asLink: 'Change back to a link',
  removeVideo: 'Remove the video',

  linkField: 'Address, or title of a post',
  linkHint: 'A web or email address, a phone number, or words from a title',
  linkTargets: 'Posts and questions',
  notOnline: 'Not online yet: cannot be linked',
  ofThisPost: 'In this post',
  questionNumber: (number) => `Question ${number}`,
};

export const photos = {
  hosts: {
    blogger: 'Upload them to Blogger yourself (recommended)',
    s3: 'Your organisation’s storage',
    address: 'At addresses you enter',
    inline: 'Inside the post',
  },
  hostHints: {
    blogger:
      'Escale prepares the files and you drag them into a draft on Blogger. Thumbnails and sharing work.',
    s3: 'An S3-compatible storage, set up once. Escale then uploads the pictures.',
    address: 'Each picture is already on a website of yours.',
    inline:
      'Nothing to set up, but no thumbnails, 700 KB per post at most, and posts are slow to edit on the web.',
  },
  question: (blog: string) => `Where do the pictures of “${blog}” go?`,
  asked:
    'You are asked once per blog and can change this in its settings. The originals always stay in your library.',
  choose: 'Choose',
  change: 'Change where pictures go…',
  keep: 'Keep as is',
  insideAt: (width: number) => `Pictures published at ${width} px, originals kept`,
  insideChosen: (width: number) => `Pictures published at ${width} px, as you asked; originals kept`,
  weight: (kilobytes: number) => `${counted('en', kilobytes, 'KB', 'KB')} in all, inside the post`,
  onHost: {
    blogger: 'On Blogger, originals kept',
    s3: 'In your organisation’s storage, originals kept',
    address: 'At your addresses, originals kept',
  },
  outOf: (done: number, all: number) => `${done} of ${counted('en', all, 'picture', 'pictures')}`,
  toChoose: 'Not chosen yet',
  tooHeavy: (width: number, kilobytes: number) =>
    `Even at ${width} px the post would weigh ${counted('en', kilobytes, 'KB', 'KB')} with its pictures; beyond 700 KB Blogger may refuse it. Nothing was sent: remove pictures, store them elsewhere, or publish them smaller.`,
  smaller: (width: number) => `Publish at ${width} px`,
  elsewhere: 'Store the pictures elsewhere…',
  usual: 'Back to the usual widths',
  breakProposed:
    'The blog’s home page would show the whole post with its pictures. Add “Read more” after the beginning?',
  addBreak: 'Add “Read more”',
  storeMissing: 'The storage is not set up yet, or its key is missing.',
  addressesMissing:
    'Enter the address of each picture on your website. Escale checks that everyone can see it.',
  publicAddress: (name: string) => `Public address of ${name}`,
  check: 'Check and save',
  handoff: {
    title: 'Drop the pictures into Blogger',
    explained:
      'Blogger only accepts pictures in its own editor. Escale creates a separate draft there, which is never published, and prepares the files.',
    prepare: 'Prepare the files',
    preparing: 'Preparing the files and the draft…',
    steps: 'Open Blogger, drag the pictures into the draft, then come back here. Escale reads the draft.',
    open: 'Open Blogger',
    read: 'Read the draft again',
    files: 'Pictures to drop',
    all: 'All pictures to drop',
    allHint: 'Drag them all into the draft at once',
    reveal: 'Show the files',
    toDrop: 'To drop',
    dropped: 'Dropped',
    strangers: (count: number) =>
      `${counted('en', count, 'picture of the draft is', 'pictures of the draft are')} none of these.`,
    stays: 'Keep the draft on Blogger: it contains the pictures.',
  },
  section: 'Pictures',
  insideOnly: 'The trial blog keeps pictures inside the post.',
  unasked: 'Not chosen yet: asked at the first picture.',
  store: {
    endpoint: 'Address of the service',
    endpointHint: 'For example https://s3.gra.io.cloud.ovh.net',
    region: 'Region',
    bucket: 'Name of the bucket',
    prefix: 'Folder (optional)',
    publicBase: 'Public address of the bucket',
    publicBaseHint: 'The address readers use, without the folder and file name',
    keyId: 'Key identifier',
    secret: 'Secret key',
    secretKept: 'Saved in this computer’s keychain. Only fill in to change it.',
    publicRead: 'Make each picture public when uploaded',
    publicReadHint: 'Tick this if the bucket is not already public.',
    save: 'Save',
    attempt: 'Test',
    attempting: 'Uploading a test picture…',
    works: 'The test picture was uploaded, read as a reader would, then removed.',
    saved: 'Settings saved.',
    notKept: 'This computer has no keychain: you will have to enter the key again when Escale restarts.',
  },
  online: {
    open: 'Check the pictures online…',
    title: 'Pictures of the posts online',
    explained:
      'Escale loads each picture as a reader would, one at a time per site. You can stop and continue later.',
    start: 'Check',
    again: 'Check again',
    goOn: 'Continue',
    stop: 'Stop',
    gathering: 'Listing the pictures…',
    asking: (checked: number, total: number) => `Pictures checked: ${checked} of ${total}`,
    stopped: (checked: number, total: number) => `Stopped: ${checked} of ${total}.`,
    offline: 'No site responds: you are probably offline. No picture is reported as missing.',
    fine: (total: number) =>
      total === 0
        ? 'No picture on the web in the posts online.'
        : `${counted('en', total, 'picture checked and found', 'pictures checked, all found')}.`,
    dead: (count: number) => `${counted('en', count, 'picture can', 'pictures can')} no longer be loaded.`,
    unsure: (count: number) =>
      `${counted('en', count, 'picture', 'pictures')} without a clear answer. Check again another day.`,
    lost: 'Original not in the library',
    kept: 'Original kept',
    hostAgain: (count: number, blog: string) =>
      `Upload ${counted('en', count, 'picture', 'pictures')} again for “${blog}”`,
    hosting: 'Uploading the originals…',
    hosted: (posts: number, pictures: number) =>
      posts === 0
        ? `${counted('en', pictures, 'picture', 'pictures')} restored, with no change to any post.`
        : `${counted('en', posts, 'update is', 'updates are')} being sent. Follow them in the Outbox.`,
    byHand: (count: number) =>
      `${counted('en', count, 'post needs its', 'posts need their')} pictures uploaded again: open the post, then “Update”.`,
    busy: (count: number) => `${counted('en', count, 'post is', 'posts are')} already being sent.`,
    openPost: (title: string) => `Open “${title}”`,
  },
} satisfies Messages['photos'];
