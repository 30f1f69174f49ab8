import { openGuild } from '../access.js';
import type { Commands } from '../commands.js';
import { invalidForm, unknownCommand } from '../errors.js';
import { Answer, type Request, type Route, route } from '../route.js';
import type { Body, World } from '../world.js';

const asList = (body: unknown): Body[] => {
  if (Array.isArray(body)) return body as Body[];
  throw invalidForm([
    { path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
  ]);
};

/** The routes of one scope: `scopeOf` tells the server from the request, `command` is the place of a command's id. */
const scoped = (
  commands: Commands,
  base: string,
  scopeOf: (request: Request) => string | null,
  idAt: number,
): Route[] => [
  route('GET', base, (request) => commands.list(scopeOf(request))),
  route('POST', base, (request) => {
    const { command, created } = commands.put(scopeOf(request), request.body);
    return new Answer(created ? 201 : 200, command);
  }),
  route('PUT', base, (request) => commands.replace(scopeOf(request), asList(request.body))),
  route('GET', `${base}/{k}`, (request) => commands.byId(scopeOf(request), request.params[idAt]!)),
  route('PATCH', `${base}/{k}`, (request) =>
    commands.edit(scopeOf(request), request.params[idAt]!, request.body),
  ),
  route('DELETE', `${base}/{k}`, (request) => commands.remove(scopeOf(request), request.params[idAt]!)),
];

/** Registration of commands, for the whole application or for one server. */
export const commandRoutes = (world: World, commands: Commands) => {
  const mine = ({ params: [id] }: Request): void => {
    if (id !== world.application.id) throw unknownCommand();
  };
  return [
    ...scoped(
      commands,
      '/applications/{a}/guilds/{g}/commands',
      (request) => {
        mine(request);
        return openGuild(world, request.params[1]!).id;
      },
      2,
    ),
    ...scoped(
      commands,
      '/applications/{a}/commands',
      (request) => {
        mine(request);
        return null;
      },
      1,
    ),
  ];
};
