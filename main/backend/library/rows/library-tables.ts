/** What the rows of a library may hold: posts, people, pictures, imports. What goes to blogs: blog-tables.ts. */
import { z } from 'zod';
import { isLinkAddress } from '#interview/links.ts';
import { importSchema } from '#contract/imports.ts';
import { sourceSchema } from '../imports/import-rows.ts';
import { saidSchema } from '../imports/said.ts';
import { idsSchema, namesSchema, picturesSchema } from '../erasure/markers.ts';
import { chosenSchema } from '../people/aliases.ts';
import { linksSchema } from '../people/links.ts';
import { mergeBeforeSchema, mergeWantedSchema } from '../people/merge.ts';
import { removalBeforeSchema } from '../people/remove.ts';
import { renameWantedSchema } from '../people/rename.ts';
import {
  any,
  closed,
  document,
  fitting,
  hash,
  hashOrNone,
  id,
  json,
  line,
  longLine,
  packedDocument,
  packedJson,
  packedText,
  remoteId,
  text,
  word,
  type Check,
} from './checks.ts';
import { beforeBlogSchema, beforeItemSchema, paramsSchema } from './shapes.ts';

/** In an answer of the search: who says the words of a row. */
const peopleOfRow = z.array(z.tuple([z.string().max(200), z.string().max(2_000)]));
/** Of a merge, of a renaming; of a removal, and of what can be taken back no more, nothing. */
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
  post_labels: { label: line },
  participants: {
    id,
    name: line,
    role: line,
    organisation: line,
    portrait: hash,
    link: fitting(z.string().refine(isLinkAddress)),
    links: json(linksSchema),
    note: text,
    email: line,
    phone: line,
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
    found: json(importSchema.shape.found.unwrap()),
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
  import_notes: { code: word, place: longLine, text },
  post_sources: {
    post_id: id,
    entry_key: longLine,
    said: json(saidSchema),
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
  found_people: { id, name_key: longLine, name: line, same_as: id },
  proposal_people: { person_id: id },
  people_matches: { id, person_id: id, other_id: id, reasons: json(z.array(z.unknown())), state: closed },
  notes: { id, author: line, text, quote: text },
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
  approvals: { participant_id: id, name: line, note: text },
  awaited_approvals: { name_key: longLine, name: line },
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
