/** Compares traffic with the contract of Blogger API v3 (tests/fixtures/blogger/), in the layout of Google's discovery document. */
import { z } from 'zod';
import type { LoggedRequest } from '#tests/builders/practice-blog/faults.ts';

const parameterSchema = z.object({
  location: z.string().optional(),
  type: z.string(),
  required: z.boolean().optional(),
  repeated: z.boolean().optional(),
  enum: z.array(z.string()).optional(),
});
type Schema = {
  type?: string | undefined;
  $ref?: string | undefined;
  format?: string | undefined;
  enum?: string[] | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
};
const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    $ref: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.string()).optional(),
    items: schemaSchema.optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
  }),
);
const methodSchema = z.object({
  id: z.string(),
  httpMethod: z.string(),
  path: z.string(),
  parameters: z.record(z.string(), parameterSchema).optional(),
  request: z.object({ $ref: z.string() }).optional(),
  response: z.object({ $ref: z.string() }).optional(),
});
export const discoverySchema = z.object({
  parameters: z.record(z.string(), parameterSchema),
  schemas: z.record(z.string(), schemaSchema),
  resources: z.record(z.string(), z.object({ methods: z.record(z.string(), methodSchema) })),
});
export type Discovery = z.infer<typeof discoverySchema>;
type DiscoveryMethod = z.infer<typeof methodSchema>;

/** Every method of the document by its name without `blogger.`. */
export function methodsOf(discovery: Discovery): Map<string, DiscoveryMethod> {
  const methods = Object.values(discovery.resources).flatMap(({ methods }) => Object.values(methods));
  return new Map(methods.map((method) => [method.id.replace('blogger.', ''), method]));
}

/** Violations of the contract in one exchange; empty without any. */
export function contractErrors(discovery: Discovery, exchange: LoggedRequest): string[] {
  const method = methodsOf(discovery).get(exchange.method);
  if (method === undefined) return [`${exchange.method}: unknown method`];
  const refused = exchange.status >= 400;
  const sent =
    method.request === undefined || exchange.body === '' ? undefined : (JSON.parse(exchange.body) as unknown);
  return [
    ...(exchange.verb === method.httpMethod ? [] : [`verb ${exchange.verb}`]),
    ...queryErrors(discovery, method, new URLSearchParams(exchange.query)),
    ...(sent === undefined ? [] : valueErrors(discovery, method.request ?? {}, sent, 'request', true)),
    ...(refused || exchange.answer === undefined
      ? []
      : valueErrors(discovery, method.response ?? {}, exchange.answer, 'response')),
  ].map((error) => `${exchange.method}: ${error}`);
}

function queryErrors(discovery: Discovery, method: DiscoveryMethod, query: URLSearchParams): string[] {
  const parameters = { ...discovery.parameters, ...method.parameters };
  const valueFaults = [...new Set(query.keys())].flatMap((name) => {
    const parameter = parameters[name];
    if (parameter === undefined || parameter.location === 'path') return [`unknown parameter ${name}`];
    const values = query.getAll(name);
    return [
      ...(values.length > 1 && parameter.repeated !== true ? [`${name} repeated`] : []),
      ...values.filter((value) => !fits(parameter, value)).map((value) => `${name}=${value}`),
    ];
  });
  const missing = Object.entries(method.parameters ?? {})
    .filter(([name, { location, required }]) => location === 'query' && required === true && !query.has(name))
    .map(([name]) => `${name} missing`);
  return [...valueFaults, ...missing];
}

function fits(parameter: z.infer<typeof parameterSchema>, value: string): boolean {
  if (parameter.enum !== undefined) return parameter.enum.includes(value);
  if (parameter.type === 'boolean') return value === 'true' || value === 'false';
  return parameter.type !== 'integer' || /^\d+$/.test(value);
}

/** `clears`: null is accepted for any value (a PATCH that clears a field). */
function valueErrors(
  discovery: Discovery,
  schema: Schema,
  value: unknown,
  where: string,
  clears = false,
): string[] {
  if (schema.$ref !== undefined)
    return valueErrors(discovery, discovery.schemas[schema.$ref] ?? {}, value, where, clears);
  if (value === null && clears) return [];
  const wrong = [`${where}: ${JSON.stringify(value)?.slice(0, 60) ?? 'undefined'}`];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return wrong;
    return value.flatMap((item: unknown, at) =>
      valueErrors(discovery, schema.items ?? {}, item, `${where}[${at}]`),
    );
  }
  if (schema.type === 'object') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
    return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
      const property = schema.properties?.[name];
      return property === undefined
        ? [`${where}.${name}: unknown field`]
        : valueErrors(discovery, property, inner, `${where}.${name}`, clears);
    });
  }
  if (schema.type === 'integer') return Number.isInteger(value) ? [] : wrong;
  if (schema.type !== undefined && schema.type !== typeof value) return wrong;
  if (schema.enum !== undefined && !schema.enum.some((member) => member === value)) return wrong;
  return schema.format === 'int64' && !/^-?\d+$/.test(String(value)) ? wrong : [];
}
