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
    'Say who or what, what happens, and the words written in the picture; no “photo of”. A picture that tells nothing is decorative.',
  altDecorative: 'Decorative picture: it is not read out',
  captionPlaceholder: 'Under the picture; bold, italic and links possible',
  rowCaption: 'Caption of the row',
  creditPlaceholder: 'Author of the picture',

  creditProposed: (credit) => `Credit proposed from the file: ${credit}`,
  captionProposed: (caption) => `Caption proposed from the file: ${caption}`,
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
  anotherFile:
    'Another file took the place of the picture, in this post only. Ctrl+Z goes back to the old one.',
  replaced: 'Picture replaced. The alternative text is kept: read it again.',
  addBeside: 'Add beside…',
  takeOut: 'Take out of the row',
  remove: 'Remove the picture',
  moved: 'Picture moved',
  rowIsFull: 'A row holds three pictures at most: the others were not added.',

  video: 'Video',
  page: 'Embedded page',
  insertVideo: 'Insert a video',
  videoAddress: 'Address of the video',
  videoHint: 'A video of YouTube, Vimeo, Dailymotion or PeerTube',
  videoUnknown:
    'This is not the address of a video of YouTube, Vimeo, Dailymotion or PeerTube. Put it in the text as a link.',
  insert: 'Insert',
  cancel: 'Cancel',
  videoTitle: 'Title of the video',
  videoTitlePlaceholder: 'What the video shows',
  asking: 'Reading the title…',
  waiting: 'Will be completed once the network is back',
  notFound: 'The site gave no title: write it here.',
  complete: 'Read the title from the site',
  frame: 'Embed the player',
  frameNeedsTitle: 'Write the title first: it says what the player holds.',
  frameTracks: 'The embedded player puts trackers on readers’ computers.',
  frameShown: 'Embedded player',
  open: 'Open the page',
  asLink: 'Turn back into a link',
  removeVideo: 'Remove the video',

  linkField: 'Address, or title of a post',
  linkHint: 'A web or e-mail address, a phone number, or words of a title',
  linkTargets: 'Posts and questions',
  notOnline: 'Not online yet: cannot be linked',
  ofThisPost: 'In this post',
  questionNumber: (number) => `Question ${number}`,
};

