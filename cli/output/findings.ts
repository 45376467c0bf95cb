// The forms in which `drydock validate` prints what it found.
import path from 'node:path';
import { paletteFor } from './colour.js';

/** How bad a finding is, in the words of LSP. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** One finding; all but `related` is what the JSON output has. Lines, characters and documents count from 0. */
export interface FoundDiagnostic {
  readonly file: string;
  readonly document: number;
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** Other places that belong to the story. */
  readonly related: readonly {
    readonly file: string;
    readonly range: Range;
    readonly message: string;
  }[];
}

interface PrintContext {
  readonly files: number;
  readonly stream: { readonly isTTY?: boolean };
}

/** What `--output` of `validate` takes. */
export const findingFormats = ['text', 'json', 'sarif', 'github'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** One printer per format; the text ends with a line end. */
export const findingPrinters: Readonly<
  Record<FindingFormat, (found: readonly FoundDiagnostic[], context: PrintContext) => string>
> = {
  text: printText,
  json: found => `${JSON.stringify(found.map(withoutRelated), null, 2)}\n`,
  sarif: found => `${JSON.stringify(toSarif(found), null, 2)}\n`,
  github: found => found.map(toWorkflowCommand).join(''),
};

/** LSP's numbers (1 to 4) in words. */
export function severityOf(severity: number | undefined): Severity {
  return (['error', 'warning', 'information', 'hint'] as const)[(severity ?? 1) - 1] ?? 'error';
}

function printText(found: readonly FoundDiagnostic[], { files, stream }: PrintContext): string {
  const palette = paletteFor(stream);
  const colours = {
    error: palette.red,
    warning: palette.yellow,
    information: palette.cyan,
    hint: palette.dim,
  };
  const lines = found.map(({ file, range, severity, code, message }) => {
    const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${palette.bold(place)}  ${colours[severity](severity)}  ${message}  ${palette.dim(code)}`;
  });
  return [...lines, summary(found, files)].map(line => `${line}\n`).join('');
}

function summary(found: readonly FoundDiagnostic[], files: number): string {
  const count = (severity: Severity): number =>
    found.filter(diagnostic => diagnostic.severity === severity).length;
  const inFiles = `in ${files} ${files === 1 ? 'file' : 'files'}`;
  const errors = count('error');
  const warnings = count('warning');
  if (errors + warnings === 0) {
    return `No errors ${inFiles}.`;
  }
  const words = [`${errors} ${errors === 1 ? 'error' : 'errors'}`];
  if (warnings > 0) {
    words.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
  }
  return `${words.join(', ')} ${inFiles}.`;
}

/** SARIF 2.1.0, as code scanning services read it; its lines and columns count from 1. */
function toSarif(found: readonly FoundDiagnostic[]) {
  const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;
  const rules = [...new Set(found.map(diagnostic => diagnostic.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'drydock', rules: rules.map(id => ({ id })) } },
        results: found.map(({ file, range, severity, code, field, message, related }) => ({
          ruleId: code,
          ruleIndex: rules.indexOf(code),
          level: levels[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: toPhysicalLocation(file, range),
              logicalLocations: [{ fullyQualifiedName: field }],
            },
          ],
          ...(related.length === 0 ? {} : { relatedLocations: related.map(toRelatedLocation) }),
        })),
      },
    ],
  };
}

function toRelatedLocation(
  { file, range, message }: FoundDiagnostic['related'][number],
  index: number,
) {
  return {
    id: index + 1,
    physicalLocation: toPhysicalLocation(file, range),
    message: { text: message },
  };
}

function toPhysicalLocation(file: string, { start, end }: Range) {
  return {
    artifactLocation: { uri: file.split(path.sep).join('/') },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

function withoutRelated({ related: _related, ...found }: FoundDiagnostic) {
  return found;
}

/** A workflow command of GitHub Actions; they know error, warning and notice. */
function toWorkflowCommand({ file, range, severity, code, message }: FoundDiagnostic): string {
  const levels = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${range.start.line + 1}`,
    `col=${range.start.character + 1}`,
    `endLine=${range.end.line + 1}`,
    `endColumn=${range.end.character + 1}`,
    `title=${escapeProperty(code)}`,
  ];
  return `::${levels[severity]} ${properties.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
