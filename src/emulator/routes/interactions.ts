import { answer } from '../interactions/answer.js';
import { answerOf, byToken, editAnswer, followUp, removeAnswer } from '../interactions/follow-up.js';
import { EPHEMERAL, LOADING } from '../messages.js';
import { messageJson } from '../payloads/message.js';
import { Answer, type Request, route } from '../route.js';
import type { Message } from '../state.js';
import type { World } from '../world.js';

const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Answers to interactions; the token in the path is all they need. */
export const interactionRoutes = (world: World) => {
  const json = (message: Message) => messageJson(world, message);

  const callback = ({ params: [id, token], query, body, files }: Request): unknown => {
    const { interaction, type, message } = answer(world, id!, token!, body, files);
    if (query.get('with_response') !== 'true') return undefined;
    const flags = message?.flags ?? 0;
    return new Answer(200, {
      interaction: {
        id: interaction.id,
        type: KIND[interaction.kind],
        ...(message
          ? {
              response_message_id: message.id,
              response_message_loading: (flags & LOADING) !== 0,
              response_message_ephemeral: (flags & EPHEMERAL) !== 0,
            }
          : {}),
      },
      resource: { type, ...(message ? { message: json(message) } : {}) },
    });
  };
  const message = ({ params: [app, token, id = '@original'] }: Request): Message =>
    answerOf(world, byToken(world, app!, token!), id);

  const one = (pattern: string) => [
    route('GET', pattern, (request) => json(message(request)), true),
    route(
      'PATCH',
      pattern,
      (request) => {
        const {
          params: [app, token],
          body,
          files,
        } = request;
        return json(editAnswer(world, byToken(world, app!, token!), message(request), body, files));
      },
      true,
    ),
    route(
      'DELETE',
      pattern,
      (request) => {
        const [app, token] = request.params;
        removeAnswer(world, byToken(world, app!, token!), message(request));
      },
      true,
    ),
  ];

  return [
    route('POST', '/interactions/{i}/{t}/callback', callback, true),
    route(
      'POST',
      '/webhooks/{a}/{t}',
      ({ params: [app, token], body, files }) =>
        json(followUp(world, byToken(world, app!, token!), body, files)),
      true,
    ),
    // Their kind differs so that "@original" and an id share one bucket.
    ...one('/webhooks/{a}/{t}/messages/{m}'),
  ];
};
