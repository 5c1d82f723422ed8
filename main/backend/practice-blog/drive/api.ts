/**
 * Google Drive API v3 beside the blog, as far as a host of pictures needs it: the person's name, ids, files and folders,
 * their search, the right for everybody to read, and the address that shows a picture to anybody. Shapes as the public
 * reference of the API has them. Only where a test gave a fault plan.
 */
import { z } from 'zod';
import { ApiError, invalid, notFound } from '../api-error.ts';
import type { Blog } from '../blog.ts';
import { selected } from '../partial-response.ts';
import type { Reply } from '../reply.ts';
import type { Person } from '../stored.ts';
import type { DriveFile, DriveFiles } from './files.ts';
import { FOLDER } from './files.ts';
import { readMultipart } from './multipart.ts';

export type DriveMethod =
  | 'drive.about.get'
  | 'drive.files.generateIds'
  | 'drive.files.list'
  | 'drive.files.get'
  | 'drive.files.create'
  | 'drive.files.update'
  | 'drive.files.delete'
  | 'drive.permissions.create'
  | 'drive.picture';

export type FoundDrive = Readonly<{ name: DriveMethod; id: string; upload: boolean }>;

const ROUTES: readonly (readonly [verb: string, path: RegExp, name: DriveMethod])[] = [
  ['GET', /^\/drive\/v3\/about$/, 'drive.about.get'],
  ['GET', /^\/drive\/v3\/files\/generateIds$/, 'drive.files.generateIds'],
  ['GET', /^\/drive\/v3\/files$/, 'drive.files.list'],
  ['POST', /^\/(?:upload\/)?drive\/v3\/files$/, 'drive.files.create'],
  ['GET', /^\/drive\/v3\/files\/([\w-]+)$/, 'drive.files.get'],
  ['PATCH', /^\/drive\/v3\/files\/([\w-]+)$/, 'drive.files.update'],
  ['DELETE', /^\/drive\/v3\/files\/([\w-]+)$/, 'drive.files.delete'],
  ['POST', /^\/drive\/v3\/files\/([\w-]+)\/permissions$/, 'drive.permissions.create'],
  // What readers' browsers ask; a size may follow the id.
  ['GET', /^\/d\/([\w-]+)(?:=[\w-]+)?$/, 'drive.picture'],
];

export function findDriveMethod(verb: string, path: string): FoundDrive | undefined {
  for (const [known, shape, name] of ROUTES) {
    const found = known === verb ? shape.exec(path) : null;
    if (found !== null) return { name, id: found[1] ?? '', upload: path.startsWith('/upload/') };
  }
  return undefined;
}

type Asked = Readonly<{
  query: URLSearchParams;
  contentType: string;
  body: Buffer;
  /** Undefined: the one whose blog it is. */
  person: Person | undefined;
}>;

const metadataSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  mimeType: z.string().optional(),
  parents: z.array(z.string()).max(1).optional(),
  appProperties: z.record(z.string(), z.string()).optional(),
  trashed: z.boolean().optional(),
});
const permissionSchema = z.strictObject({ type: z.literal('anyone'), role: z.literal('reader') });
/** Bytes of a key and its value together (the guide on custom file properties). */
const PROPERTY_LIMIT = 124;

/** The resource, or undefined for "204 No Content". Throws ApiError. The token was looked at already. */
export function answerDrive(
  blog: Blog,
  files: DriveFiles,
  found: FoundDrive,
  asked: Asked,
): object | undefined {
  const { userId } = blog.store.blog();
  const owner = asked.person?.id ?? userId;
  const { query } = asked;
  const fields = query.get('fields');
  const whole = answer(blog, files, found, asked, owner);
  if (whole === undefined) return undefined;
  if (found.name === 'drive.about.get' && fields === null)
    throw invalid("The 'fields' parameter is required for this method.");
  return selected(whole, fields ?? USUAL_FIELDS[found.name] ?? '*');
}

const USUAL_FIELDS: Partial<Record<DriveMethod, string>> = {
  'drive.files.list': 'kind,incompleteSearch,files(kind,id,name,mimeType)',
  'drive.files.get': 'kind,id,name,mimeType',
  'drive.files.create': 'kind,id,name,mimeType',
  'drive.files.update': 'kind,id,name,mimeType',
};

