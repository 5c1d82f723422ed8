/** The allowed values of a library's rows: tables about blogs and publishing, then posts, people, pictures, imports. */
import { z } from 'zod';
import { importSchema } from '#contract/imports.ts';
import { rightsSchema } from '#contract/blogs.ts';
import { storeAddress } from '#contract/pictures.ts';
import { DESTINATION_KINDS } from '#interview/destinations.ts';
import { isLinkAddress } from '#interview/links.ts';
import { eachField, PERSON_FIELD_NAMES } from '#interview/people/person-fields.ts';
import { postDetailsSchema } from '#interview/post-details.ts';
import { turnsOfReturnSchema } from '#interview/returns/placed-turn.ts';
import { presentationSchema } from '#interview/render/presentation.ts';
import { isLoopback } from '#backend/network/endpoints.ts';
import { idsSchema, namesSchema, picturesSchema } from '../../erasure/markers.ts';
import { sourceSchema } from '../../imports/import-rows.ts';
import { reportedSchema } from '../../imports/reported.ts';
import { linksSchema } from '../../people/participants.ts';
import { chosenSchema } from '../../people/aliases.ts';
import { mergeBeforeSchema, mergeWantedSchema } from '../../person-acts/merge.ts';
import { removalBeforeSchema } from '../../person-acts/person.ts';
import { renameWantedSchema } from '../../person-acts/rename.ts';
import { filesSchema } from '../../publications/handoff-rows.ts';
import {
  address,
  any,
  beforeBlogSchema,
  beforeItemSchema,
  type Check,
  closed,
  document,
  fitting,
  hash,
  hashOrNone,
  html,
  id,
  json,
  labelsSchema,
  line,
  longLine,
  name,
  nameOrNone,
  packedDocument,
  packedJson,
  packedText,
  paramsSchema,
  remark,
  remoteId,
  shortAddress,
  text,
  word,
} from './checks.ts';

/**
 * A server that receives credentials. Tokens go to Google or to a server of this computer (the practice blog; Google's
 * replacement in development). A WordPress password goes to its site, which may have a port and a path; stored
 * passwords name their site, so a changed address gets none (publishing/destinations/wordpress/sessions.ts).
 */
const server: Check = {
  ...address,
  holds: (value, { kind: of }) =>
    isLoopback(String(value)) ||
    (of === 'wordpress' ? isSite(String(value)) : /^https:\/\/[\w.-]+$/.test(String(value))),
};
function isSite(site: string): boolean {
  const url = URL.parse(site);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}
/** A kind that this version of Escale supports. */
const kind = fitting(z.enum(DESTINATION_KINDS));
const OWN = /^asset:[0-9a-f]{64}$/;
/** A web address, or the placeholder of a picture embedded in a document. */
const pictureAddress: Check = {
  ...address,
  holds: (value, row) => OWN.test(String(value)) || address.holds?.(value, row) === true,
};

export const BLOG_ROWS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  accounts: {
    id,
    kind,
    issuer: server,
    base: server,
    user_id: line,
    name: line,
  },
  publications: {
    id,
    post_id: id,
    blog_id: id,
    remote_id: remoteId,
    remote_status: closed,
    url: address,
    base_title: line,
    base_labels: json(labelsSchema),
    base_content: html,
    remote_title: line,
    remote_labels: json(labelsSchema),
    remote_content: html,
    sent_document: document(),
    sent_hash: hash,
    author_id: line,
    author_name: line,
    seen_mark: longLine,
    details: json(postDetailsSchema),
  },
  blogs: {
    id,
    kind,
    account_id: id,
    remote_id: remoteId,
    name: line,
    url: address,
    signature: line,
    time_zone: line,
    locale: line,
    presentation: json(presentationSchema.partial().loose()),
    role: closed,
    rights: json(rightsSchema),
    way: closed,
    required_checks: json(z.array(z.string().max(200))),
    picture_host: closed,
  },
  comments: {
    blog_id: id,
    remote_id: remoteId,
    post_remote_id: remoteId,
    in_reply_to: remoteId,
    author: longLine,
    html,
    status: word,
  },
  outside_pictures: { address: pictureAddress, state: closed, sha256: hash, reason: word },
  jobs: {
    id,
    publication_id: id,
    intent: closed,
    state: closed,
    step: closed,
    document: document(),
    document_hash: hash,
    title: line,
    labels: json(labelsSchema),
    content: html,
    failure_code: word,
    failure_params: json(paramsSchema),
    failure_incident: word,
    address_title: line,
    looked_hash: hash,
    details: json(postDetailsSchema),
  },
  blog_alterations: { blog_id: id, hash },
  chosen_details: { post_id: id, blog_id: id, details: json(postDetailsSchema), address_title: line },
  job_events: { job_id: id, what: word, failure_code: word, failure_params: json(paramsSchema) },
  picture_stores: {
    blog_id: id,
    endpoint: shortAddress,
    region: fitting(storeAddress.region),
    bucket: fitting(storeAddress.bucket),
    prefix: fitting(storeAddress.prefix),
    public_base: shortAddress,
  },
  picture_uploads: { sha256: hash, host_key: longLine, url: address, ref: longLine, state: closed },
  picture_widths: { post_id: id, blog_id: id },
  picture_handoffs: { id, post_id: id, blog_id: id, pictures: json(filesSchema), remote_id: remoteId },
  picture_links: { address, state: closed, reason: word },
  picture_link_uses: { publication_id: id },
  picture_checks: { state: closed },
  blog_syncs: {
    blog_id: id,
    state: closed,
    phase: closed,
    failure_code: word,
    failure_params: json(paramsSchema),
    failure_incident: word,
  },
  comment_walks: { blog_id: id },
  blog_sync_walks: {
    blog_id: id,
    status: closed,
    page_token: any('given back to the blog it came from, as a parameter', 64 * 1024),
    step: closed,
  },
  blog_sync_pages: { blog_id: id, remote_id: remoteId, version: line },
  blog_sync_ids: { blog_id: id, remote_id: remoteId, status: word },
  blog_sync_marks: { blog_id: id, publication_id: id, remote_id: remoteId, post_id: id },
  blog_sync_notes: { blog_id: id, code: word, title: line, post_id: id },
  by_hand_jobs: { job_id: id, publication_id: id, address },
};

