import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';
import { folderFailures } from './folder.ts';
import { wordpressFailures } from './wordpress.ts';

const proxyOf = ({ proxy }: FailureParams): string =>
  proxy === undefined ? 'The proxy' : `The proxy ${proxy}`;

/** Signing in to Google, and all that stands on the way. */
export const connectionFailures = {
  'client-file.invalid': () =>
    'This is not the file of a “Desktop app” OAuth client. Nothing changed. Download it again from Google’s console.',
  'sign-in.cancelled': () => 'The sign-in was cancelled. Nothing changed.',
  'sign-in.replaced': () => 'This sign-in was replaced by a later one. Nothing changed.',
  'sign-in.refused': ({ reason }) => {
    switch (reason) {
      case 'access_denied':
        return 'Access was not allowed on Google’s page. Nothing changed. Start again, choose the blog’s account, then allow.';
      case 'admin_policy_enforced':
      case 'org_internal':
        return 'Your organisation’s Google administrator does not allow this app. Nothing changed. Ask them to allow it, or choose another account.';
      case 'no refresh token':
        return 'Google did not give what is needed to stay signed in. Nothing changed. Remove Escale’s access in the Google account, then start again.';
      default:
        return 'Google refused the sign-in. Nothing changed. Check the account and the access that was given, then start again.';
    }
  },
  'sign-in.client-refused': () =>
    'Google does not know this OAuth client: it was deleted, or its secret changed. Your texts and waiting posts are kept. Choose the file of a valid client, then sign in again.',
  'sign-in.timed-out': () =>
    'The browser did not answer within five minutes. Nothing changed. Start again; if Google’s page showed an error, see the guide below.',
  'sign-in.no-browser': () =>
    'The browser could not be opened. Nothing changed. Choose a default browser in the system’s settings, then start again.',
  'sign-in.no-port': () =>
    'Escale cannot receive the browser’s answer: security software blocks the address 127.0.0.1 of this computer. Nothing changed. Allow Escale, then start again.',
  'secrets.unavailable': () =>
    'This computer’s keychain is locked or unreadable: Escale cannot read your sign-in. Nothing is lost. Unlock the keychain, then quit and reopen Escale.',
  'network.offline': () =>
    'No network. Everything on this computer is safe. Check the connection, then try again.',
  'network.unclear': () =>
    'The blog’s answer was lost on the way. Escale is checking what arrived before it continues.',
  'network.not-blogger': (params) =>
    params['kind'] === 'proxy'
      ? `${proxyOf(params)} is blocking access to ${params['host'] ?? 'the blog'}. Your text is saved here; waiting posts will be sent automatically. Ask your IT department to allow it.`
      : 'The network answers in the blog’s place (sign-in portal or filter). Your text is saved here; waiting posts will be sent automatically. Open a web page to sign in to the portal, or tell your IT department.',
  'network.certificate': ({ host }) =>
    `The certificate presented ${host === undefined || host === '' ? 'by the network' : `for ${host}`} is not trusted by this computer. Nothing was sent; waiting posts will be sent automatically. Your IT department can install its certificate in the system, or stop decrypting this traffic.`,
  'network.proxy-password': (params) =>
    `${proxyOf(params)} requires a user name and a password. Nothing was sent; your text is saved here. Enter them and waiting posts will be sent.`,
  'network.proxy-method': (params) =>
    `${proxyOf(params)} requires a way of signing in that Escale does not support here (${params['methods'] === undefined || params['methods'] === '' ? 'unknown method' : params['methods']}). Nothing was sent; your text is saved here. Ask your IT department to allow the “Basic” method, or access without signing in.`,
  'destination.signed-out': ({ testMode }) =>
    testMode === 1
      ? 'Google ended the sign-in after seven days: the Google project is in “Testing” mode. The text to send is kept. In Google’s console, “OAuth consent screen”, choose “Publish app”; then sign in again.'
      : 'The sign-in to the blog has expired or was withdrawn. The text to send is kept. Sign in again; sending will resume.',
  'blogger.not-enabled': () =>
    'The Blogger API is not enabled in this client’s Google project. Nothing was sent; the text is kept. Enable it in Google’s console, wait a minute, then try again.',
  'blogger.scope-missing': () =>
    'The box “Manage your Blogger account” was not ticked on Google’s page. Nothing was sent; the text is kept. Start again and tick it.',
  'destination.forbidden': () =>
    'This account cannot write to this blog. Nothing changed on the blog; the text is kept. Ask to become an author or administrator.',
  'destination.read-only': ({ author }) =>
    `Read-only on the blog: this post ${author === undefined || author === '' ? 'is someone else’s' : `is by “${author}”`}, and you are an author, not an administrator. Nothing was sent; your text stays here. Copy the text, or ask that person or an administrator for the update.`,
  'destination.page': () =>
    'This is a page of the blog, and Escale sends only posts. Nothing was sent; your text stays here. Edit the page on the blog.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

/** Backups, and files that go from one Escale to another. */
export const backupFailures = {
  'library.folder-in-use': ({ name }) =>
    `“${String(name)}” is already in use or is part of the library. Nothing changed: choose another folder.`,
  'rescue.nothing': () =>
    'No posts could be read from this file, which was not changed. Restore a backup, or ask an expert.',
  'rescue.busy': () => 'The library is being restored. Your text is kept here and will be saved afterwards.',
  'backup.not-found': () => 'This backup is no longer there. Nothing changed: choose another.',
  'backup.not-a-library': () =>
    'This file is not an Escale library. Nothing changed: choose an .escale-library file, or a backup.',
  'backup.newer-version': () =>
    'This library was written by a newer version of Escale. Nothing changed: update Escale, then try again.',
  'backup.before-release': () =>
    'This library was made by a development version, before Escale’s first release. Nothing changed: open it with the version that made it to export its posts.',
  'backup.damaged': () => 'This backup is damaged and cannot be restored. Nothing changed: choose another.',
  'backup.folder-inside': () =>
    'This folder is part of the library, so a copy would be lost with it. Choose one on a USB drive, a network share or another disk.',
  'post-file.not-a-post': () =>
    'This file is not an Escale post. Nothing changed: choose an .escale-post file.',
  'post-file.newer-version': () =>
    'This post was written by a newer version of Escale. Nothing changed: update Escale, then try again.',
  'post-file.damaged': () => 'This file is damaged and cannot be read. Nothing changed: ask for it again.',
  'backup.no-room': ({ megabytes }) =>
    `There is not enough space on the disk (${String(megabytes)} MB are needed). Nothing changed: free some space, then try again.`,
  'backup.folder-gone': ({ name }) =>
    `The folder “${String(name)}” is not available. The library and backups on this computer are complete. Connect the drive or share, or choose another folder.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

/** Where in a library something is that has no place there. */
const place = ({ table, row, column, value }: FailureParams): string =>
  table === undefined
    ? `“${String(value)}”`
    : `table ${String(table)}, row ${String(row)}, column ${String(column)}`;

/** A library, a backup or a file that holds what Escale did not put there. */
export const foreignFailures = {
  'library.foreign-part': ({ part }) =>
    `This library contains something Escale does not recognise (“${String(part)}”). For safety it was not opened and nothing changed. Restore a backup.`,
  'library.too-complex': () =>
    'This takes too much time or memory. It was stopped and nothing was changed. If the library or the backup comes from elsewhere, check its source.',
  'library.foreign-value': (params) =>
    `This library contains a value Escale does not recognise (${place(params)}). For safety it was not used and nothing changed. Restore a backup.`,
  'backup.foreign-part': ({ part }) =>
    `This file contains something Escale does not recognise (“${String(part)}”). For safety it was refused and nothing changed. Choose another file.`,
  'backup.foreign-value': (params) =>
    `This file contains a value Escale does not recognise (${place(params)}). For safety it was refused and nothing changed. Choose another file.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

const STORE_FIELDS: Readonly<Record<string, string>> & Readonly<{ endpoint: string }> = {
  endpoint: 'the address of the service must begin with https://, without a password or “?”',
  publicBase: 'the public address must begin with https://, without a password or “?”',
  bucket: 'the name of the bucket may only contain lowercase letters, digits, dots and hyphens',
  prefix: 'the folder may only contain letters without accents, digits, dots and hyphens',
  region: 'the region may only contain letters, digits and hyphens',
};

const ofBlog = (name: unknown): string => (name === '' ? '' : ` of “${String(name)}”`);

export const failures = {
  ...connectionFailures,
  ...backupFailures,
  ...foreignFailures,
  ...folderFailures,
  ...wordpressFailures,
  unexpected: () =>
    'An unexpected error occurred. Your text is kept. Try again, or restart Escale if it happens again.',
  'request.invalid': () => 'This request was not understood. Nothing was changed.',
  'request.forbidden': () => 'This request was refused for security reasons. Nothing was changed.',
  'request.too-large': () => 'This is too large to be handled at once. Nothing was changed.',
  'backend.unavailable': () =>
    'The library is not answering at the moment. Your text stays here and will be saved as soon as it answers.',
  'library.in-use': ({ holder }) =>
    holder === 'command-line'
      ? 'An Escale command is using this library. Nothing is lost: wait until it has finished, then try again.'
      : 'This library is already open in another program. Nothing is lost: close it, then try again.',
  'library.newer-version': () =>
    'This library was written by a newer version of Escale. Update Escale to open it.',
  'library.before-release': () =>
    'This library was made by a development version, before Escale’s first release. It was not changed: choose another folder, or open it with the version that made it to export its posts.',
  'library.corrupt': ({ file }) =>
    file === 'missing'
      ? 'The library file is missing. Restore a backup, or put the file back.'
      : 'The library file is damaged: a part of it can no longer be read. Restore a backup, or recover what you can.',
  'library.not-found': () => 'There is no library here.',
  'library.moved': () =>
    'The library folder was moved or deleted. Your text stays here: put the folder back, and it will be saved.',
  'library.read-only': () =>
    'The library is read-only: nothing can be saved in it. Check the folder’s permissions.',
  'library.network-share': () =>
    'The library is on a network share, where it could be damaged. Choose a folder on this computer.',
  'work.cancelled': () => 'Stopped. Nothing has changed.',
  'disk.full': () => 'The disk is full. Your text stays here: free some space and it will be saved.',
  'disk.failed': () =>
    'Saving to the disk failed. Your text stays here and will be saved again. Check the disk.',
  'search.superseded': () => 'This search was replaced by a newer one.',
  'post.not-found': () => 'This post is no longer in the library.',
  'post.changed-elsewhere': () =>
    'This post was changed elsewhere in the meantime. Your text is kept here; nothing was replaced.',
  'post.newer-version': () => 'This post was written by a newer version of Escale. Update Escale to open it.',
  'post.open-elsewhere': () =>
    'This post is open in another Escale window, where it is being written. It opens here as soon as that window leaves it.',
  'window.too-many': ({ most }) => `${most} windows are already open. Close one, then try again.`,
  'consent.not-found': () => 'This consent is no longer in the library.',
  'note.not-found': () => 'This note is no longer in the library.',
  'return.file-too-large': ({ megabytes }) =>
    `This file is larger than ${megabytes} MB. Nothing was stored: scan it with less detail, then try again.`,
  'return.post-unknown': ({ name }) =>
    `“${String(name)}” does not say which post it is about. Nothing was changed: name the post.`,
  'return.other-post': ({ name }) => `“${String(name)}” is about another post. Nothing was changed.`,
  'return.person-unknown': ({ name }) =>
    `“${String(name)}” does not say who answers. Nothing was changed: add these answers in Escale, where the person can be chosen.`,
  'return.not-found': () => 'This return is no longer in the library, or its file was not stored.',
  'example.online': () =>
    'The example is online on a real blog. Nothing was deleted. Unpublish it, then try again.',
  'bin.not-there': () => 'This post is no longer in the bin. Nothing was erased.',
  'bin.too-early': ({ days }) =>
    `Nothing is erased before thirty days in the bin. ${counted('en', Number(days), 'day', 'days')} left for this post.`,
  'bin.sending': () => 'This post is being sent. Nothing was erased. Try again afterwards.',
  'revision.not-found': () => 'This version is no longer in the history.',
  'participant.not-found': () => 'This person is no longer in the directory.',
  'people.same': () => 'These are already the same person. Nothing was changed.',
  'people.busy': () => 'This person is being merged or renamed. Nothing was changed. Try again afterwards.',
  'people.in-use': () => 'This person is named in a post, perhaps in the bin, and stays in the directory.',
  'people.not-undoable': () =>
    'This can no longer be undone. The previous text of each post is in its history.',
  'erasure.not-found': () => 'This erasure no longer exists. Nothing changed.',
  'erasure.under-way': () => 'Erasing is in progress. Wait until it is finished.',
  'asset.not-found': () => 'This picture is no longer in the library.',
  'asset.too-large': () =>
    'This picture is too large (at most 50 MB and 60 megapixels). Choose a lighter one.',
  'asset.not-a-picture': () =>
    'This file is not a supported picture (JPEG, PNG, GIF, WebP, AVIF, TIFF or SVG).',
  'asset.filters': () =>
    'This SVG drawing has filters, which can block the computer. It was not added. Export it as PNG from the drawing program.',
  'asset.too-complex': () =>
    'This picture takes too long or too much memory to read. It was not added. Export it as JPEG or PNG from an image editor.',
  'asset.heic': () =>
    'This photo is in the iPhone’s HEIC format, which Escale does not read. The file was not changed. On the iPhone, choose Settings, Camera, Formats, “Most Compatible” for the next ones; export this one as JPEG, or send it to yourself by Mail.',
  'file.token-unknown': () => 'This file is no longer available. Choose it again.',
  'file.unreadable': () =>
    'This file cannot be read. Check that it still exists and that you have permission to read it.',
  'document.unknown-kind': () =>
    'This file is not a supported document (docx, odt, eml, msg, csv, txt, html, md). Nothing was changed.',
  'document.no-text': () =>
    'This command reads a text (txt), a page (html) or Markdown (md). Copy the text of the document or transcript into a txt file.',
  'document.pdf': () =>
    'A PDF does not keep the order of its text. Open it, copy everything, then paste the text here. Nothing was changed.',
  'document.pdf-locked': () =>
    'This PDF is encrypted: Escale cannot read whether it holds a filled-in form. Nothing was changed. Ask for it without a password, or open it and copy its text.',
  'document.old-word': () =>
    'This document is from an old version of Word, or protected by a password. Save it as docx without a password, then try again.',
  'document.damaged': () =>
    'This document is damaged: nothing was imported or changed. Open it and save it again, or copy its text.',
  'document.too-large': () =>
    'This document is too large to be read. Nothing was changed. Copy its text in parts.',
  'document.too-complex': () =>
    'This document takes too much time or memory to read. Reading stopped and nothing was changed. Check where it comes from, or copy its text.',
  'blog.not-found': () => 'This blog is no longer connected to Escale.',
  'account.not-found': () => 'This account is no longer connected to Escale.',
  'outside.refused': () => 'This address is not a public website. It was not contacted.',
  'outside.not-found': () => 'The site says there is nothing at this address, or that it is not public.',
  'outside.too-large': () => 'This site’s content is too large (20 MB at most). Nothing was kept.',
  'outside.unavailable': () => 'This site is not responding. Try again later.',
  'destination.answer-too-long': ({ host }) =>
    `“${host}” sent an answer that is far too long. It was ignored, and nothing changed here. If this happens again, contact the site’s administrator.`,
  'destination.endless-list': ({ blog, count }) =>
    `The list of posts${ofBlog(blog)} never ends. Escale stopped after ${count} and kept what it had read. Contact the site’s administrator.`,
  'destination.ended-twice': ({ blog }) =>
    `Escale stopped working twice while reading “${blog}”, so it no longer reads this blog automatically. Nothing is lost. Refresh it to try again, or contact the site’s administrator.`,
  'destination.quota': () =>
    'The blog limits the number of requests at the moment. Sending will resume automatically.',
  'destination.not-found': () => 'This post is no longer on the blog. The text is kept here.',
  'destination.labels': () =>
    'The blog refused the labels: too many, or too long in total. Remove some, then try again.',
  'destination.html-refused': () =>
    'The blog refused the content of the post. The text is kept here. Check the imported blocks, then try again.',
  'destination.rejected': () => 'The blog refused the request. The text is kept here. Try again later.',
  'destination.unavailable': () =>
    'The blog is not answering at the moment. Sending will resume automatically.',
  'publication.changed-on-blog': () =>
    'This post was changed on the blog since it was last sent. Nothing was replaced: choose what to keep.',
  'publication.nothing-to-publish': () => 'There is nothing to publish: add a title and some text.',
  'publication.required-checks': ({ count }) =>
    `${counted('en', Number(count ?? 1), 'check required by this blog has', 'checks required by this blog have')} not passed. Nothing was sent: fix ${Number(count ?? 1) === 1 ? 'it' : 'them'} in the publish window.`,
  'publication.too-heavy': () => 'The post is too large for the blog. Use fewer or smaller pictures.',
  'publication.not-there': () => 'This post is not on this blog.',
  'publication.already-online': () =>
    'This post is already online on the blog. Nothing was changed. Update it, or revert it to draft first.',
  'comment.not-found': () => 'This comment is no longer on the blog. It is removed here too.',
  'comment.offline': () => 'No network: nothing changed on the blog. Try again once online.',
  'comment.unclear': () =>
    'The blog’s answer was lost on the way. Refresh from the blog to see what happened to this comment.',
  'publication.date-passed': () =>
    'The scheduled time passed before the post could be sent. Nothing was published: choose another date, or publish now.',
  'publication.not-found': () => 'This publication no longer exists.',
  'pictures.not-chosen': () =>
    'You have not chosen where pictures for this blog go. Choose in the publish window. Nothing was sent.',
  'pictures.no-address': ({ count }) =>
    `${counted('en', Number(count ?? 1), 'picture has', 'pictures have')} no address on the web yet. Nothing was sent.`,
  'pictures.store-not-set': () =>
    'The picture storage is not set up, or its key is missing. Set it up in the blog’s settings. Nothing was sent.',
  'pictures.store-address': ({ field }) =>
    `This setting is not accepted: ${STORE_FIELDS[String(field)] ?? STORE_FIELDS.endpoint}.`,
  'pictures.store-refused': ({ host, status, reason }) =>
    `The storage ${host} refused (${[status, reason].filter((part) => part !== '').join(', ')}). Check the name of the bucket, the region and the key. Nothing was sent.`,
  'pictures.store-unavailable': ({ host }) =>
    `The storage ${host} is not responding correctly. Escale will try again.`,
  'pictures.not-public': ({ host, reason, status }) => {
    if (reason === 'not-a-picture')
      return `At this address, ${host} does not return a picture. Nothing was sent.`;
    if (reason === 'unavailable')
      return `${host} is not responding correctly: readers might not see the picture. Nothing was sent.`;
    if (reason === 'refused')
      return `${host} is not a public site: readers would see nothing. Nothing was sent.`;
    if (status === 404 || status === 410)
      return `${host} has nothing at this address. Check the public address. Nothing was sent.`;
    return `The picture is on ${host}, but not everyone can see it. Make the storage public, or check the public address. Nothing was sent.`;
  },
  'pictures.host-changed': () =>
    'The place for this blog’s pictures has changed since this post was prepared. Nothing was sent. Cancel, then publish again.',
  'pictures.none-missing': () => 'All pictures of this post are already in place.',
  'pictures.handoff-ended': () => 'This picture upload has ended. Open the publish window again.',
  'job.not-found': () => 'This publication no longer exists.',
  'job.already-leaving': () => 'It is already being sent and cannot be cancelled.',
  'practice-blog.port-taken': () =>
    'The practice blog could not start: its address is used by another program.',
  'import.not-found': () => 'This import is no longer in the library.',
  'import.not-now': () => 'This import has already moved on. Nothing was changed.',
  'import.busy': () => 'Another import is in progress. Wait until it is finished, or pause it.',
  'import.address': () =>
    'This is not the address of a blog. Copy it from the browser’s address bar: https://…',
  'import.damaged': () =>
    'This file is damaged: nothing was imported from it. Download it again, or import only what can be read.',
  'import.file-gone': ({ name }) =>
    `The file “${name}” is no longer there. What was already copied is kept: put the file back, then resume.`,
  'import.inspection-cut': () =>
    'Escale closed while reading this: nothing was copied. Try again; if Escale closes once more, choose another source.',
  'proposals.not-proposed': () =>
    'This post has changed since: nothing was accepted. It will be analysed and suggested again.',
  'proposals.not-decided': () => 'There is nothing to undo.',
  'proposals.no-turns': () => 'No question was found in this post. Open it to mark the questions yourself.',
  'proposals.edited-since': () =>
    'This post was edited after it was accepted: the current text is kept. The original is in the history.',
  'proposals.sample-first': ({ count }) =>
    `Look at ${Number(count) === 1 ? 'one certain post first' : `${count ?? ''} certain posts first, one by one`}. Nothing was accepted.`,
  'proposals.busy': () => 'Other posts are already being processed. Wait until they are finished.',
  'several.not-found': () => 'This is no longer in memory and cannot be followed or undone.',
  'several.written-since': () => 'This post was changed since. Its labels were not changed.',
  'several.sending': () => 'This post is already being sent. Try again once that is done.',
  'several.too-many-labels': ({ most }) =>
    `This post would have more than ${most} labels. Its labels were not changed.`,
  'several.by-hand': () => 'This blog is updated by hand, one post at a time.',
  'several.unknown-text': () =>
    'Escale does not know the online text of this post well enough to update it from here. Open it and update it.',
  'export.not-found': () => 'This export is no longer in memory. Files already written are still there.',
  'export.not-written': (params) =>
    `Nothing could be written there (“${params['name'] ?? ''}”). Check that the folder exists and that you can write to it, or choose another.`,
  'export.form-script': () =>
    'The form cannot show the script of this text, and nothing was written. Choose the docx format.',
  'export.nothing-of-person': () =>
    'This person has no questions or answers in this interview yet. Nothing was written.',
  'questions.none': () => 'This interview has no question for this person yet. Nothing was written.',
  'export.pdf-failed': () =>
    'The PDF could not be created and nothing was saved. Try again, or choose the docx format.',
  'feed.private': () =>
    'This blog is not public: its posts cannot be read from its address. Choose a backup of the blog, or connect the blog with its account.',
  'feed.none': () =>
    'This blog’s posts cannot be read from its address: its owner does not allow it. Choose a backup of the blog, or connect the blog with its account.',
  'feed.no-name': ({ host }) =>
    `The site “${host}” was not found: there is no network, or the address is wrong. Nothing has changed. Check the connection, then copy the address from the browser’s address bar.`,
  'feed.no-blog': () =>
    'No blog was found at this address. Copy it from the browser’s address bar; otherwise choose a backup of the blog, or connect the blog with its account.',
  'feed.not-blogger': () =>
    'The site at this address is neither a Blogger blog nor a WordPress blog. Choose a backup of the blog, or connect the blog with its account.',
  'by-hand.not-found': () =>
    'The blog does not show this post yet. Blogger sometimes takes a minute: look again, or paste the address of the post.',
  'by-hand.no-mark': () =>
    'This is a page of the blog, but the copied text is not in it. In Blogger, switch to “HTML view”, delete everything, paste the text again, then update.',
  'by-hand.not-yet': () =>
    'The blog still shows the old text. Paste the new one in Blogger and update, then check again.',
  'by-hand.differs': () =>
    'The post is on the blog but differs from the text you copied. The differences are shown below.',
  'by-hand.page-missing': () =>
    'There is no page at this address. Check that the post is published, not a draft, then copy its address from the browser.',
  'by-hand.other-blog': () =>
    'This address belongs to another blog. Nothing changed. Paste the address of the post on this blog.',
  'by-hand.address': () =>
    'This is not the address of a post. Copy it from the browser’s address bar: https://…',
  'by-hand.private': () => 'This blog is by invitation only: Escale cannot check the post there.',
  'by-hand.unreachable': () => 'The blog could not be read. Check its address, or try again later.',
  'by-hand.offline': () => 'No network. Completed steps are saved; check again when you are online.',
  'by-hand.unread': () =>
    'The text online could not be read before copying. Check in Blogger that nobody has changed it before replacing it.',
  'by-hand.dashboard': () =>
    'This address does not contain the blog’s number. Open the blog in Blogger and copy the address of the page, which contains a long number.',
  'by-hand.not-seen': () => 'The blog has changed in the meantime. Check again, then choose.',
  'by-hand.still-online': () =>
    'This post is still online at its address. Unpublish it in Blogger, then check again.',
} satisfies Messages['failures'];
