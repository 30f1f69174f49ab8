import { type Client, Events, MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { aPlace, aReadyClient, RECORDED, request } from './support.js';

describe('a conversation', () => {
  test('reads like one: each step gives what the bot showed that person', async () => {
    const place = await aPlace(RECORDED);
    const { emulator, channel, person } = place;
    const client: Client<true> = await aReadyClient(place);
    await client.application.commands.set([
      {
        name: 'hello',
        description: 'x',
        options: [{ type: 3, name: 'name', description: 'x', autocomplete: true }],
      },
      { type: 3, name: 'Quote' },
    ]);
    const button = { type: 2, style: 1, label: 'More', custom_id: 'more' } as const;
    client.on(Events.MessageCreate, async (message) => {
      if (!message.author.bot && message.mentions.has(client.user))
        await message.reply(`heard ${message.content.at(-1)}`);
    });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Ann', value: 'ann' }]);
      else if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'hi',
          flags: MessageFlags.Ephemeral,
          components: [{ type: 1, components: [button] }],
        });
      else if (interaction.isMessageContextMenuCommand())
        await interaction.reply(`> ${interaction.targetMessage.content}`);
      else if (interaction.isButton())
        await interaction.showModal({
          custom_id: 'm',
          title: 'T',
          components: [{ type: 18, label: 'Why', component: { type: 4, custom_id: 'why', style: 1 } }],
        });
      else if (interaction.isModalSubmit())
        await interaction.user
          .send(interaction.fields.getTextInputValue('why'))
          .then(() => interaction.deferUpdate());
    });
    const texts = (messages: { content: string }[]) => messages.map(({ content }) => content);
    const reader = emulator.as(person, channel);
    const other = emulator.as(emulator.addUser('other'), channel);

    expect(texts(await reader.say('to nobody'))).toEqual([]);
    const [heard] = await reader.ask('a');
    expect(heard!.content).toBe('heard a');
    expect(texts(await reader.reply(heard!, 'b'))).toEqual(['heard b']);
    expect(await reader.choices('hello', { name: 'a' }, 'name')).toEqual([{ name: 'Ann', value: 'ann' }]);
    const [card] = await reader.slash('hello');
    expect([card!.content, other.sees().includes(card!)]).toEqual(['hi', false]);
    expect(() => emulator.click(other.user, card!, 'More')).toThrow(/does not see/u);
    await reader.click(card!, 'More');
    expect(reader.form()?.title).toBe('T');
    const [direct] = await reader.submit({ Why: 'because' });
    expect([direct!.content, direct!.channel_id]).toEqual(['because', emulator.dm(person).id]);
    expect(texts(await reader.contextMenu('Quote', heard!))).toEqual(['> heard a']);
  });

  test('what people change, take back and react to reaches the bot', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const client = await aReadyClient(place);
    const events: string[] = [];
    client.on(Events.Raw, ({ t, d }: { t: string; d: { edited_timestamp?: string | null } }) => {
      events.push(d?.edited_timestamp ? `${t} edited` : t);
    });
    const say = (text: string) => emulator.say(channel, person, text);
    const message = say('one');
    emulator.edit(message, 'two');
    emulator.react(person, message, '👍');
    emulator.unreact(person, message, '👍');
    emulator.remove(message);
    emulator.removeMany([say('three'), say('four')]);
    const preview = say('five');
    emulator.touch(preview);
    await emulator.quiet();
    expect(events.filter((event) => event !== 'MESSAGE_CREATE' && event.includes('MESSAGE'))).toEqual([
      'MESSAGE_UPDATE edited',
      'MESSAGE_REACTION_ADD',
      'MESSAGE_REACTION_REMOVE',
      'MESSAGE_DELETE',
      'MESSAGE_DELETE_BULK',
      'MESSAGE_UPDATE',
    ]);
  });

  test('an edit of a reply still mentions whom the reply did', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const { json } = await request(place, 'POST', `/channels/${channel.id}/messages`, { content: 'x' });
    const reply = emulator.reply(emulator.messageOf(String(json.id)), person, 'y');
    emulator.edit(reply, 'z');
    expect(reply.mentions).toEqual([emulator.self.id]);
  });

  test('"quiet" waits for what is still thought about, and says when that takes too long', async () => {
    const place = await aPlace();
    const { emulator, channel, person } = place;
    const client = await aReadyClient(place);
    await client.application.commands.set([{ name: 'slow', description: 'x' }]);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      setTimeout(() => void interaction.editReply('done'), 300);
    });
    const interaction = emulator.slash(person, channel, 'slow');
    await expect(emulator.quiet({ timeoutMs: 100 })).rejects.toThrow(/not become quiet/u);
    await emulator.quiet();
    expect(emulator.answerTo(interaction)?.content).toBe('done');
  });

  test('only as many messages are kept as is asked for', async () => {
    const { emulator, channel, person } = await aPlace({ keepMessages: 2 });
    for (const text of ['1', '2', '3']) emulator.say(channel, person, text);
    expect(emulator.seenBy(person, channel).map(({ content }) => content)).toEqual(['2', '3']);
    expect(emulator.state.messages.size).toBe(2);
  });

  test('a frozen connection passes nothing on until it thaws', async () => {
    const place = await aPlace();
    const { emulator, channel, person, until } = place;
    const socket = new WebSocket(emulator.apiUrl.replace('http', 'ws').replace('/api', '/gateway'));
    const got: string[] = [];
    socket.on('message', (raw) => void got.push(String((JSON.parse(String(raw)) as { t: string }).t)));
    const identify = { op: 2, d: { token: emulator.token, intents: 512, properties: {} } };
    socket.once('open', () => socket.send(JSON.stringify(identify)));
    await until(() => got.includes('READY'));
    emulator.gateway.freeze();
    emulator.say(channel, person, 'x');
    await emulator.quiet();
    expect(got).not.toContain('MESSAGE_CREATE');
    emulator.gateway.thaw();
    await until(() => got.includes('MESSAGE_CREATE'));
    socket.terminate();
  });
});

