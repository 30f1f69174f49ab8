import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite.js';
import { steady } from '../../src/storage/steady.js';
import { DEFAULT_SETTINGS, type Store, StoreError } from '../../src/storage/store.js';

/** A store that can be lost: its calls fail, or never come back. */
const fragile = () => {
  const store = openSqlite(':memory:');
  let state: 'well' | 'failing' | 'hanging' = 'well';
  const through =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> => {
      if (state === 'failing') return Promise.reject(new StoreError('lost'));
      if (state === 'hanging') return new Promise(() => {});
      return call(...args);
    };
  const lossy: Store = { ...store, settings: through(store.settings), claim: through(store.claim) };
  const become = (next: typeof state): void => {
    state = next;
  };
  return { lossy, become };
};

const start = () => {
  const { lossy, become } = fragile();
  const told: string[] = [];
  const clock = { now: 0 };
  const kept = steady(lossy, {
    now: () => clock.now,
    onLost: () => told.push('lost'),
    onBack: () => told.push('back'),
    patienceMs: 30,
    restMs: 1_000,
  });
  return { kept, become, told, clock };
};
const GB = { ...DEFAULT_SETTINGS, country: 'GB' };

describe('a database that is lost', () => {
  test.each(['failing', 'hanging'] as const)(
    '(%s) leaves the last known settings, and the defaults elsewhere',
    async (how) => {
      const { kept, become, told, clock } = start();
      await kept.store.saveSettings('1', GB);
      clock.now = 60_000;
      become(how);
      expect(await kept.settingsOf('1')).toEqual(GB);
      expect(await kept.settingsOf('2')).toEqual(DEFAULT_SETTINGS);
      expect(told).toEqual(['lost']);
      expect(kept.isUp()).toBe(false);
    },
  );

  test('is told of once, left alone for a while, and told of again when it is back', async () => {
    const { kept, become, told, clock } = start();
    become('failing');
    for (let times = 0; times < 5; times++) {
      await kept.settingsOf(String(times));
      clock.now += 2_000;
    }
    become('well');
    await kept.settingsOf('9');
    expect(told).toEqual(['lost', 'back']);
    expect(kept.isUp()).toBe(true);
  });

  test('lets every instance answer, for Discord itself tells two answers apart', async () => {
    const { kept, become } = start();
    expect(await kept.claim('event')).toBe(true);
    expect(await kept.claim('event')).toBe(false);
    become('failing');
    expect(await kept.claim('event')).toBe(true);
  });
});

describe('settings read again and again', () => {
  test('come from memory, and change at once with what is saved or reset here', async () => {
    const { kept, become } = start();
    expect(await kept.settingsOf('1')).toEqual(DEFAULT_SETTINGS);
    await kept.store.saveSettings('1', GB);
    become('failing');
    expect(await kept.settingsOf('1')).toEqual(GB);
    become('well');
    await kept.store.resetSettings('1');
    expect(await kept.settingsOf('1')).toEqual(DEFAULT_SETTINGS);
  });

  test('are read anew after ten seconds, for another instance may have changed them', async () => {
    const store = openSqlite(':memory:');
    const clock = { now: 0 };
    const kept = steady(store, { now: () => clock.now });
    await kept.settingsOf('1');
    await store.saveSettings('1', GB);
    expect(await kept.settingsOf('1')).toEqual(DEFAULT_SETTINGS);
    clock.now = 10_001;
    expect(await kept.settingsOf('1')).toEqual(GB);
  });
});
