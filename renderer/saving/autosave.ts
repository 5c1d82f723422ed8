/**
 * Saves one post while it is edited (docs/design/library.md#saves). It throttles, and does not wait for a pause: a save
 * starts at most THROTTLE ms after the first unsaved change. One save is in flight at a time; its text and saveId are
 * kept until it is acknowledged, and sent again unchanged when the answer is lost: with a newer text, the answer to the
 * first could be taken for an answer to it, and the newer text would be lost.
 */
import type { Post } from '#interview/document.ts';
import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import type { AppError, FailureCode } from '#contract/failure.ts';
import { asAppError } from '../bridge/call.ts';

export const THROTTLE = 400;
const FIRST_RETRY = 1_000;
const LAST_RETRY = 30_000;

export type SaveState = Readonly<
  | { kind: 'saved'; at: number }
  | { kind: 'unsaved' }
  /** Not saved; retried automatically, or at once with retry(). */
  | { kind: 'failed'; failure: AppError }
  /** The library has another text or none: this one is kept here until the author decides. */
  | { kind: 'refused'; failure: AppError }
>;

type AutosaveOptions = Readonly<{
  postId: string;
  saveNumber: number;
  savedAt: number;
  save: (input: BackendInput<'posts.save'>) => Promise<BackendOutput<'posts.save'>>;
  newId: () => string;
  /** Called on each change of state. */
  onState: (state: SaveState) => void;
  /** Receives the text read from the editor before it is sent. */
  onRead?: (document: Post) => void;
  onSaved?: (result: BackendOutput<'posts.save'>) => void;
}>;

type Flight = Readonly<{ saveId: string; baseSave: number; document: Post; change: number }>;

/** Errors that refuse this text: sending it again cannot help, but a later change may. */
export const UNACCEPTABLE: ReadonlySet<FailureCode> = new Set([
  'request.invalid',
  'request.too-large',
  'request.forbidden',
]);
/** The library has another text under this id, or none; neither text is overwritten or dropped. */
const REFUSED: ReadonlySet<FailureCode> = new Set([
  'post.changed-elsewhere',
  'post.not-found',
  'post.newer-version',
]);

/** A constant object, so that equal states are identical. */
const UNSAVED: SaveState = { kind: 'unsaved' };

/** Reading a long text takes as long as a key: it waits for a pause between keys, for at most this time in ms. */
const LONGEST_WAIT = 90;
const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'undefined') run();
  else requestIdleCallback(run, { timeout: LONGEST_WAIT });
};

export class Autosave {
  readonly postId: string;
  readonly #options: AutosaveOptions;
  #saveNumber: number;
  #state: SaveState;
  /** Counts changes; #acknowledged is the count at the acknowledged reading. */
  #change = 0;
  #acknowledged = 0;
  #read: (() => Post) | undefined;
  #flight: Flight | undefined;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryIn = FIRST_RETRY;

  constructor(options: AutosaveOptions) {
    this.postId = options.postId;
    this.#options = options;
    this.#saveNumber = options.saveNumber;
    this.#state = { kind: 'saved', at: options.savedAt };
  }

  get state(): SaveState {
    return this.#state;
  }

  /** The number of the last acknowledged save, which publishing freezes. */
  get saveNumber(): number {
    return this.#saveNumber;
  }

  /** Whether anything is not in the library yet. */
  get pending(): boolean {
    return this.#flight !== undefined || this.#change > this.#acknowledged;
  }

  /** Reports a change; `read` returns the text when the save starts. */
  changed(read: () => Post): void {
    this.#read = read;
    this.#change += 1;
    if (this.#state.kind === 'refused') return;
    if (this.#state.kind === 'saved') this.#set(UNSAVED);
    if (this.#timer === undefined && this.#running === undefined) this.#plan(THROTTLE);
  }

  /** Marks the text as unsaved, since another library will be opened, which may not have it. */
  saveAgain(): void {
    if (this.#read !== undefined) this.changed(this.#read);
  }

  /** Adopts a text that the library received from elsewhere in this save: nothing is to be saved. */
  adopt(saveNumber: number, savedAt: number): void {
    this.stop();
    this.#saveNumber = saveNumber;
    this.#acknowledged = this.#change;
    this.#set({ kind: 'saved', at: savedAt });
  }

  /** Reads the text now, since its editor will be disposed. */
  freeze(): void {
    if (this.#read === undefined || this.#change === this.#acknowledged) return;
    const document = this.#read();
    this.#read = () => document;
  }

  /** The latest text that may not be in the library. */
  unsavedDocument(): Post | undefined {
    return this.pending ? (this.#read?.() ?? this.#flight?.document) : undefined;
  }

  /**
   * Saves everything now. True once every change before the call is acknowledged, false when a save failed; the text is
   * kept and retried.
   */
  async flush(): Promise<boolean> {
    const targetChange = this.#change;
    if (this.#state.kind === 'refused') return false;
    if (this.#running !== undefined) await this.#running;
    while (this.#flight !== undefined || this.#acknowledged < targetChange) {
      const before = this.#acknowledged;
      await this.#start();
      if (this.#acknowledged === before) return false;
    }
    return true;
  }

  /**
   * Saves everything and returns the save number. Rejects with the error that prevents saving: nothing should be
   * published, copied or rendered from the library while it is behind the screen.
   */
  async saved(): Promise<number> {
    if (await this.flush()) return this.#saveNumber;
    const state = this.#state;
    throw state.kind === 'failed' || state.kind === 'refused' ? state.failure : asAppError(undefined);
  }

  /** Retries at once. */
  retry(): void {
    if (this.#state.kind === 'failed') void this.#start();
  }

  /** Stops retrying. The owner makes sure that nothing is pending. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #set(state: SaveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #plan(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => whenIdle(() => void this.#start()), delay);
  }

  #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#send().finally(() => {
      this.#running = undefined;
      if (this.#change > this.#acknowledged && this.#state.kind === 'unsaved') this.#plan(THROTTLE);
    });
    return this.#running;
  }

  async #send(): Promise<void> {
    try {
      const flight = this.#flight ?? this.#takeOff();
      if (flight === undefined) return;
      const { saveId, baseSave, document } = flight;
      const result = await this.#options.save({ id: this.postId, baseSave, saveId, document });
      this.#flight = undefined;
      this.#saveNumber = result.saveNumber;
      this.#acknowledged = flight.change;
      this.#retryIn = FIRST_RETRY;
      this.#set(this.#change > flight.change ? UNSAVED : { kind: 'saved', at: result.savedAt });
      this.#options.onSaved?.(result);
    } catch (thrown) {
      this.#landedBadly(asAppError(thrown));
    }
  }

  #takeOff(): Flight | undefined {
    if (this.#read === undefined || this.#change === this.#acknowledged) return undefined;
    const change = this.#change;
    const document = this.#read();
    this.#options.onRead?.(document);
    this.#flight = { saveId: this.#options.newId(), baseSave: this.#saveNumber, document, change };
    return this.#flight;
  }

  #landedBadly(failure: AppError): void {
    if (REFUSED.has(failure.code)) {
      this.#set({ kind: 'refused', failure });
      return;
    }
    if (UNACCEPTABLE.has(failure.code)) this.#flight = undefined;
    this.#set({ kind: 'failed', failure });
    this.#plan(this.#retryIn);
    this.#retryIn = Math.min(this.#retryIn * 2, LAST_RETRY);
  }
}
