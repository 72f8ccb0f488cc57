/**
 * The little XML that a workbook needs: tags and text, without a tree. Entities of XML itself and numeric ones are
 * resolved; there are no others in a workbook, and a DTD is never read.
 */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return NAMED[body] ?? whole;
    const code = body[1] === 'x' || body[1] === 'X' ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export interface XmlTag {
  /** Local name, without its namespace prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  /** Text between this tag and the next, undecoded. */
  readonly textAfter: string;
  /** Raw attributes: see `attribute`. */
  readonly attributes: string;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>([^<]*)/g;

/** The tags of an XML text in order. Comments and processing instructions are passed over. */
export function* tagsOf(xml: string): Generator<XmlTag> {
  const text = xml.includes('<!') || xml.includes('<?') ? xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '') : xml;
  for (const [, slash, name, attributes, self, textAfter] of text.matchAll(TAG)) {
    yield {
      name: name!,
      kind: slash ? 'close' : self ? 'empty' : 'open',
      textAfter: textAfter!,
      attributes: attributes!,
    };
  }
}

/** Value of an attribute by its local name, or null. */
export function attribute({ attributes }: XmlTag, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null;
}
