import { counted } from '../plural.ts';
import type { exports as french } from '../fr/exports.ts';

export const exports = {
  untitled: 'Untitled',
  one: 'Export this post',
  all: 'Export everything',
  format: 'Format',
  formats: {
    docx: { name: 'Word document (docx)', hint: 'For Word or LibreOffice, pictures included' },
    pdf: { name: 'PDF', hint: 'To read and print, pages numbered' },
    html: { name: 'Web page (HTML)', hint: 'One file, pictures included' },
    markdown: { name: 'Markdown', hint: 'The text, and the pictures in a folder beside it' },
    feed: {
      name: 'Blogger backup (feed.atom)',
      hint: 'For Blogger: addresses, labels, descriptions, drafts. One file for each blog',
    },
  },
  which: 'Which posts',
  lists: {
    all: 'All posts',
    drafts: 'Drafts',
    published: 'Online',
  },
  postCount: (count) => counted('en', count, 'post', 'posts'),
  nothingToExport: 'No post in this list.',
  chooseFile: 'Choose where to save…',
  chooseFolder: 'Choose the folder…',
  writing: (done, total) => `${done} of ${total}`,
  writingTitle: 'Exporting',
  writingOne: 'Writing the file…',
  stop: 'Stop',
  finish: 'Done',
  ended: {
    done: (files) =>
      files === 0 ? 'No file was written.' : `${counted('en', files, 'file written', 'files written')}.`,
    cancelled: (files) =>
      files === 0
        ? 'Export stopped. No file was written.'
        : `Export stopped. ${counted('en', files, 'whole file was kept', 'whole files were kept')}.`,
  },
  files: 'Files',
  moreFiles: (count) => `and ${counted('en', count, 'other', 'others')}`,
  openFolder: 'Open the folder',
  skippedTitle: (count) => counted('en', count, 'post left out', 'posts left out'),
  skipped: {
    gone: 'is no longer in the library',
    'newer-version': 'written by a newer version of Escale',
    'pdf-failed': 'the PDF could not be made',
  },
  notesTitle: 'Good to know',
  remark: (title, sentence) => `“${title}”: ${sentence}`,
  notes: {
    'pictures-left': (count) =>
      count === 1 ? '1 picture stays in Escale' : `${count} pictures stay in Escale`,
    'pictures-elsewhere': (count) =>
      count === 1
        ? '1 picture is only on the web: the file gives its address'
        : `${count} pictures are only on the web: the file gives their addresses`,
    'pictures-missing': (count) =>
      count === 1 ? '1 picture is missing in the library' : `${count} pictures are missing in the library`,
  },

  send: 'Send for review',
  sendExplained:
    'Escale writes a file to attach to a mail, and keeps the state that was sent in Changes. Neither notes nor contact details are in it.',
  recipient: 'To whom',
  recipientHint: 'A person of the post, or another name',
  recipientMissing: 'Say to whom the text is sent.',
  what: 'What',
  whole: 'The whole post',
  partOf: (name) => `The questions and answers of ${name}`,
  partHint: 'Their answers, under the questions asked; nothing of what the others say',
  headed: (notice) => `At the head of each page: “${notice}”`,
  sendAct: 'Save the file…',
  sent: (recipient) => `Sent for review to ${recipient}`,
  sentDone: (name, recipient) =>
    `“${name}” is ready to be attached to a mail for ${recipient}. The state that was sent is kept in Changes.`,
  fileOf: (title, recipient) => `${title} - review ${recipient}`,

  description: 'Description',
  descriptionLabel: 'Description for searches',
  descriptionHint: 'What a search shows under the title',
  signs: (count, most) => `${count}/${most} characters`,
  tooLong: (most) => `Blogger keeps ${most} characters, spaces included.`,
  fromLead: 'Propose from the lead',
  fromText: 'Propose from the text',
  nothingToPropose: 'There is neither a lead nor a text yet to take it from.',
  shown: 'In a search, when shared',
  inSearch: 'In a search',
  inShare: 'When shared',
  noPicture: 'No picture to show',
  pictureInside: 'A picture placed inside the post has no thumbnail when shared.',
  noDescription: 'No description: a search takes the first words.',
  copyDescription: 'Copy the description',
  descriptionCopied: 'Description copied.',
  byHand:
    'Escale cannot pass the description on: Blogger takes it only in its own editor, under “Search description”. Paste it there, or use a feed.atom backup.',
} satisfies typeof french;
