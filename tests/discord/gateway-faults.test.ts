import { describe, expect, test } from 'vitest';
import type { EmulatorOptions } from '../../src/emulator/emulator.js';
import { type Survivor, startSurvivor, until } from './survivor.js';

// What the gateway may do to a client: https://docs.discord.com/developers/topics/opcodes-and-status-codes

type Fault = (survivor: Survivor) => void;

const survives = async (
  fault: Fault,
  keepsSession: boolean,
  options: EmulatorOptions = {},
): Promise<void> => {
  const survivor = await startSurvivor(options);
  const { emulator, ask, answered, answersTo, logged } = survivor;
  try {
    const before = ask();
    await answered(before);
    fault(survivor);
    // Asked while nobody listens: replayed where the session lives on.
    const during = keepsSession ? ask('does pickle juice help?') : null;
    await until(
      () => (keepsSession ? logged('shard-resumed').length > 0 : logged('shard-ready').length > 1),
      'a log line of being back',
      25_000,
    );
    const after = ask('how much potassium a day?');
    await answered(after);
    if (during) await answered(during);
    await emulator.quiet();
    for (const question of [before, after, ...(during ? [during] : [])])
      expect(answersTo(question)).toHaveLength(1);
  } finally {
    await survivor.stop();
  }
};

describe.concurrent('the bot answers each question once', () => {
  test.each<[string, Fault]>([
    ['the socket is cut', ({ emulator }) => emulator.cut()],
    ['it is told to reconnect (op 7)', ({ emulator }) => emulator.gateway.askReconnect()],
    [
      'its session is invalid but may be resumed (op 9, true)',
      ({ emulator }) => emulator.gateway.invalidate(true),
    ],
    ...[1001, 1011, 4000, 4001, 4002, 4009].map((code): [string, Fault] => [
      `it is closed with ${code}`,
      ({ emulator }) => emulator.gateway.close(code),
    ]),
    [
      'it is cut and the next five connections are refused',
      ({ emulator }) => {
        emulator.gateway.refuse(5);
        emulator.cut();
      },
    ],
  ])('when %s, those of the time in between as well', async (_, fault) => survives(fault, true), 30_000);

  test.each<[string, Fault]>([
    ['its session is gone (op 9, false)', ({ emulator }) => emulator.gateway.invalidate(false)],
    ...[1000, 4003, 4005, 4007, 4008].map((code): [string, Fault] => [
      `it is closed with ${code}`,
      ({ emulator }) => emulator.gateway.close(code),
    ]),
  ])('when %s and it must begin anew', async (_, fault) => survives(fault, false), 30_000);

  test('when heartbeats are no longer acknowledged', async () => {
    await survives(
      ({ emulator }) => {
        emulator.gateway.acknowledge(false);
        setTimeout(() => emulator.gateway.acknowledge(true), 900);
      },
      true,
      { heartbeatMs: 250 },
    );
  }, 30_000);

  test('when it was away for so long that its session has ended', async () => {
    await survives(
      ({ emulator }) => {
        emulator.gateway.refuse(2);
        emulator.cut();
      },
      false,
      { sessionMs: 300 },
    );
  }, 30_000);

  test('when events come twice, and when they come in the wrong order', async () => {
    const survivor = await startSurvivor();
    const { emulator, ask, answered, answersTo } = survivor;
    emulator.gateway.duplicate(3);
    const thrice = ask();
    await answered(thrice);
    emulator.gateway.duplicate(1);
    emulator.gateway.hold();
    const questions = [
      ask('can statins cause cramps'),
      ask('what is a charley horse'),
      ask('foods with iron'),
    ];
    emulator.gateway.release((items) => items.reverse());
    for (const question of questions) await answered(question);
    await emulator.quiet();
    for (const question of [thrice, ...questions]) expect(answersTo(question)).toHaveLength(1);
    await survivor.stop();
  });
});

describe('events that are not as they should be', () => {
  test.each([
    ['a frame that is no JSON', '{"op":0,"d":', null],
    [
      'an interaction without its fields',
      '{"op":0,"t":"INTERACTION_CREATE","s":90,"d":{"id":"1","type":2,"data":{"type":1}}}',
      'INTERACTION_CREATE',
    ],
    [
      'an interaction without anything',
      '{"op":0,"t":"INTERACTION_CREATE","s":91,"d":null}',
      'INTERACTION_CREATE',
    ],
    [
      'a message without an id',
      '{"op":0,"t":"MESSAGE_CREATE","s":92,"d":{"content":"hello"}}',
      'MESSAGE_CREATE',
    ],
    ['a message without anything', '{"op":0,"t":"MESSAGE_CREATE","s":93,"d":null}', 'MESSAGE_CREATE'],
    ['an event nobody knows', '{"op":0,"t":"__proto__","s":94,"d":{}}', null],
  ])('%s costs a log line at most', async (_, frame, type) => {
    const survivor = await startSurvivor();
    survivor.emulator.gateway.malformed(frame);
    await survivor.answered(survivor.ask());
    expect(survivor.logged('malformed').map((line) => line.type)).toEqual(type === null ? [] : [type]);
    await survivor.stop();
  });

  test('a message without its author fails alone', async () => {
    const survivor = await startSurvivor();
    survivor.emulator.gateway.malformed(
      '{"op":0,"t":"MESSAGE_CREATE","s":95,"d":{"id":"1","channel_id":"2"}}',
    );
    await survivor.answered(survivor.ask());
    expect(survivor.logged('message-failed')).toHaveLength(1);
    await survivor.stop();
  });

  test('a handler that throws costs its own answer and no other', async () => {
    let throws = true;
    const onTurn = (): void => {
      if (throws) throw new Error('a bug of ours');
    };
    const survivor = await startSurvivor({}, {}, { onTurn });
    const { emulator, channel, person, ask, answered, logged } = survivor;
    ask();
    const command = emulator.slash(person, channel, 'ask', { question: 'foods with magnesium' });
    await until(() => command.answered && logged('message-failed').length > 0, 'both log lines');
    expect(emulator.answerTo(command)?.content).toMatch(/Something went wrong on my side/u);
    expect(logged('handler-failed')).toHaveLength(1);
    throws = false;
    await answered(ask());
    await survivor.stop();
  });
});

describe.concurrent('a close that no new connection mends', () => {
  test.each([
    [4004, /DISCORD_TOKEN/u],
    [4010, /SHARD_IDS and SHARD_COUNT/u],
    [4011, /too many servers for so few shards/u],
    [4012, /Update Footnote/u],
    [4013, /Update Footnote/u],
    [4014, /Message Content Intent/u],
  ])('%i is told to the owner, and the process is to end', async (code, problem) => {
    const survivor = await startSurvivor();
    survivor.emulator.gateway.close(code);
    expect(await survivor.app.lost).toMatch(problem);
    expect(survivor.logged('shard-closed')).toMatchObject([{ code }]);
    await survivor.stop();
  });
});
