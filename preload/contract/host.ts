/** Between shell and backend, both ways: the requests (they may carry bytes), and the messages of the port they travel on. */
import { z } from 'zod';
import { APP_LANGUAGES } from '#interview/app-languages.ts';
import { STYLES } from '#interview/render/presentation.ts';
import { readDocumentSchema } from './exchange.ts';
import type { Envelope } from './failure.ts';
import { takenAssetSchema } from './library.ts';
import {
  idSchema,
  type InputOf,
  nothing,
  type OutputOf,
  sha256Schema,
  shortText,
  token,
  webAddress,
} from './shapes.ts';
import { spellingHostRequests } from './checks.ts';

const secretKey = z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/);
// Typed by hand: zod infers Uint8Array<ArrayBuffer>, which no reader of files gives.
const bytes: z.ZodType<Uint8Array, Uint8Array> = z.instanceof(Uint8Array);

/**
 * What Google calls an "installed" client. Its secret is sent with every token request, PKCE or not
 * (docs/design/blogger.md#signing-in).
 */
export const oauthClientSchema = z.strictObject({
  clientId: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .regex(/^[\w.-]+$/),
  clientSecret: z.string().trim().max(300),
});
export type OAuthClient = z.infer<typeof oauthClientSchema>;

/** The scheme of Escale's own addresses, by which a browser brings a sign-in back (docs/design/wordpress.md#browser-return); as the packages register it (electron-builder.yml). */
export const RETURN_SCHEME = 'escale';
/** Which stands where another scheme has its host. */
export const RETURN_PLACE = 'wordpress';

/** Of an attempt, made for it alone and hard to guess. */
const returnState = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What a site gave, or why it gave nothing: the author refused there, or it admits no such passwords. */
export const returnedSchema = z.union([
  z.strictObject({
    state: returnState,
    site: z.string().min(1).max(2_000),
    user: z.string().min(1).max(200),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ state: returnState, refused: z.enum(['by-author', 'by-site']) }),
]);
export type Returned = z.infer<typeof returnedSchema>;

/** Backend -> shell. */
export const hostRequests = {
  /** `kept` is false without an OS key store: the secret lives until the app quits. */
  'secrets.store': {
    input: z.strictObject({ key: secretKey, value: z.string().max(20_000) }),
    output: z.strictObject({ kept: z.boolean() }),
  },
  /** `locked`: it is kept, but the system's key store is not open, and nothing can be read from it before the next start. */
  'secrets.load': {
    input: z.strictObject({ key: secretKey }),
    output: z.strictObject({ value: z.string().max(20_000).optional(), locked: z.literal(true).optional() }),
  },
  'secrets.remove': { input: z.strictObject({ key: secretKey }), output: nothing },
  /** The clients of Google that nobody who writes had to make: of whoever built this Escale, and of the IT service. */
  'clients.given': {
    input: nothing,
    output: z.strictObject({ build: oauthClientSchema.optional(), policy: oauthClientSchema.optional() }),
  },
  /** Opens the sign-in page; the shell refuses anything but Google's own https page. */
  'browser.open': { input: z.strictObject({ url: webAddress }), output: nothing },
  /** Whether the system hands addresses of Escale's own to this very program; it may register itself for them first. */
  'returns.arrive': { input: nothing, output: z.strictObject({ arrive: z.boolean() }) },
  /**
   * Another library stands in the place of the one that was open, or in `folder`: start anew, and the window with it unless
   * it holds words that are not saved.
   */
  'library.restart': {
    input: z.strictObject({ folder: z.string().max(8_192).optional(), keepPage: z.literal(true).optional() }),
    output: nothing,
  },
  /** Shows a folder in the system's own window of files. */
  'folder.show': { input: z.strictObject({ path: z.string().max(8_192) }), output: nothing },
  /** Opens a page of a site in a folder of the author's, in the browser. The shell opens nothing but a file of HTML. */
  'page.show': { input: z.strictObject({ path: z.string().max(8_192) }), output: nothing },
  /** In the form of session.resolveProxy: `DIRECT`, `PROXY host:port`. */
  'proxy.resolve': {
    input: z.strictObject({ url: webAddress }),
    output: z.strictObject({ proxy: z.string().max(2_000) }),
  },
  /**
   * Who to say we are to a proxy that asks: from the shell's memory, or from the author, who may take their time. Empty
   * where the author gave nothing. `refused`: what was given before no longer does.
   */
  'proxy.credentials': {
    input: z.strictObject({ proxy: shortText, realm: z.string().max(200), refused: z.boolean() }),
    output: z.strictObject({
      user: z.string().max(200).optional(),
      password: z.string().max(500).optional(),
    }),
  },
  /** The exact origin of the running practice blog's pages, so that the shell may open them; null when it stops. */
  'practice.origin': { input: z.strictObject({ origin: webAddress.nullable() }), output: nothing },
  /** Prints the page that previews.print gives under this id: A4, its title and the notice at the head, numbers at the foot. */
  'pdf.print': {
    input: z.strictObject({ page: idSchema, title: shortText, notice: shortText.optional() }),
    output: z.strictObject({ bytes }),
  },
} as const;

