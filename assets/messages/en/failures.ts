import type { FailureCode, FailureParams } from '#contract/failure.ts';
import type { Messages } from '../fr.ts';
import { counted } from '../plural.ts';

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

/** Backups, and files that go from one Escale to another. */
export const backupFailures = {
  'library.folder-in-use': ({ name }) =>
    `“${String(name)}” is taken already, or is part of the library. Nothing changed: choose another folder.`,
  'rescue.nothing': () =>
    'No post could be read in this file. It was not changed: restore a backup, or give it to somebody who can read more of it.',
  'rescue.busy': () =>
    'The library is being put in place. Your text stays here and will be saved afterwards.',
  'backup.not-found': () => 'This backup is no longer there. Nothing changed: choose another.',
  'backup.not-a-library': () =>
    'This file is not an Escale library. Nothing changed: choose an .escale-library file, or a backup.',
  'backup.newer-version': () =>
    'This library was written by a later version of Escale. Nothing changed: update Escale, then try again.',
  'backup.before-release': () =>
    'This library was made by a development build, before the first version of Escale. Nothing changed: open it with the build that made it to export its posts.',
  'backup.damaged': () =>
    'This backup is damaged: it is no longer what was written. Nothing changed: choose another.',
  'backup.folder-inside': () =>
    'This folder is the library’s own: a copy would be lost with it. Choose one on a key, a share or another disk.',
  'post-file.not-a-post': () =>
    'This file is not a post of Escale. Nothing changed: choose an .escale-post file.',
  'post-file.newer-version': () =>
    'This post was written by a later version of Escale. Nothing changed: update Escale, then try again.',
  'post-file.damaged': () =>
    'This file is damaged: it is no longer what was written. Nothing changed: ask for it again.',
  'backup.no-room': ({ megabytes }) =>
    `There is not enough room on the disk (${String(megabytes)} MB are needed). Nothing changed: free some space, then try again.`,
  'backup.folder-gone': ({ name }) =>
    `The folder “${String(name)}” is not there. The library and the backups on this computer are whole: plug in the key or the share, or choose another folder.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

/** Where in a library something is that has no place there. */
const place = ({ table, row, column, value }: FailureParams): string =>
  table === undefined
    ? `“${String(value)}”`
    : `table ${String(table)}, row ${String(row)}, column ${String(column)}`;

/** A library, a backup or a file that holds what Escale did not put there. */
export const foreignFailures = {
  'library.foreign-part': ({ part }) =>
    `This library holds a part that Escale does not know (“${String(part)}”). To be safe it is not opened, and nothing changed: restore a backup.`,
  'library.too-complex': () =>
    'This takes too much time or memory: it was stopped, nothing was changed. If the library or the backup comes from elsewhere, check where from.',
  'library.foreign-value': (params) =>
    `This library holds a value that Escale never writes (${place(params)}). To be safe nothing of it is used, and nothing changed: restore a backup.`,
  'backup.foreign-part': ({ part }) =>
    `This file holds a part that Escale does not know (“${String(part)}”). To be safe it is refused, and nothing changed: choose another.`,
  'backup.foreign-value': (params) =>
    `This file holds a value that Escale never writes (${place(params)}). To be safe it is refused, and nothing changed: choose another.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

const STORE_FIELDS: Readonly<Record<string, string>> & Readonly<{ endpoint: string }> = {
  endpoint: 'the address of the service must begin with https://, without a password or “?”',
  publicBase: 'the public address must begin with https://, without a password or “?”',
  bucket: 'the name of the bucket holds only small letters, digits, dots and hyphens',
  prefix: 'the folder holds only letters without accents, digits, dots and hyphens',
  region: 'the region holds only letters, digits and hyphens',
};

export const failures = {
  ...connectionFailures,
  ...backupFailures,
  ...foreignFailures,
  unexpected: () =>
    'Something unforeseen happened. Your text is kept. Try again, or restart Escale if it comes back.',
  'request.invalid': () => 'This request was not understood. Nothing was changed.',
  'request.forbidden': () => 'This request was refused for safety. Nothing was changed.',
  'request.too-large': () => 'This is too large to be handled at once. Nothing was changed.',
  'backend.unavailable': () =>
    'The library is not answering at the moment. Your text stays here and will be saved as soon as it answers.',
  'library.in-use': ({ holder }) =>
    holder === 'command-line'
      ? 'A command of Escale is using this library. Nothing is lost: wait until it has ended, then try again.'
      : 'This library is already open in another program. Nothing is lost: close it, then try again.',
  'library.newer-version': () =>
    'This library was written by a newer version of Escale. Update Escale to open it.',
  'library.before-release': () =>
    'This library was made by a development build, before the first version of Escale. It was not changed: choose another folder, or open it with the build that made it to export its posts.',
  'library.corrupt': ({ file }) =>
    file === 'missing'
      ? 'The library file is missing, but what goes with it is there: restore a backup, or put the file back.'
      : 'The library file is damaged: a part of it can no longer be read. Restore a backup, or recover what can be recovered.',
  'library.not-found': () => 'There is no library at this place.',
  'library.moved': () =>
    'The folder of the library was moved or deleted. Your text stays here: put the folder back, and it will be saved.',
  'library.read-only': () =>
    'The library is read-only: nothing can be saved in it. Check the folder’s permissions.',
  'library.network-share': () =>
    'The library is on a network share, where it could be damaged. Choose a folder on this computer.',
  'work.cancelled': () => 'Stopped. Nothing has changed.',
  'disk.full': () => 'The disk is full. Your text stays here: free some space and it will be saved.',
  'disk.failed': () =>
    'Saving to the disk failed. Your text stays here and will be saved again. Check the disk.',
  'archive.superseded': () => 'A later search took the place of this one. Nothing was changed.',
  'post.not-found': () => 'This post is no longer in the library.',
  'post.changed-elsewhere': () =>
    'This post was changed elsewhere in the meantime. Your text is kept here; nothing was replaced.',
  'post.newer-version': () => 'This post was written by a newer version of Escale. Update Escale to open it.',
  'note.not-found': () => 'This note is no longer in the library.',
  'example.online': () =>
    'The example is online on a real blog. Nothing was deleted. Take it off the blog, then start again.',
  'bin.not-there': () => 'This post is no longer in the bin. Nothing was erased.',
  'bin.too-early': ({ days }) =>
    `Nothing is erased before thirty days in the bin. ${counted('en', Number(days), 'day', 'days')} left for this post.`,
  'bin.sending': () => 'A send of this post is under way: nothing was erased. Try again once it is over.',
  'revision.not-found': () => 'This version is no longer in the history.',
  'participant.not-found': () => 'This person is no longer in the directory.',
  'people.same': () => 'This is the same person already. Nothing was changed.',
  'people.busy': () =>
    'A merge or a change of name is under way for this person. Nothing was changed. Try again when it is done.',
  'people.in-use': () => 'A post names this person, maybe in the bin: they stay in the directory.',
  'people.not-undoable': () =>
    'This can no longer be undone. The previous text of each post is in its history.',
  'erasing.not-found': () => 'This erasure is no longer remembered: nothing changed.',
  'erasing.under-way': () => 'The erasure is under way. Wait until it is done.',
  'asset.not-found': () => 'This picture is no longer in the library.',
  'asset.too-large': () =>
    'This picture is too large (at most 50 MB and 60 megapixels). Choose a lighter one.',
  'asset.not-a-picture': () =>
    'This file is not a supported picture (JPEG, PNG, GIF, WebP, AVIF, TIFF or SVG).',
  'asset.filters': () =>
    'This SVG drawing has filters, which can keep the computer busy for ever: it was not taken in. Export it as PNG from the drawing program.',
  'asset.too-complex': () =>
    'This picture takes too long to read: it was not taken in. Export it as JPEG or PNG from a picture program.',
  'asset.heic': () =>
    'This photo is in the iPhone’s HEIC format, which Escale does not read. The file was not touched. On the iPhone, choose Settings, Camera, Formats, “Most Compatible” for the next ones; export this one as JPEG, or send it to yourself by Mail.',
  'file.token-unknown': () => 'This file is no longer at hand. Choose it again.',
  'file.unreadable': () => 'This file cannot be read. Check that it still exists and may be read.',
  'document.unknown-kind': () =>
    'This file is not a document that Escale reads (docx, odt, txt, html, md). Nothing was changed.',
  'document.pdf': () =>
    'A PDF does not keep the order of its text. Open it, copy everything, then paste the text here. Nothing was changed.',
  'document.old-word': () =>
    'This document is from an old version of Word, or protected by a password. Save it as docx without a password, then try again.',
  'document.damaged': () =>
    'This document is damaged: nothing was taken from it, nothing was changed. Open it and save it again, or copy its text.',
  'document.too-large': () =>
    'This document is too large to be read. Nothing was changed. Copy its text in parts.',
  'document.too-complex': () =>
    'This document takes too much time or memory to read: reading was stopped, nothing was changed. Check where it comes from, or copy its text.',
  'blog.not-found': () => 'This blog is no longer connected to Escale.',
  'account.not-found': () => 'This account is no longer connected to Escale.',
  'outside.refused': () => 'This address does not lead to a public site: nothing was asked there.',
  'outside.not-found': () => 'The site says there is nothing at this address, or that it is not public.',
  'outside.too-large': () => 'What this site sends is too large (20 MB at most). Nothing was kept.',
  'outside.unavailable': () => 'This site does not answer for now. Try again later.',
  'destination.quota': () =>
    'Blogger limits the number of requests at the moment. Sending resumes by itself.',
  'destination.not-found': () => 'This post is no longer on the blog. The text is kept here.',
  'destination.labels': () =>
    'The blog refused the labels: too many, or too long in all. Remove some, then try again.',
  'destination.html-refused': () => 'Blogger refused the content of the post. The text is kept here.',
  'destination.rejected': () => 'Blogger refused the request. The text is kept here.',
  'destination.unavailable': () => 'Blogger is not answering at the moment. Sending resumes by itself.',
  'publication.changed-on-blog': () =>
    'This post was changed on the blog since it was last sent. Nothing was replaced: choose what to keep.',
  'publication.read-back-differs': () =>
    'The post online is not exactly the text that was sent. Look at it on the blog.',
  'publication.nothing-to-publish': () => 'There is nothing to publish: add a title and some text.',
  'publication.required-checks': ({ count }) =>
    `This blog requires ${counted('en', Number(count ?? 1), 'check that is', 'checks that are')} not settled. Nothing has left: settle ${Number(count ?? 1) === 1 ? 'it' : 'them'} in the publish window.`,
  'publication.too-heavy': () => 'The post is too heavy for the blog. Use fewer or smaller pictures.',
  'publication.not-there': () => 'This post is not on this blog: there is nothing to take off it.',
  'publication.already-online': () =>
    'This post is online on the blog already; nothing was changed there. Update it, or take it back to draft first.',
  'publication.date-passed': () =>
    'The hour has passed before the post could leave. Nothing was published: choose another date, or publish now.',
  'publication.not-found': () => 'This publication no longer exists.',
  'pictures.not-chosen': () =>
    'Where the pictures of this blog go has not been chosen yet. Choose it in the publish window. Nothing has left.',
  'pictures.no-address': ({ count }) =>
    `${counted('en', Number(count ?? 1), 'picture has', 'pictures have')} no address on the web yet. Nothing has left.`,
  'pictures.store-not-set': () =>
    'The store for pictures is not set up, or its key is no longer kept here. Set it up in the blog’s settings. Nothing has left.',
  'pictures.store-address': ({ field }) =>
    `This setting is not accepted: ${STORE_FIELDS[String(field)] ?? STORE_FIELDS.endpoint}.`,
  'pictures.store-refused': ({ host, status, reason }) =>
    `The store ${host} refused (${status}${reason === '' ? '' : `, ${reason}`}). Check the name of the bucket, the region and the key. Nothing has left.`,
  'pictures.store-unavailable': ({ host }) =>
    `The store ${host} does not answer well at the moment. Escale will try again.`,
  'pictures.not-public': ({ host, reason, status }) => {
    if (reason === 'not-a-picture')
      return `At this address, ${host} does not give a picture. Nothing has left.`;
    if (reason === 'unavailable')
      return `${host} does not answer well at the moment: nothing says that readers would see the picture. Nothing has left.`;
    if (reason === 'refused')
      return `${host} is no public site: readers would see nothing there. Nothing has left.`;
    if (status === 404 || status === 410)
      return `${host} has nothing at this address. Check the public address. Nothing has left.`;
    return `The picture is with ${host}, but not everybody can read it. Let everybody read the store, or check the public address. Nothing has left.`;
  },
  'pictures.host-changed': () =>
    'Where the pictures of this blog go has changed since this send was prepared. Nothing has left. Cancel this send, then publish again.',
  'pictures.none-missing': () => 'All pictures of this post have their place already.',
  'pictures.handoff-ended': () => 'This transfer of pictures is over. Open the publish window again.',
  'job.not-found': () => 'This dispatch no longer exists.',
  'job.already-leaving': () => 'It has already left: it cannot be called back.',
  'practice-blog.port-taken': () => 'The trial blog could not start: its address is used by another program.',
  'import.not-found': () => 'This import is no longer in the library.',
  'import.not-now': () => 'This import is past that point: nothing was changed.',
  'import.busy': () => 'Another import is under way. Wait for its end, or pause it.',
  'import.address': () =>
    'This is not the address of a blog. Copy it from the browser’s address bar: https://…',
  'import.damaged': () =>
    'This file is damaged: nothing was taken from it. Download it again, or accept to take only what can be read.',
  'import.file-gone': ({ name }) =>
    `The file “${name}” is no longer in its place. What came in is kept: put the file back, then resume.`,
  'import.inspection-cut': () =>
    'Escale closed while reading this: nothing was copied. Try again; if Escale closes once more, choose another source.',
  'review.not-proposed': () =>
    'This post has changed since: nothing was accepted. It will be analysed and suggested again.',
  'review.not-decided': () => 'There is nothing to take back: nothing was changed.',
  'review.no-turns': () => 'No question was found in this post. Open it to mark the questions yourself.',
  'review.edited-since': () =>
    'This post was edited after it was accepted: today’s text stays. The original is in the history.',
  'review.sample-first': ({ count }) =>
    `Look at ${Number(count) === 1 ? 'one certain post first' : `${count ?? ''} certain posts first, one by one`}. Nothing was accepted.`,
  'review.busy': () => 'A series of posts is already under way. Wait for its end.',
  'several.not-found': () => 'This is no longer in memory: it can be neither followed nor undone.',
  'several.written-since': () => 'This post was changed since: its labels stay as they are.',
  'several.sending': () => 'This post is already being sent. Try again once that is done.',
  'several.too-many-labels': ({ most }) =>
    `This post would bear more than ${most} labels: its own stay as they are.`,
  'several.by-hand': () => 'This blog is updated by hand, one post at a time.',
  'several.unknown-text': () =>
    'The online text of this post is not known well enough to be updated from here. Open it and update it.',
  'export.not-found': () =>
    'This export is no longer in memory. The files already written are in their place.',
  'export.not-written': (params) =>
    `Nothing could be written there (“${params['name'] ?? ''}”). Check that the folder exists and may be written to, or choose another.`,
  'export.nothing-of-person': () =>
    'This person has no question and no answer in this interview yet. Nothing was written.',
  'export.pdf-failed': () =>
    'The PDF could not be made, and nothing was written. Try again, or choose the docx format.',
  'feed.private': () =>
    'This blog is not public: its posts cannot be read from its address. Choose a Blogger backup, or sign in to Blogger.',
  'feed.none': () =>
    'This blog does not give its posts by its address: that is a setting of its owner. Choose a Blogger backup, or sign in to Blogger.',
  'feed.no-name': ({ host }) =>
    `The site “${host}” was not found: there is no network, or the address is wrong. Nothing has changed. Check the connection, then copy the address from the browser’s bar.`,
  'feed.no-blog': () =>
    'No blog was found at this address. Copy it from the browser’s bar; otherwise choose a Blogger backup, or sign in to Blogger.',
  'feed.not-blogger': () =>
    'The site at this address is not a Blogger blog. Choose a Blogger backup, or sign in to Blogger.',
  'by-hand.not-found': () =>
    'The blog does not show this post yet. Blogger sometimes takes a minute: look again, or paste the address of the post.',
  'by-hand.no-mark': () =>
    'This is a page of the blog, but the copied text is not in it. In Blogger, switch to “HTML view”, delete everything, paste the text again, then update.',
  'by-hand.not-yet': () =>
    'The blog still shows the old text. Paste the new one in Blogger and update, then check again.',
  'by-hand.differs': () =>
    'The post is on the blog, but it is not quite the one that was copied. What differs is shown below.',
  'by-hand.page-missing': () =>
    'There is no page at this address. Check that the post is published, not a draft, then copy its address from the browser.',
  'by-hand.other-blog': () =>
    'This address belongs to another blog: nothing was taken from it. Paste that of the post on this blog.',
  'by-hand.address': () =>
    'This is not the address of a post. Copy it from the browser’s address bar: https://…',
  'by-hand.private': () =>
    'This blog shows nothing to those who are not invited: Escale cannot check the post there.',
  'by-hand.unreachable': () => 'The blog could not be read. Check its address, or try again later.',
  'by-hand.offline': () => 'No network. The steps already done are kept; check once it is back.',
  'by-hand.unread': () =>
    'The text online could not be read before copying. Check in Blogger that nobody has changed it before replacing it.',
  'by-hand.dashboard': () =>
    'This address does not hold the number of the blog. Open the blog in Blogger and copy the address of the page, which holds a long number.',
  'by-hand.not-seen': () => 'The blog has changed meanwhile. Check again, then choose.',
  'by-hand.still-online': () =>
    'This post still answers at its address. Take it down in Blogger, then check again.',
} satisfies Messages['failures'];
