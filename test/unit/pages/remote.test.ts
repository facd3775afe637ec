import { beforeEach, describe, expect, test } from '@jest/globals';
import { Question, type Remote } from '../../../pages/remote';

Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });

/** A call of the server that answers when it is told to. */
function call<T>() {
  let answer!: (value: T) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<T>((resolve, reject) => {
    [answer, fail] = [resolve, reject];
  });
  let isMade = false;
  const make = () => {
    isMade = true;
    return promise;
  };
  return { make, answer, fail, isMade: () => isMade };
}

const later = () => new Promise((resolve) => setTimeout(resolve));
const without = (name: string) => (names: readonly string[]) => names.filter((each) => each !== name);

describe('What a page asks of the server', () => {
  let shown: Remote<readonly string[]>;
  let question: Question<readonly string[]>;
  const known = () =>
    shown.at === 'ready' ? shown.value : shown.at === 'nothing' ? undefined : shown.before;

  beforeEach(async () => {
    question = new Question<readonly string[]>((remote) => {
      shown = remote;
    });
    await question.ask('Reading', async () => ['a', 'b', 'c']);
  });

  test('shows a press before it is answered', async () => {
    const done = call<readonly string[]>();
    question.press({ change: without('a'), call: done.make });
    expect(shown).toEqual({ at: 'ready', value: ['b', 'c'] });
    done.answer(['b', 'c', 'the next step']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['b', 'c', 'the next step'] });
  });

  test('takes a press back that fails, and says so', async () => {
    const done = call<readonly string[]>();
    question.press({ change: without('a'), call: done.make });
    await later();
    done.fail(new Error('Another run is writing.'));
    await later();
    expect(known()).toEqual(['a', 'b', 'c']);
    expect(shown.at).toBe('failed');
    question.press({ change: without('a'), call: async () => ['b', 'c'] });
    expect(known()).toEqual(['b', 'c']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['b', 'c'] });
  });

  test('makes presses one after another, and shows all of them at once', async () => {
    const [first, second] = [call<readonly string[]>(), call<readonly string[]>()];
    question.press({ change: without('a'), call: first.make });
    question.press({ change: without('b'), call: second.make });
    expect(known()).toEqual(['c']);
    await later();
    expect([first.isMade(), second.isMade()]).toEqual([true, false]);
    first.answer(['b', 'c']);
    await later();
    expect(known()).toEqual(['c']);
    expect(second.isMade()).toBe(true);
    second.answer(['c']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['c'] });
  });

  test('goes on with the presses behind one that failed', async () => {
    const [first, second] = [call<readonly string[]>(), call<readonly string[]>()];
    question.press({ change: without('a'), call: first.make });
    question.press({ change: without('b'), call: second.make });
    await later();
    first.fail(new Error('No.'));
    await later();
    expect(known()).toEqual(['a', 'c']);
    second.answer(['a', 'c']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['a', 'c'] });
  });

  test('asks anew once what was pressed is done, and never shows an older answer over a newer one', async () => {
    const [slow, done, fresh] = [
      call<readonly string[]>(),
      call<readonly string[]>(),
      call<readonly string[]>(),
    ];
    void question.ask('Reading', slow.make);
    await later();
    question.press({ change: without('a'), call: done.make });
    void question.ask('Reading', fresh.make);
    await later();
    expect(fresh.isMade()).toBe(false);
    slow.answer(['old']);
    await later();
    expect(known()).toEqual(['b', 'c']);
    done.answer(['b', 'c']);
    await later();
    fresh.answer(['b', 'c', 'new']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['b', 'c', 'new'] });
  });

  test('drops what is on its way once it begins anew with something else', async () => {
    const slow = call<readonly string[]>();
    void question.ask('Reading', slow.make);
    question.begin({ at: 'ready', value: ['another customer'] });
    slow.answer(['old']);
    await later();
    expect(shown).toEqual({ at: 'ready', value: ['another customer'] });
  });

  test('keeps what has a name, and what was pressed, for the screen that comes back', async () => {
    const tasks = Question.named<readonly string[]>('tasks', () => {});
    expect(tasks.shown).toEqual({ at: 'nothing' });
    await tasks.ask('Reading', async () => ['a', 'b']);
    const done = call<readonly string[]>();
    tasks.press({ change: without('a'), call: done.make });
    let back: Remote<readonly string[]> | undefined;
    const again = Question.named<readonly string[]>('tasks', (remote) => {
      back = remote;
    });
    expect(again.shown).toEqual({ at: 'ready', value: ['b'] });
    await later();
    done.answer(['b', 'c']);
    await later();
    expect(back).toEqual({ at: 'ready', value: ['b', 'c'] });
  });
});