/** Shell -> backend. */
export const backendHostRequests = {
  ...spellingHostRequests,
  'host.online': { input: z.strictObject({ online: z.boolean() }), output: nothing },
  'host.resume': { input: nothing, output: nothing },
  /** A browser handed over the answer of a site; taken only where it is awaited. */
  'host.returned': { input: returnedSchema, output: nothing },
  /** Finish writing, close the library; the process is ended after the answer. */
  'host.close': { input: nothing, output: nothing },
  /** A dialog or a drop chose this file; the page holds the token, once, for ten minutes. */
  'files.grant': { input: z.strictObject({ token, path: z.string().max(8_192) }), output: nothing },
  /** A dialog chose where to write; as above, and for writing alone. */
  'destinations.grant': {
    input: z.strictObject({ token, path: z.string().max(8_192) }),
    output: nothing,
  },
  'assets.add': { input: z.strictObject({ name: shortText, bytes }), output: takenAssetSchema },
  /** A document dropped on the window: its bytes came up as a picture's do. */
  'documents.read': { input: z.strictObject({ name: shortText, bytes }), output: readDocumentSchema },
  'assets.read': {
    input: z.strictObject({ sha256: sha256Schema, width: z.int().min(16).max(4_096).optional() }),
    output: z.strictObject({ mime: z.string().max(60), bytes }),
  },
  /** The files of a handoff in their order, to be dragged onto Blogger's editor; written first where they are not there. */
  'pictures.files': {
    input: z.strictObject({ handoffId: idSchema }),
    output: z.strictObject({ paths: z.array(z.string().max(8_192)).max(1_000) }),
  },
  /** A whole HTML page with its own styles, for app://preview/post/<id>; `?blog=` as that blog shows it. */
  'previews.post': {
    input: z.strictObject({ id: idSchema, blogId: idSchema.optional() }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** The same of a sample, as the blog shows its posts, under its style or another, for app://preview/sample/<blogId>. */
  'previews.sample': {
    input: z.strictObject({
      blogId: idSchema,
      style: z.enum(STYLES).optional(),
      sheet: z.boolean(),
      /** From its first question on, without its title: where the styles differ. */
      turns: z.boolean(),
      language: z.enum(APP_LANGUAGES),
    }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** The same of a post as its blog holds it, for app://preview/online/<id>. */
  'previews.online': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** A page to be printed, for app://preview/print/<id>, its pictures inside. */
  'previews.print': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ html: z.string().max(200_000_000) }),
  },
} as const;

export type HostRequests = typeof hostRequests;
export type HostName = keyof HostRequests;
export type HostInput<Name extends HostName> = InputOf<HostRequests, Name>;
export type HostOutput<Name extends HostName> = OutputOf<HostRequests, Name>;
export type BackendHostRequests = typeof backendHostRequests;
export type BackendHostName = keyof BackendHostRequests;

/** Rejects with an AppError. */
export type HostCall = <Name extends HostName>(
  name: Name,
  input: InputOf<HostRequests, Name>,
) => Promise<OutputOf<HostRequests, Name>>;

/** What travels on the port between shell and backend. Either side asks; answers carry the asker's id. */
export type PortMessage =
  /** `from`: whose table the name belongs to. Page requests are forwarded by the shell; host requests are its own. */
  | Readonly<{ type: 'request'; id: number; from: 'page' | 'host'; name: string; input: unknown }>
  | Readonly<{ type: 'reply'; id: number; envelope: Envelope<unknown> }>
  | Readonly<{ type: 'event'; event: string; payload: unknown }>
  | Readonly<{ type: 'ready'; node: string; sqlite: string }>
  /** The shell asks for a sign of life; the backend gives it. */
  | Readonly<{ type: 'ping' }>
  | Readonly<{ type: 'pong' }>
  /** The backend may be silent for so long from now on, in milliseconds: it works. 0: no longer than usual. */
  | Readonly<{ type: 'works'; ms: number }>
  /**
   * The backend has no open library. It stays, tries again when it is asked, and answers what rescues one; where it cannot
   * even do that, it ends after this message.
   */
  | Readonly<{ type: 'failed'; envelope: Envelope<never> }>;

/** Anything that can post and receive: parentPort, a Node child's channel, a worker, a pair in a test. */
export type Port = Readonly<{
  post(message: PortMessage): void;
  receive(listener: (message: PortMessage) => void): void;
}>;