function answer(
  blog: Blog,
  files: DriveFiles,
  { name, id, upload }: FoundDrive,
  { query, contentType, body, person }: Asked,
  owner: string,
): object | undefined {
  const json = (file: DriveFile) => fileJson(files, file);
  switch (name) {
    case 'drive.about.get': {
      const displayName = person?.name ?? blog.store.blog().author;
      return {
        kind: 'drive#about',
        user: {
          kind: 'drive#user',
          displayName,
          me: true,
          permissionId: owner,
          emailAddress: `${owner}@drive.invalid`,
        },
      };
    }
    case 'drive.files.generateIds': {
      const count = Number(query.get('count') ?? '10');
      if (!Number.isInteger(count) || count < 1 || count > 1_000) throw invalid('Invalid value for count');
      return { kind: 'drive#generatedIds', space: 'drive', ids: files.reserve(owner, count) };
    }
    case 'drive.files.list': {
      const size = Number(query.get('pageSize') ?? '100');
      const listed = files.list(owner, query.get('q') ?? undefined).slice(0, size);
      return { kind: 'drive#fileList', incompleteSearch: false, files: listed.map(json) };
    }
    case 'drive.files.get':
      return json(files.get(owner, id));
    case 'drive.files.create': {
      if (upload && query.get('uploadType') !== 'multipart')
        throw invalid('Only multipart uploads are played here');
      const sent = upload
        ? readMultipart(contentType, body)
        : { metadata: body.toString('utf8'), mimeType: undefined, bytes: new Uint8Array() };
      const { trashed: _, ...metadata } = readMetadata(sent.metadata);
      return json(
        files.create(owner, {
          id: metadata.id,
          name: metadata.name ?? 'Untitled',
          mimeType: metadata.mimeType ?? sent.mimeType ?? 'application/octet-stream',
          parents: metadata.parents ?? [],
          appProperties: metadata.appProperties ?? {},
          bytes: sent.bytes,
        }),
      );
    }
    case 'drive.files.update': {
      const { trashed } = readMetadata(body.toString('utf8'));
      if (trashed === undefined) throw invalid('Only `trashed` can be changed here');
      return json(files.trash(owner, id, trashed));
    }
    case 'drive.files.delete':
      files.remove(owner, id);
      return undefined;
    case 'drive.permissions.create': {
      if (!permissionSchema.safeParse(parse(body.toString('utf8'))).success)
        throw invalid('Only { type: anyone, role: reader } is played here');
      files.share(owner, id);
      return { kind: 'drive#permission', id: 'anyoneWithLink', type: 'anyone', role: 'reader' };
    }
    case 'drive.picture':
      throw notFound();
  }
}

/** What a reader gets at a picture's address: its bytes, or a page that says no. */
export function answerPicture({ behaviours }: Blog, files: DriveFiles, id: string): Reply {
  const file = files.shown(id);
  if (file === undefined || file.mimeType === FOLDER) return page(404, 'Error 404 (Not Found)');
  if (behaviours.drivePictures === 'page') return page(200, 'Google Drive - Sign in');
  if (behaviours.drivePictures === 'too-many') return page(429, 'Error 429 (Too Many Requests)');
  return { status: 200, headers: { 'content-type': file.mimeType }, bytes: file.bytes };
}

const page = (status: number, title: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  text: `<!DOCTYPE html><html lang="en"><title>${title}</title></html>`,
});

function readMetadata(text: string): z.infer<typeof metadataSchema> {
  const parsed = metadataSchema.safeParse(parse(text));
  if (!parsed.success) throw invalid('Invalid JSON payload received.');
  for (const [key, value] of Object.entries(parsed.data.appProperties ?? {}))
    if (Buffer.byteLength(key + value) > PROPERTY_LIMIT)
      throw new ApiError(403, 'invalid', 'A property is too long.');
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid('Parse Error');
    throw error;
  }
}

const fileJson = (files: DriveFiles, file: DriveFile): object => ({
  kind: 'drive#file',
  id: file.id,
  name: file.name,
  mimeType: file.mimeType,
  parents: file.parents,
  appProperties: file.appProperties,
  trashed: files.isTrashed(file),
  createdTime: new Date(file.createdTime).toISOString(),
  size: String(file.bytes.byteLength),
});
