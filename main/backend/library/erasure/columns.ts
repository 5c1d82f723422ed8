/**
 * Every column of the library that holds text or bytes, and its erasure. A test compares it with the schema: a new
 * column is added here with its rule.
 */
import type { DataKind } from '#contract/erasure.ts';
import { CREDIT_FIELDS, eachField, OWN_FIELDS } from '#interview/people/person-fields.ts';

/**
 * The content of a column: `document` a post's JSON, `document-blob` the same raw-deflated, `html`, `text` a line,
 * `json` values of any shape, `markup-blob` raw-deflated XML, `before-blob` an import's record of its changes. `row`:
 * the row is deleted if the column names the person. `approver`: as `row`, or only the name is erased if their answers
 * stay. `act`: as `row`, or only the name is erased if the act is about others. `emptied`: set to NULL.
 */
export type How =
  | 'document'
  | 'document-blob'
  | 'html'
  | 'text'
  | 'json'
  | 'markup-blob'
  | 'before-blob'
  | 'row'
  | 'approver'
  | 'act'
  | 'emptied';
type Kept = Readonly<{ kept: string }>;

export type TableRule = Readonly<{
  kind?: DataKind;
  /** For tables without a rowid: the key column of a row, or of rows that are erased together. */
  key?: string;
  /** The post of a row, as a condition on `posts` in which ROW is the row's table. */
  post?: string;
  /** The text is read like that of its post: labels of its participants count as names. */
  asInPost?: true;
  columns: Readonly<Record<string, How | Kept>>;
}>;

const id: Kept = { kept: 'an id, made at random' };
const word: Kept = { kept: 'one of a closed list' };
const hash: Kept = { kept: 'a hash of a whole text' };
const blog: Kept = { kept: 'of the blog and its account, whose owner is the author' };
const address: Kept = {
  kept: 'a public address: it leads to what is online, and goes when that goes',
};
const derived: Kept = { kept: 'made from the post, again at each change of it' };
const index: Kept = {
  kept: 'single words of the archive; those of the name go, once no post says them',
};
const failure: Kept = { kept: 'why something failed: names of blogs and files of Escale' };

const ofPublication = 'posts.id = ROW.post_id';
const ofRow = 'posts.rowid = ROW.post_rowid';

