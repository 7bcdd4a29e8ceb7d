import { XMLBuilder } from 'fast-xml-parser';
import type { JsonObject } from '../../toolkit/json.ts';
import type { Reply } from './endpoints.ts';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: false });

/** An answer in XML. Members become elements, arrays repeated ones, and those that begin with `@` attributes. */
export function xmlReply(status: number, document: JsonObject): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body: builder.build(document) };
}
