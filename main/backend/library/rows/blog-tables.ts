/** What the rows may hold of what stands on blogs and goes there. */
import { z } from 'zod';
import { DESTINATION_KINDS } from '#interview/destinations.ts';
import { presentationSchema } from '#interview/render/presentation.ts';
import { isLoopback } from '../../network/endpoints.ts';
import { filesSchema } from '../publications/handoff-rows.ts';
import {
  address,
  any,
  closed,
  document,
  fitting,
  hash,
  html,
  id,
  json,
  line,
  longLine,
  remoteId,
  word,
  type Check,
} from './checks.ts';
import { labelsSchema, paramsSchema } from './shapes.ts';

/** Tokens go to Google, or to a server of this computer (the practice blog; Google's place in development). */
const server = fitting(z.string().refine((base) => /^https:\/\/[\w.-]+$/.test(base) || isLoopback(base)));
/** Of a kind that this Escale knows how to open. */
const kind = fitting(z.enum(DESTINATION_KINDS));
const OWN = /^asset:[0-9a-f]{64}$/;
/** Of the web, or what stands for the address of a picture that came inside a document. */
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
    found_title: line,
    found_labels: json(labelsSchema),
    found_content: html,
    sent_document: document(),
    sent_hash: hash,
    author_id: line,
    author_name: line,
    seen_mark: longLine,
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
  },
  job_events: { job_id: id, what: word, failure_code: word, failure_params: json(paramsSchema) },
  picture_stores: {
    blog_id: id,
    endpoint: address,
    region: word,
    bucket: word,
    prefix: longLine,
    public_base: address,
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
  blog_sync_walks: {
    blog_id: id,
    status: closed,
    page_token: any('given back to the blog it came from, as a parameter', 64 * 1024),
    step: closed,
  },
  blog_sync_ids: { blog_id: id, remote_id: remoteId, status: word },
  blog_sync_marks: { blog_id: id, publication_id: id, remote_id: remoteId, post_id: id },
  blog_sync_notes: { blog_id: id, code: word, title: line, post_id: id },
  hand_jobs: { job_id: id, publication_id: id, address },
};
