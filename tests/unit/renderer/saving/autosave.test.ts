import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Post } from '#interview/document.ts';
import type { BackendInput, BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import { Autosave, THROTTLE } from '#renderer/saving/autosave.ts';
import type { SaveState } from '#renderer/saving/autosave.ts';

const interviewTitled = (title: string): Post => ({
  version: 2,
  kind: 'interview',
  language: 'fr',
  title,
  labels: [],
  participants: [],
  body: [],
});

type Save = BackendInput<'posts.save'>;

/** A library of one post with the contract’s save protocol, which can lose answers or refuse. */
class OnePost {
  saveNumber = 3;
  lastSaveId = '';
  stored: Save['document'] = interviewTitled('stored');
  readonly saves: Save[] = [];
  inFlight = 0;
  mostInFlight = 0;
  plan: ('ok' | 'lose-answer' | AppError)[] = [];
  #hold: Promise<void> | undefined;
  release: () => void = () => undefined;

  hold(): void {
    this.#hold = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  save = async (input: Save): Promise<BackendOutput<'posts.save'>> => {
    this.saves.push(input);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await this.#hold;
    this.#hold = undefined;
    this.inFlight -= 1;
    const step = this.plan.shift() ?? 'ok';
    if (step instanceof AppError) throw step;
    if (input.baseSave !== this.saveNumber) {
      if (input.saveId !== this.lastSaveId) throw new AppError('post.changed-elsewhere');
    } else {
      this.saveNumber += 1;
      this.lastSaveId = input.saveId;
      this.stored = input.document;
    }
    if (step === 'lose-answer') throw new AppError('backend.unavailable');
    return { saveNumber: this.saveNumber, savedAt: 1_000 + this.saveNumber, status: 'draft' };
  };
}

function open(library: OnePost): { autosave: Autosave; states: SaveState[]; write: (title: string) => void } {
  const states: SaveState[] = [];
  let ids = 0;
  let text = '';
  const autosave = new Autosave({
    postId: 'p1',
    saveNumber: 3,
    savedAt: 7,
    save: library.save,
    newId: () => `save-${(ids += 1)}`,
    onState: (state) => states.push(state),
  });
  const write = (title: string): void => {
    text = title;
    autosave.changed(() => interviewTitled(text));
  };
  return { autosave, states, write };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  it('saves within half a second of the first change, while typing goes on', async () => {
    const library = new OnePost();
    const { write } = open(library);
    for (let at = 0; at < 500; at += 50) {
      write(`after ${at}`);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(THROTTLE).toBeLessThanOrEqual(500);
    expect(library.saves).toHaveLength(1);
    expect(library.stored.title).toBe('after 350');
    await vi.advanceTimersByTimeAsync(500);
    expect(library.stored.title).toBe('after 450');
  });

  it('adopts a text that the library already has, without a save, as the base of the next', async () => {
    const library = new OnePost();
    const { autosave, states, write } = open(library);
    library.saveNumber = 8;
    write('chosen elsewhere');
    autosave.adopt(8, 1_008);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(library.saves).toHaveLength(0);
    expect(autosave.pending).toBe(false);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: 1_008 });
    write('and more');
    await vi.advanceTimersByTimeAsync(500);
    expect(library.saves).toMatchObject([{ baseSave: 8 }]);
    expect(library.stored.title).toBe('and more');
  });

  it('has one save in flight, however fast changes come', async () => {
    const library = new OnePost();
    library.hold();
    const { autosave, write } = open(library);
    write('one');
    await vi.advanceTimersByTimeAsync(500);
    write('two');
    const flushed = autosave.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(library.saves).toHaveLength(1);
    library.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(await flushed).toBe(true);
    expect(library.saves.map((save) => save.document.title)).toEqual(['one', 'two']);
    expect(library.saves.map((save) => save.baseSave)).toEqual([3, 4]);
    expect(library.mostInFlight).toBe(1);
  });

  it('repeats a lost save with the same id, then sends the newer text', async () => {
    const library = new OnePost();
    library.plan = ['lose-answer'];
    const { autosave, states, write } = open(library);
    write('one');
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)?.kind).toBe('failed');
    write('two');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(library.saves.map((save) => [save.saveId, save.document.title])).toEqual([
      ['save-1', 'one'],
      ['save-1', 'one'],
      ['save-2', 'two'],
    ]);
    expect(library.stored.title).toBe('two');
    expect(autosave.pending).toBe(false);
    expect(states.at(-1)?.kind).toBe('saved');
  });

  it('retries by itself at growing intervals, and at once on request', async () => {
    const library = new OnePost();
    library.plan = Array.from({ length: 4 }, () => new AppError('disk.full'));
    const { autosave, states, write } = open(library);
    write('one');
    await vi.advanceTimersByTimeAsync(THROTTLE);
    expect(library.saves).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(library.saves).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(library.saves).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(library.saves).toHaveLength(3);
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(library.saves).toHaveLength(4);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'disk.full' } });
    autosave.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)?.kind).toBe('saved');
    expect(library.stored.title).toBe('one');
  });

  it('keeps the text and stops when the post was changed elsewhere', async () => {
    const library = new OnePost();
    library.saveNumber = 9;
    const { autosave, states, write } = open(library);
    write('mine');
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toMatchObject({ kind: 'refused', failure: { code: 'post.changed-elsewhere' } });
    write('mine, longer');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(library.saves).toHaveLength(1);
    expect(library.stored.title).toBe('stored');
    expect(await autosave.flush()).toBe(false);
    expect(autosave.unsavedDocument()?.title).toBe('mine, longer');
  });

  it('does not repeat a refused save; a later text has an id of its own', async () => {
    const library = new OnePost();
    library.plan = [new AppError('request.invalid')];
    const { write } = open(library);
    write('one');
    await vi.advanceTimersByTimeAsync(500);
    write('two');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(library.saves.map((save) => [save.saveId, save.document.title])).toEqual([
      ['save-1', 'one'],
      ['save-2', 'two'],
    ]);
  });

  it('flushes at once, and returns false when the save failed', async () => {
    const library = new OnePost();
    const { autosave, write } = open(library);
    expect(await autosave.flush()).toBe(true);
    expect(library.saves).toHaveLength(0);
    write('one');
    expect(await autosave.flush()).toBe(true);
    expect(library.stored.title).toBe('one');
    library.plan = [new AppError('backend.unavailable')];
    write('two');
    expect(await autosave.flush()).toBe(false);
    expect(autosave.pending).toBe(true);
    expect(await autosave.flush()).toBe(true);
    expect(library.stored.title).toBe('two');
    expect(autosave.saveNumber).toBe(5);
  });

  it('saves the frozen text, not the editor’s later one', async () => {
    const library = new OnePost();
    const { autosave } = open(library);
    let text = 'before';
    autosave.changed(() => interviewTitled(text));
    autosave.freeze();
    text = 'another post';
    expect(await autosave.flush()).toBe(true);
    expect(library.stored.title).toBe('before');
  });
});
