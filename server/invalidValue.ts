// What may stand in the place of a value that the server calls invalid, where its words say it.

/** Texts for a value that is refused with these words; empty where only the author knows. */
export function replacementsFor(message: string, written: unknown): readonly string[] {
  const named = typeof written === 'string' ? nameFrom(message, written) : undefined;
  const limit = /must be less than or equal to [\w.-]+ limit of (\S+)$/.exec(message)?.[1];
  const only = /: must be (\d+)$/.exec(message)?.[1];
  const some = /may not be 0 when/.test(message) ? '1' : undefined;
  const [replacement] = [named, limit, only, some].filter(text => text !== undefined);
  return replacement === undefined || replacement === String(written) ? [] : [replacement];
}

const labelMax = 63;

/** The name in the letters that the server takes; undefined where nothing of it is left. */
function nameFrom(message: string, written: string): string | undefined {
  if (/must not have leading or trailing whitespace/.test(message)) {
    return written.trim();
  }
  if (/: a valid label must be/.test(message)) {
    const letters = written.replace(/[^A-Za-z0-9_.-]+/g, '-').slice(0, labelMax);
    return letters.replace(/^[-_.]+|[-_.]+$/g, '');
  }
  const isName = /a lowercase RFC 1123 (label|subdomain)|a DNS-1035 label/.test(message);
  const isLabel = /a lowercase RFC 1123 label|a DNS-1035 label/.test(message);
  if (!isName || /part/.test(message)) {
    return undefined;
  }
  const plain = written
    .trim()
    .toLowerCase()
    .replace(isLabel ? /[^a-z0-9-]+/g : /[^a-z0-9.-]+/g, '-')
    .slice(0, isLabel ? labelMax : undefined)
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? undefined : plain;
}