/** The speakers of a row of the index. */
const peopleOfRow = z.array(z.tuple([z.string().max(200), z.string().max(2_000)]));
/** Data of a merge or a renaming; empty for a removal, and for an act that can no longer be undone. */
const wantedOfAct = z.union([mergeWantedSchema, renameWantedSchema, z.strictObject({})]);
const beforeOfAct = z.union([mergeBeforeSchema, removalBeforeSchema, z.strictObject({})]);
const READ_BY_KEY =
  'each is read by its key, and counts as absent where it is not of its shape (settings.ts)';

export const LIBRARY_ROWS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  posts: {
    id,
    kind: closed,
    language: word,
    title: line,
    status: closed,
    document: document('document_hash'),
    document_hash: hash,
    last_save_id: longLine,
  },
  post_participants: { participant_id: id },
  post_labels: { label: name },
  participants: {
    id,
    name,
    ...eachField(PERSON_FIELD_NAMES, () => line),
    portrait: hash,
    link: fitting(z.string().refine(isLinkAddress)),
    links: json(linksSchema),
    note: remark,
  },
  people_aliases: { id, participant_id: id, chosen: json(chosenSchema) },
  people_acts: {
    id,
    kind: closed,
    participant_id: id,
    wanted: json(wantedOfAct),
    before: json(beforeOfAct),
    state: closed,
  },
  people_act_posts: { state: closed, kept_in: id, after_hash: hash },
  assets: { sha256: hash, mime: closed, name: line, credit: line },
  settings: { key: line, value: any(READ_BY_KEY) },
  search_rows_of: {
    people: json(peopleOfRow),
    hash: any('compared with another, and made anew where it differs', 256),
  },
  search_indexed: { document_hash: hashOrNone },
  search_surfaces: {
    word: any('shown as a word of the archive, and looked for with parameters', 4_096),
    key: any('as the word: it is how the index spells it', 4_096),
  },
  search_changes: {},
  imports: {
    id,
    kind: closed,
    name: line,
    source: json(sourceSchema),
    state: closed,
    phase: closed,
    changes: closed,
    recognized: json(importSchema.shape.recognized.unwrap()),
    failure_code: word,
    failure_params: json(paramsSchema),
    failure_incident: word,
  },
  import_blogs: {
    remote_id: remoteId,
    name: line,
    url: longLine,
    blog_id: id,
    before: json(beforeBlogSchema),
  },
  import_items: {
    what: closed,
    entry_key: longLine,
    status: closed,
    outcome: closed,
    post_id: id,
    title: line,
    reason: word,
    left_hash: hash,
    before: packedJson(beforeItemSchema),
    raw: packedText(),
  },
  import_notes: { code: word, location: longLine, text },
  post_sources: {
    post_id: id,
    entry_key: longLine,
    reported: json(reportedSchema),
    body_hash: longLine,
    document_hash: hash,
    raw: packedText(),
  },
  import_pictures: { post_id: id },
  proposals: {
    made_from: hash,
    state: closed,
    kind: closed,
    reasons: json(z.array(z.unknown())),
    kept_in: id,
    accepted_as: hash,
    document: packedDocument,
  },
  review_batches: { id, state: closed },
  recognized_people: { id, name_key: longLine, name: nameOrNone, same_as: id },
  proposal_people: { person_id: id },
  people_matches: { id, person_id: id, other_id: id, reasons: json(z.array(z.unknown())), state: closed },
  notes: { id, author: nameOrNone, text: remark, quote: line, turn_id: id },
  shared_states: { hash, local_hash: hash, document: packedDocument },
  people_elsewhere: { id, participant_id: id },
  revisions: {
    id,
    reason: closed,
    title: line,
    document: packedText('document_hash'),
    document_hash: hash,
    recipient: line,
    file_name: line,
  },
  approvals: { participant_id: id, name, note: line },
  awaited_approvals: { name_key: longLine, name, sent_revision: id, purpose: closed },
  returns: {
    id,
    participant_id: id,
    name,
    purpose: closed,
    carrier: closed,
    sent_revision: id,
    file_hash: hash,
    file_name: line,
    file: { why: 'given back as it was received, never read as one of ours', mostBytes: 32 * 1024 * 1024 },
    turns: json(turnsOfReturnSchema),
  },
  turn_approvals: {
    turn_id: line,
    name_key: longLine,
    name,
    participant_id: id,
    state: closed,
    words_hash: hash,
    remark,
    return_id: id,
  },
  consents: {
    id,
    participant_id: id,
    name_key: longLine,
    name,
    subject: closed,
    places: line,
    purpose: line,
    manner: closed,
    guardians: line,
    note: remark,
    return_id: id,
  },
  erased_people: {
    id,
    manner: closed,
    online: closed,
    key: { why: 'of the seals', mostBytes: 64 },
    names: json(namesSchema),
    ids: json(idsSchema),
    pictures: json(picturesSchema),
    state: closed,
  },
};