test('no body at all, however odd, is more than it can handle', async () => {
  const place = await aPlace();
  const { emulator, channel, person } = place;
  const { id } = emulator.say(channel, person, 'x');
  const here = `/applications/${emulator.application.id}/guilds/${place.guild.id}/commands`;
  await request(place, 'PUT', here, [{ name: 'ask', description: 'x' }]);
  const app = `/applications/${emulator.application.id}/commands`;
  const notBroken = expect.toSatisfy((status: number) => status < 500);
  const routes = [
    ['POST', `/channels/${channel.id}/messages`],
    ['POST', `/channels/${channel.id}/messages/${id}/threads`],
    ['POST', `/channels/${channel.id}/messages/bulk-delete`],
    ['POST', '/users/@me/channels'],
    ['POST', app],
    ['PUT', app],
  ] as const;
  const keys = fc.constantFrom(
    ...[
      'content',
      'embeds',
      'components',
      'type',
      'name',
      'description',
      'options',
      'choices',
      'fields',
      'flags',
      'custom_id',
    ],
    ...[
      'value',
      'nonce',
      'allowed_mentions',
      'parse',
      'message_reference',
      'attachments',
      '__proto__',
      'constructor',
      'data',
    ],
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>(null, '', 'x', 0, 1, 2, 3, -1, 1e99, true, 'x'.repeat(300), []),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), tree, async ([method, path], body) => {
      const sent = JSON.stringify(body);
      expect(await request(place, method, path, sent)).toMatchObject({ status: notBroken });
      const interaction = emulator.slash(person, channel, 'ask');
      const callback = `/interactions/${interaction.id}/${interaction.token}/callback`;
      expect(await request(place, 'POST', callback, sent)).toMatchObject({ status: notBroken });
    }),
    { numRuns: 100 },
  );
});