export const TABLES: Readonly<Record<string, TableRule>> = {
  accounts: {
    columns: {
      id,
      kind: word,
      issuer: blog,
      base: blog,
      user_id: blog,
      name: blog,
    },
  },
  publications: {
    kind: 'online',
    post: ofPublication,
    asInPost: true,
    columns: {
      id,
      post_id: id,
      blog_id: id,
      remote_id: id,
      remote_status: word,
      url: address,
      base_title: 'text',
      base_labels: 'json',
      base_content: 'html',
      remote_title: 'text',
      remote_labels: 'json',
      remote_content: 'html',
      sent_document: 'document',
      sent_hash: hash,
      author_id: blog,
      author_name: 'emptied',
      seen_mark: { kept: 'sealed: what stood on the blog before an erasure' },
      details: 'json',
    },
  },
  blogs: {
    columns: {
      id,
      account_id: id,
      remote_id: id,
      name: blog,
      url: address,
      signature: blog,
      time_zone: word,
      locale: word,
      presentation: { kept: 'how the blog shows its posts: colours and choices' },
      role: word,
      rights: word,
      kind: word,
      way: word,
      required_checks: word,
      picture_host: word,
    },
  },
  comments: {
    kind: 'comments',
    columns: {
      blog_id: id,
      remote_id: id,
      post_remote_id: id,
      in_reply_to: id,
      author: 'row',
      html: 'html',
      status: word,
    },
  },
  outside_pictures: {
    columns: { address, state: word, sha256: hash, reason: word },
  },
  jobs: {
    kind: 'sends',
    post: 'posts.id = (SELECT post_id FROM publications WHERE publications.id = ROW.publication_id)',
    columns: {
      id,
      publication_id: id,
      intent: word,
      state: word,
      step: word,
      document: 'document',
      document_hash: hash,
      title: 'text',
      labels: 'json',
      content: 'html',
      failure_code: word,
      failure_params: 'json',
      failure_incident: id,
      address_title: 'text',
      looked_hash: hash,
      details: 'json',
    },
  },
  blog_alterations: { columns: { blog_id: id, hash } },
  chosen_details: { columns: { post_id: id, blog_id: id, details: 'json', address_title: 'text' } },
  job_events: { columns: { job_id: id, what: word, failure_code: word, failure_params: failure } },
  picture_stores: {
    columns: {
      blog_id: id,
      endpoint: blog,
      region: blog,
      bucket: blog,
      prefix: blog,
      public_base: blog,
    },
  },
  picture_uploads: { columns: { sha256: hash, host_key: blog, url: address, ref: address, state: word } },
  picture_widths: { columns: { post_id: id, blog_id: id } },
  picture_handoffs: {
    kind: 'pictures',
    post: ofPublication,
    columns: { id, post_id: id, blog_id: id, pictures: 'json', remote_id: id },
  },
  picture_links: { columns: { address, state: word, reason: word } },
  picture_link_uses: { columns: { publication_id: id } },
  picture_checks: { columns: { state: word } },
  blog_syncs: {
    columns: {
      blog_id: id,
      state: word,
      phase: word,
      failure_code: word,
      failure_params: failure,
      failure_incident: id,
    },
  },
  comment_walks: { columns: { blog_id: id } },
  blog_sync_walks: { columns: { blog_id: id, status: word, page_token: id, step: word } },
  blog_sync_pages: { columns: { blog_id: id, remote_id: id, version: word } },
  blog_sync_ids: { columns: { blog_id: id, remote_id: id, status: word } },
  blog_sync_marks: { columns: { blog_id: id, publication_id: id, remote_id: id, post_id: id } },
  blog_sync_notes: { kind: 'online', columns: { blog_id: id, code: word, title: 'text', post_id: id } },
  by_hand_jobs: { columns: { job_id: id, publication_id: id, address } },
  posts: {
    kind: 'posts',
    post: 'posts.rowid = ROW.rowid',
    columns: {
      id,
      kind: word,
      language: word,
      title: derived,
      status: word,
      document: 'document',
      document_hash: hash,
      last_save_id: id,
    },
  },
  post_participants: { columns: { participant_id: id } },
  post_labels: { columns: { label: derived } },
  // The person's own row is deleted; in the rows of others the name is erased.
  participants: {
    kind: 'directory',
    columns: {
      id,
      name: 'row',
      ...eachField([...CREDIT_FIELDS, ...OWN_FIELDS], () => 'text' as const),
      portrait: hash,
      link: address,
      links: 'json',
      note: 'text',
    },
  },
  people_aliases: { columns: { id, participant_id: id, chosen: word } },
  // The directory's entry before a change: an act is deleted with the person it was about, a merge with either.
  people_acts: {
    kind: 'directory',
    columns: { id, kind: word, participant_id: id, wanted: 'act', before: 'act', state: word },
  },
  people_act_posts: { columns: { state: word, kept_in: id, after_hash: hash } },
  assets: { kind: 'pictures', columns: { sha256: hash, mime: word, name: 'text', credit: 'text' } },
  settings: { kind: 'settings', key: 'key', columns: { key: word, value: 'json' } },
  search_rows: { columns: {} },
  search_words: { columns: {} },
  search_rows_of: { columns: { people: derived, hash } },
  search_indexed: { columns: { document_hash: hash } },
  search_surfaces: { columns: { word: index, key: index } },
  search_changes: { columns: {} },
  sqlite_sequence: { columns: {} },
  // Samples that ANALYZE took for the query planner: deleted before the file is rewritten (rewrite-file.ts).
  sqlite_stat1: { columns: {} },
  sqlite_stat4: { columns: {} },
  imports: {
    kind: 'imports',
    columns: {
      id,
      kind: word,
      name: 'text',
      source: 'json',
      state: word,
      phase: word,
      changes: word,
      recognized: 'json',
      failure_code: word,
      failure_params: 'json',
      failure_incident: id,
    },
  },
  import_blogs: { columns: { remote_id: id, name: blog, url: address, blog_id: id, before: blog } },
  import_items: {
    kind: 'imports',
    post: ofPublication,
    columns: {
      what: word,
      entry_key: id,
      status: word,
      outcome: word,
      post_id: id,
      title: 'text',
      reason: word,
      left_hash: hash,
      before: 'before-blob',
      raw: 'markup-blob',
    },
  },
  import_notes: { kind: 'imports', columns: { code: word, location: 'text', text: 'text' } },
  post_sources: {
    kind: 'imports',
    post: ofPublication,
    columns: {
      post_id: id,
      entry_key: id,
      reported: 'json',
      body_hash: hash,
      document_hash: hash,
      raw: 'markup-blob',
    },
  },
  import_pictures: { columns: { post_id: id } },
  proposals: {
    kind: 'proposals',
    post: ofRow,
    columns: {
      made_from: hash,
      state: word,
      kind: word,
      reasons: 'json',
      kept_in: id,
      accepted_as: hash,
      document: 'document-blob',
    },
  },
  review_batches: { columns: { id, state: word } },
  recognized_people: { kind: 'proposals', columns: { id, name_key: 'row', name: 'row', same_as: id } },
  proposal_people: { columns: { person_id: id } },
  people_matches: {
    kind: 'proposals',
    columns: { id, person_id: id, other_id: id, reasons: 'json', state: word },
  },
  notes: {
    kind: 'notes',
    post: ofRow,
    asInPost: true,
    columns: { id, author: 'text', text: 'text', quote: 'text', turn_id: id },
  },
  shared_states: {
    kind: 'shared',
    post: ofRow,
    columns: { hash, local_hash: hash, document: 'document-blob' },
  },
  people_elsewhere: { columns: { id, participant_id: id } },
  revisions: {
    kind: 'revisions',
    post: ofRow,
    columns: {
      id,
      reason: word,
      title: 'text',
      document: 'document-blob',
      document_hash: hash,
      recipient: 'text',
      file_name: 'text',
    },
  },
  approvals: { kind: 'approvals', columns: { participant_id: id, name: 'approver', note: 'text' } },
  awaited_approvals: {
    kind: 'approvals',
    key: 'post_rowid',
    columns: { name_key: 'row', name: 'row', sent_revision: id, purpose: word },
  },
  // The file names whoever sent it, and goes with them.
  returns: {
    kind: 'returns',
    post: ofRow,
    columns: {
      id,
      participant_id: id,
      name: 'row',
      purpose: word,
      carrier: word,
      sent_revision: id,
      file_hash: hash,
      file_name: 'text',
      file: { kept: 'of the person of its row, with whom it goes' },
      turns: 'json',
    },
  },
  turn_approvals: {
    kind: 'approvals',
    post: ofRow,
    columns: {
      turn_id: id,
      name_key: 'row',
      name: 'row',
      participant_id: id,
      state: word,
      words_hash: hash,
      remark: 'text',
      return_id: id,
    },
  },
  consents: {
    kind: 'consents',
    post: ofRow,
    columns: {
      id,
      participant_id: id,
      name_key: 'row',
      name: 'row',
      subject: word,
      places: 'text',
      purpose: 'text',
      manner: word,
      guardians: 'text',
      note: 'text',
      return_id: id,
    },
  },
  erased_people: {
    columns: {
      id,
      manner: word,
      online: word,
      key: { kept: 'of the seals' },
      names: { kept: 'sealed names' },
      ids: id,
      pictures: hash,
      state: word,
    },
  },
};