export const photos = {
  hosts: {
    blogger: 'Drop them into Blogger (advised)',
    s3: 'The host of your organisation',
    address: 'At addresses that you give',
    inline: 'Inside the post',
  },
  hostHints: {
    blogger: 'Escale prepares the files, you drag them onto a draft of Blogger. Thumbnails and shares work.',
    s3: 'A store that speaks S3, set up once; Escale then puts the pictures there.',
    address: 'Each picture is on a site of yours already.',
    inline:
      'Nothing to set up, but no thumbnail, 700 KB at most a post, and a post that is heavy to edit on the web.',
  },
  question: (blog: string) => `Where do the pictures of “${blog}” go?`,
  asked:
    'Asked once for this blog; it can be changed in its settings. The originals always stay in your library.',
  choose: 'Choose',
  change: 'Change where pictures go…',
  keep: 'Change nothing',
  insideAt: (width: number) => `Pictures published at ${width} px, originals kept`,
  insideChosen: (width: number) => `Pictures published at ${width} px, as you asked; originals kept`,
  weight: (kilobytes: number) => `${counted('en', kilobytes, 'KB', 'KB')} in all, inside the post`,
  onHost: {
    blogger: 'With Blogger, originals kept',
    s3: 'With the host of your organisation, originals kept',
    address: 'At your addresses, originals kept',
  },
  outOf: (done: number, all: number) => `${done} of ${counted('en', all, 'picture', 'pictures')}`,
  toChoose: 'Place to be chosen',
  tooHeavy: (width: number, kilobytes: number) =>
    `Even at ${width} px the post would weigh ${counted('en', kilobytes, 'KB', 'KB')} with its pictures; beyond 700 KB Blogger may refuse it. Nothing has left: take pictures out of the post, put them elsewhere, or publish them smaller.`,
  smaller: (width: number) => `Publish at ${width} px`,
  elsewhere: 'Put the pictures elsewhere…',
  usual: 'Back to the usual widths',
  breakProposed:
    'Without a break the home page of the blog would bear the whole post with its pictures. Add “Read more” after the beginning of the post?',
  addBreak: 'Add “Read more”',
  storeMissing: 'The store is not set up yet, or its key is no longer kept here.',
  addressesMissing:
    'Give the address of each picture on your site. Escale checks that everybody can read it.',
  publicAddress: (name: string) => `Public address of ${name}`,
  check: 'Check and keep',
  handoff: {
    title: 'Drop the pictures into Blogger',
    explained:
      'Blogger takes pictures by its own editor only. Escale makes a draft of its own there, never published, and prepares the files in order.',
    prepare: 'Prepare the files',
    preparing: 'Preparing the files and the draft…',
    steps: 'Open Blogger, drag the pictures onto the draft, then come back here: the draft is read at once.',
    open: 'Open Blogger',
    read: 'Read the draft again',
    files: 'Pictures to drop',
    all: 'All pictures to drop',
    allHint: 'To be dragged onto the draft at one go',
    reveal: 'Show the files',
    toDrop: 'To drop',
    dropped: 'Dropped',
    strangers: (count: number) =>
      `${counted('en', count, 'picture of the draft is', 'pictures of the draft are')} none of these.`,
    stays: 'The draft stays on Blogger: the pictures lie there.',
  },
  section: 'Pictures',
  insideOnly: 'The trial blog keeps pictures inside the post.',
  unasked: 'Not chosen yet: asked at the first picture.',
  store: {
    endpoint: 'Address of the service',
    endpointHint: 'For instance https://s3.gra.io.cloud.ovh.net',
    region: 'Region',
    bucket: 'Name of the bucket',
    prefix: 'Folder (optional)',
    publicBase: 'Public address of the bucket',
    publicBaseHint: 'What stands before the folder and the name of the file, as readers ask for it',
    keyId: 'Key identifier',
    secret: 'Secret key',
    secretKept: 'Kept in the key store of this computer. Fill in only to change it.',
    publicRead: 'Let everybody read each picture as it is put',
    publicReadHint: 'To be ticked where the bucket is not public already.',
    save: 'Save',
    attempt: 'Try',
    attempting: 'A trial picture goes the way…',
    works: 'The trial picture was put, read as by a reader, then removed.',
    saved: 'Settings saved.',
    notKept: 'This computer has no key store: the key will be forgotten when Escale quits.',
  },
  online: {
    open: 'Check the pictures online…',
    title: 'Pictures of the posts online',
    explained:
      'Escale asks for each picture as a reader would, one at a time from each site. It can be interrupted and taken up again.',
    start: 'Check',
    again: 'Check again',
    goOn: 'Go on',
    stop: 'Interrupt',
    gathering: 'Listing the pictures…',
    asking: (checked: number, total: number) => `Pictures checked: ${checked} of ${total}`,
    stopped: (checked: number, total: number) => `Interrupted: ${checked} of ${total}.`,
    offline: 'No site answers: the network is probably missing. Nothing is concluded from it.',
    fine: (total: number) =>
      total === 0
        ? 'No picture on the web in the posts online.'
        : `${counted('en', total, 'picture checked: it answers', 'pictures checked: all answer')}.`,
    dead: (count: number) =>
      `${counted('en', count, 'picture does not answer', 'pictures do not answer')} any more.`,
    unsure: (count: number) =>
      `${counted('en', count, 'picture', 'pictures')} without a clear answer; to be checked another day.`,
    lost: 'Original not in the library',
    kept: 'Original kept',
    hostAgain: (count: number, blog: string) =>
      `Host ${counted('en', count, 'picture', 'pictures')} again on “${blog}”`,
    hosting: 'The originals leave again…',
    hosted: (posts: number, pictures: number) =>
      posts === 0
        ? `${counted('en', pictures, 'picture', 'pictures')} put back in place, without touching a post.`
        : `${counted('en', posts, 'update leaves', 'updates leave one by one')}; to be followed in Sends.`,
    byHand: (count: number) =>
      `${counted('en', count, 'post waits for its', 'posts wait for their')} pictures to be dropped: open the post, then “Update”.`,
    busy: (count: number) =>
      `${counted('en', count, 'post is on its way', 'posts are on their way')} already.`,
    openPost: (title: string) => `Open “${title}”`,
  },
} satisfies Messages['photos'];
