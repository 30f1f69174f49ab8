import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Journalled } from '../../src/emulator/journal.js';
import { packageRoot } from '../../src/knowledge/root.js';

type Schema = Record<string, unknown>;
type Content = { content?: Record<string, { schema: Schema }> };
type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content & { $ref?: string }>;
};
type Path = Record<string, Operation> & { parameters?: Parameter[] };
type Document = { paths: Record<string, Path> };

/** Where Discord's OpenAPI description is looked for: `DISCORD_OPENAPI`, or beside the project. */
export const descriptionFile =
  process.env.DISCORD_OPENAPI ?? join(packageRoot, '../shared/discord/openapi.json');
export const hasDescription = existsSync(descriptionFile);

const ID = 'description';
const pointer = (...parts: string[]): string =>
  `${ID}#/${parts
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/')}`;

const FORMATS: Record<string, true | RegExp> = {
  snowflake: /^(?:0|[1-9]\d{0,19})$/u,
  nonce: true,
  int32: true,
  int64: true,
  double: true,
  'date-time': true,
  uri: true,
};

const parametersIn = (path: string): number => path.split('{').length - 1;

/** Checks requests, and the answers to them, against Discord's OpenAPI description. */
export const createConformance = (file = descriptionFile) => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true, logger: false });
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  ajv.addSchema({ $id: ID, ...document } as Schema);
  // The fewest parameters first: "@original" before any id.
  const paths = Object.keys(document.paths)
    .sort((left, right) => parametersIn(left) - parametersIn(right))
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u') }));
  const compiled = new Map<string, ValidateFunction>();
  const validator = ($ref: string): ValidateFunction => {
    const known = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, known);
    return known;
  };

  const faultsOf = (what: string, $ref: string, value: unknown): string[] => {
    const validate = validator($ref);
    if (validate(value)) return [];
    const deepest = [...(validate.errors ?? [])].sort(
      (left, right) => right.instancePath.length - left.instancePath.length,
    );
    return deepest.slice(0, 2).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
  };

  const requestFaults = (
    path: string,
    method: string,
    operation: Operation,
    { body, query, files }: Journalled,
  ): string[] => {
    const known = [...(operation.parameters ?? []), ...(document.paths[path]!.parameters ?? [])];
    const unknown = [...new URLSearchParams(query).keys()].filter(
      (name) => !known.some((parameter) => parameter.in === 'query' && parameter.name === name),
    );
    const content = operation.requestBody?.content;
    const sent = files > 0 || Array.isArray(body) || Object.keys(body).length > 0;
    const problems = unknown.map((name) => `query has the unknown parameter "${name}"`);
    if (!content) return sent ? [...problems, 'has a body, but none is described'] : problems;
    if (!sent && !operation.requestBody?.required) return problems;
    // A body with files is described as JSON in its "payload_json" part.
    const type = content['application/json'] ? 'application/json' : Object.keys(content)[0]!;
    return [
      ...problems,
      ...faultsOf('body', pointer('paths', path, method, 'requestBody', 'content', type, 'schema'), body),
    ];
  };

  const answerFaults = (
    path: string,
    method: string,
    { responses }: Operation,
    { status, answer }: Journalled,
  ): string[] => {
    const key = [String(status), `${Math.floor(status / 100)}XX`].find((one) => responses[one]);
    if (key === undefined) return status >= 500 ? [] : [`is answered with ${status}, which is not described`];
    const { $ref, content } = responses[key]!;
    if ($ref)
      return faultsOf(
        'answer',
        pointer(...$ref.slice(2).split('/'), 'content', 'application/json', 'schema'),
        answer,
      );
    if (!content?.['application/json'])
      return answer === undefined ? [] : ['has an answer, but none is described'];
    return faultsOf(
      'answer',
      pointer('paths', path, method, 'responses', key, 'content', 'application/json', 'schema'),
      answer,
    );
  };

  /** What is wrong with a request or its answer; nothing where both are as described. */
  return (entry: Journalled): { request: string[]; answer: string[] } => {
    const method = entry.method.toLowerCase();
    const found = paths.find(
      ({ path, pattern }) => pattern.test(entry.path) && document.paths[path]![method],
    );
    if (!found) return { request: ['is not described'], answer: [] };
    const operation = document.paths[found.path]![method]!;
    return {
      request: requestFaults(found.path, method, operation, entry),
      answer: answerFaults(found.path, method, operation, entry),
    };
  };
};
