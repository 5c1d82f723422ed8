/** Requests between shell and backend in both directions (they may carry bytes), and the messages of their port. */
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
// Typed by hand: zod infers Uint8Array<ArrayBuffer>, but file readers return Uint8Array.
const bytes: z.ZodType<Uint8Array, Uint8Array> = z.instanceof(Uint8Array);

/**
 * An "installed" client in Google's terms. Its secret is sent with every token request, with or without PKCE
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

/**
 * Scheme of Escale's own addresses, which a browser uses to return a sign-in (docs/design/wordpress.md#browser-return);
 * registered by the packages (electron-builder.yml).
 */
export const RETURN_SCHEME = 'escale';
/** Takes the position of the host in a return address. */
export const RETURN_PLACE = 'wordpress';

/** Random value made for a single sign-in attempt. */
const returnState = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * A site's answer: the password, or the reason for its absence (the author refused, or the site has no application
 * passwords).
 */
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
  /** `kept` is false without an OS key store: the secret is lost when the app quits. */
  'secrets.store': {
    input: z.strictObject({ key: secretKey, value: z.string().max(20_000) }),
    output: z.strictObject({ kept: z.boolean() }),
  },
  /** `locked`: the secret is stored but the system's key store is closed; it cannot be read before the next start. */
  'secrets.load': {
    input: z.strictObject({ key: secretKey }),
    output: z.strictObject({ value: z.string().max(20_000).optional(), locked: z.literal(true).optional() }),
  },
  'secrets.remove': { input: z.strictObject({ key: secretKey }), output: nothing },
  /** Google clients that the author did not have to create: from the build and from the IT service. */
  'clients.given': {
    input: nothing,
    output: z.strictObject({ build: oauthClientSchema.optional(), policy: oauthClientSchema.optional() }),
  },
  /** Opens the sign-in page; the shell refuses any page but Google's own over https. */
  'browser.open': { input: z.strictObject({ url: webAddress }), output: nothing },
  /** Whether the system opens Escale's own addresses with this program; registers the program first if possible. */
  'returns.arrive': { input: nothing, output: z.strictObject({ arrive: z.boolean() }) },
  /**
   * Another library replaced the open one, or is in `folder`: restarts the backend, and reloads the window unless it
   * has unsaved text.
   */
  'library.restart': {
    input: z.strictObject({ folder: z.string().max(8_192).optional(), keepPage: z.literal(true).optional() }),
    output: nothing,
  },
  /** Shows a folder in the system's file manager. */
  'folder.show': { input: z.strictObject({ path: z.string().max(8_192) }), output: nothing },
  /** Opens a page of a site in a folder of the author's in the browser. The shell only opens HTML files. */
  'page.show': { input: z.strictObject({ path: z.string().max(8_192) }), output: nothing },
  /** In the format of session.resolveProxy: `DIRECT`, `PROXY host:port`. */
  'proxy.resolve': {
    input: z.strictObject({ url: webAddress }),
    output: z.strictObject({ proxy: z.string().max(2_000) }),
  },
  /**
   * Credentials for a proxy, from the shell's memory or from the author, which can take a while. Empty if the author
   * declined. `refused`: the proxy rejected the previous credentials.
   */
  'proxy.credentials': {
    input: z.strictObject({ proxy: shortText, realm: z.string().max(200), refused: z.boolean() }),
    output: z.strictObject({
      user: z.string().max(200).optional(),
      password: z.string().max(500).optional(),
    }),
  },
  /** Exact origin of the running practice blog's pages, which the shell may then open; null when it stops. */
  'practice.origin': { input: z.strictObject({ origin: webAddress.nullable() }), output: nothing },
  /**
   * Prints the page that previews.print returns for this id: A4, with title and notice in the header and page numbers
   * in the footer.
   */
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
  /** A site's answer received from a browser; ignored unless a sign-in awaits it. */
  'host.returned': { input: returnedSchema, output: nothing },
  /** Finishes writing and closes the library; the process is ended after the response. */
  'host.close': { input: nothing, output: nothing },
  /** Registers a file chosen by dialog or drop; the page's token is valid once, for ten minutes. */
  'files.grant': { input: z.strictObject({ token, path: z.string().max(8_192) }), output: nothing },
  /** Grants write access to a destination chosen in a dialog. */
  'destinations.grant': {
    input: z.strictObject({ token, path: z.string().max(8_192) }),
    output: nothing,
  },
  'assets.add': { input: z.strictObject({ name: shortText, bytes }), output: takenAssetSchema },
  /** Reads a document dropped on the window; its bytes are transferred like those of a picture. */
  'documents.read': { input: z.strictObject({ name: shortText, bytes }), output: readDocumentSchema },
  'assets.read': {
    input: z.strictObject({ sha256: sha256Schema, width: z.int().min(16).max(4_096).optional() }),
    output: z.strictObject({ mime: z.string().max(60), bytes }),
  },
  /** The files of a handoff in order, for dragging onto Blogger's editor; missing files are written first. */
  'pictures.files': {
    input: z.strictObject({ handoffId: idSchema }),
    output: z.strictObject({ paths: z.array(z.string().max(8_192)).max(1_000) }),
  },
  /** A complete HTML page with its styles, for app://preview/post/<id>; `?blog=` for the presentation of that blog. */
  'previews.post': {
    input: z.strictObject({ id: idSchema, blogId: idSchema.optional() }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** As previews.post for a sample, in the blog's style or another, for app://preview/sample/<blogId>. */
  'previews.sample': {
    input: z.strictObject({
      blogId: idSchema,
      style: z.enum(STYLES).optional(),
      sheet: z.boolean(),
      /** Starts at the first question, without the title, for styles that differ. */
      turns: z.boolean(),
      language: z.enum(APP_LANGUAGES),
    }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** As previews.post for the published version, for app://preview/online/<id>. */
  'previews.online': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ html: z.string().max(20_000_000) }),
  },
  /** A printable page with its pictures inside, for app://preview/print/<id>. */
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

/** Messages on the port between shell and backend. Both sides send requests; responses carry the requester's id. */
export type PortMessage =
  /** `from`: the table that contains the name. The shell forwards page requests; host requests are its own. */
  | Readonly<{ type: 'request'; id: number; from: 'page' | 'host'; name: string; input: unknown }>
  | Readonly<{ type: 'reply'; id: number; envelope: Envelope<unknown> }>
  | Readonly<{ type: 'event'; event: string; payload: unknown }>
  | Readonly<{ type: 'ready'; node: string; sqlite: string }>
  /** Liveness check from the shell; the backend replies with a pong. */
  | Readonly<{ type: 'ping' }>
  | Readonly<{ type: 'pong' }>
  /** The backend is busy and may not respond for this many milliseconds; 0 restores the default. */
  | Readonly<{ type: 'works'; ms: number }>
  /**
   * The backend has no open library. It keeps running, retries on request and answers rescue requests; if it cannot, it
   * exits after this message.
   */
  | Readonly<{ type: 'failed'; envelope: Envelope<never> }>;

/** Any two-way channel: parentPort, a Node child's channel, a worker, a pair in a test. */
export type Port = Readonly<{
  post(message: PortMessage): void;
  receive(listener: (message: PortMessage) => void): void;
}>;
