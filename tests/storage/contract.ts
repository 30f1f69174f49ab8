import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Store } from '../../src/storage/store.js';

/** What every store promises, whatever stands behind it. `reopen` closes nothing: it opens the same data once more. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the ${name} store`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(async () => {
      await store.close();
    });

    test('gives the defaults to a server that chose nothing', async () => {
      expect(await store.settings('1')).toEqual(DEFAULT_SETTINGS);
    });

    test('keeps what a server chose, for another instance too, until it is reset', async () => {
      const chosen = {
        ...DEFAULT_SETTINGS,
        channels: ['10', '11'],
        country: 'GB',
        answers: 'thread' as const,
        level: 'quiet' as const,
      };
      await store.saveSettings('2', chosen);
      const other = await open();
      expect(await other.settings('2')).toEqual(chosen);
      await other.close();
      expect(await store.resetSettings('2')).toBe(true);
      expect(await store.resetSettings('2')).toBe(false);
      expect(await store.settings('2')).toEqual(DEFAULT_SETTINGS);
    });

    test.each(['__proto__', 'constructor', "'; DROP TABLE feedback; --", '🦵', ''])(
      'takes %j as an id like any other',
      async (id) => {
        await store.saveSettings(id, { ...DEFAULT_SETTINGS, plain: true });
        expect((await store.settings(id)).plain).toBe(true);
        await store.resetSettings(id);
      },
    );

    test('counts feedback by answer and kind, the most criticised first, and loses no count made at once', async () => {
      await Promise.all(Array.from({ length: 25 }, () => store.countFeedback('a', 'cause-night', 'helpful')));
      await store.countFeedback('b', 'prevention', 'outdated');
      await store.countFeedback('b', 'prevention', 'outdated');
      await store.countFeedback('a', 'cause-night', 'not-helpful');
      expect(await store.feedback()).toEqual([
        { answer: 'b', topic: 'prevention', kind: 'outdated', count: 2 },
        { answer: 'a', topic: 'cause-night', kind: 'not-helpful', count: 1 },
        { answer: 'a', topic: 'cause-night', kind: 'helpful', count: 25 },
      ]);
    });

    test('counts declined questions by topic alone', async () => {
      await store.countUnanswered('prevention');
      await store.countUnanswered('prevention');
      await store.countUnanswered('cause-night');
      expect(await store.unanswered()).toEqual([
        { topic: 'prevention', count: 2 },
        { topic: 'cause-night', count: 1 },
      ]);
    });

    test('remembers who wants no unasked answers, and forgets them on request', async () => {
      expect(await store.isOptedOut('p')).toBe(false);
      await store.setOptedOut('p', true);
      await store.setOptedOut('p', true);
      expect(await store.isOptedOut('p')).toBe(true);
      expect(await store.forget('p', 1_000)).toEqual({ optOut: true });
      expect(await store.isOptedOut('p')).toBe(false);
      expect(await store.forget('p', 2_000)).toEqual({ optOut: false });
    });

    test('lets only one of many claim an event', async () => {
      const now = 1_700_000_000_000;
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('event', now)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.claim('event', now + 1)).toBe(false);
    });

    test('books identifies of one key apart, of different keys at once', async () => {
      const now = 1_700_000_000_000;
      const first = await store.bookIdentify(0, now, 5_000);
      const second = await store.bookIdentify(0, now, 5_000);
      const third = await store.bookIdentify(0, now + 100, 5_000);
      const other = await store.bookIdentify(1, now, 5_000);
      expect([first - now, second - now, third - now, other - now]).toEqual([0, 5_000, 10_000, 0]);
    });

    test('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
};
