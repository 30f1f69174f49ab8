import { notFound } from '../errors.js';
import { Answer, route } from '../route.js';
import type { World } from '../world.js';

/** The bytes of attachments, as Discord's file host gives them. */
export const fileRoutes = ({ state }: World) => [
  route(
    'GET',
    '/attachments/{c}/{a}/{name}',
    ({ params: [, id] }) => {
      const file = state.files.get(id!);
      if (!file) throw notFound();
      return new Answer(200, undefined, { type: file.type, bytes: file.bytes });
    },
    true,
  ),
];
