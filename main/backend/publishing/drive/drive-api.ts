/**
 * Our own client for Drive API v3: the few methods that a host of pictures needs. What Escale put there bears a property
 * of its own (`appProperties`, which no other app sees): the sha256 of the picture, or that it is the folder.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../../preload/contract/failure.ts';
import { createGoogleRequest } from '../google-request.ts';
import type { Asked, GoogleApiOptions } from '../google-request.ts';
import { driveRefusal } from './drive-errors.ts';

const FOLDER_TYPE = 'application/vnd.google-apps.folder';
const FOLDER_NAME = 'Escale';
/** At most 124 bytes with its value. */
const MARK = 'escale';
const FOLDER_MARK = 'pictures';

const idSchema = z.string().regex(/^[\w-]{1,200}$/);
const fileSchema = z.object({ id: idSchema });

export type NewPicture = Readonly<{
  /** As `newId` gave it. */
  id: string;
  sha256: string;
  name: string;
  mime: string;
  bytes: Uint8Array;
  folder: string;
}>;

/** Every method rejects with what driveRefusal gives, network.*, and pictures.drive-unavailable for half an answer. */
export type DriveApi = Readonly<{
  /** Whose Drive it is, as Google names them. */
  getOwner(): Promise<string>;
  /** An id under which a file may be made: asked again with it, Drive makes no second one. */
  newId(): Promise<string>;
  /** The oldest file with the mark of this picture, outside the bin. */
  findPicture(sha256: string): Promise<string | undefined>;
  /** Whether it is there, and not in the bin: undefined where it is not there at all. */
  stateOf(id: string): Promise<'there' | 'trashed' | undefined>;
  /** A file that has this id already is a success. */
  createPicture(picture: NewPicture): Promise<void>;
  /** Everybody who has the address may read it; nobody finds it by a search. */
  share(id: string): Promise<void>;
  /** The folder of earlier times, by its mark. */
  findFolder(): Promise<string | undefined>;
  createFolder(): Promise<string>;
}>;

export function createDriveApi(options: GoogleApiOptions): DriveApi {
  const ask = createGoogleRequest(options);
  const request = async <Schema extends z.ZodType>(
    asked: Omit<Asked<Schema>, 'body'> & Readonly<{ json?: unknown; body?: Asked<Schema>['body'] }>,
    sharing = false,
  ): Promise<z.output<Schema>> => {
    const { json, body, ...rest } = asked;
    const content = json === undefined ? body : { type: JSON_TYPE, content: JSON.stringify(json) };
    try {
      return await ask({ ...rest, body: content }, (refused) =>
        driveRefusal(refused, options.now(), sharing),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'blogger.unavailable')
        throw new AppError('pictures.drive-unavailable', error.params, { cause: error.cause });
      throw error;
    }
  };
  const first = async (query: string): Promise<string | undefined> =>
    (
      await request({
        verb: 'GET',
        path: 'drive/v3/files',
        query: [
          ['q', `${query} and trashed = false`],
          ['spaces', 'drive'],
          ['orderBy', 'createdTime'],
          ['pageSize', '1'],
          ['fields', 'files(id)'],
        ],
        schema: z.object({ files: z.array(fileSchema).default([]) }),
      })
    ).files[0]?.id;
  const marked = (value: string): string => `appProperties has { key='${MARK}' and value='${value}' }`;

  return {
    async getOwner() {
      const schema = z.object({ user: z.object({ displayName: z.string().default('') }) });
      const query = [['fields', 'user(displayName)']] as const;
      return (await request({ verb: 'GET', path: 'drive/v3/about', query, schema })).user.displayName;
    },
    async newId() {
      const schema = z.object({ ids: z.array(idSchema).min(1) });
      const query = [
        ['count', '1'],
        ['space', 'drive'],
        ['type', 'files'],
        ['fields', 'ids'],
      ] as const;
      const { ids } = await request({ verb: 'GET', path: 'drive/v3/files/generateIds', query, schema });
      return ids[0] ?? '';
    },
    findPicture: (sha256) => first(marked(sha256)),
    async stateOf(id) {
      const schema = z.object({ trashed: z.boolean().default(false) });
      const query = [['fields', 'id,trashed']] as const;
      try {
        const { trashed } = await request({ verb: 'GET', path: `drive/v3/files/${id}`, query, schema });
        return trashed ? 'trashed' : 'there';
      } catch (error) {
        if (error instanceof AppError && error.params['status'] === 404) return undefined;
        throw error;
      }
    },
    async createPicture({ id, sha256, name, mime, bytes, folder }) {
      const metadata = { id, name, mimeType: mime, parents: [folder], appProperties: { [MARK]: sha256 } };
      const query = [
        ['uploadType', 'multipart'],
        ['fields', 'id'],
      ] as const;
      const body = multipart(metadata, mime, bytes);
      try {
        await request({ verb: 'POST', path: 'upload/drive/v3/files', query, schema: fileSchema, body });
      } catch (error) {
        // An answer that was lost: the file of that request is there.
        if (!(error instanceof AppError && error.params['status'] === 409)) throw error;
      }
    },
    async share(id) {
      const path = `drive/v3/files/${id}/permissions`;
      const json = { type: 'anyone', role: 'reader' };
      await request({ verb: 'POST', path, query: [['fields', 'id']], schema: z.unknown(), json }, true);
    },
    findFolder: () => first(`${marked(FOLDER_MARK)} and mimeType = '${FOLDER_TYPE}'`),
    async createFolder() {
      const json = { name: FOLDER_NAME, mimeType: FOLDER_TYPE, appProperties: { [MARK]: FOLDER_MARK } };
      const query = [['fields', 'id']] as const;
      return (await request({ verb: 'POST', path: 'drive/v3/files', query, schema: fileSchema, json })).id;
    },
  };
}

const JSON_TYPE = 'application/json; charset=UTF-8';

/** Metadata and bytes in one request (`multipart/related`): for what is below 5 MB, as a copy of 2048 px is. */
function multipart(metadata: object, mime: string, bytes: Uint8Array) {
  const boundary = `escale-${randomUUID()}`;
  const head = `--${boundary}\r\nContent-Type: ${JSON_TYPE}\r\n\r\n${JSON.stringify(metadata)}\r\n--${boundary}\r\nContent-Type: ${mime}\r\n\r\n`;
  return {
    type: `multipart/related; boundary=${boundary}`,
    content: Uint8Array.from(
      Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    ),
  };
}
