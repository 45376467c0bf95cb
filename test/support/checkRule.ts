// Runs one rule on a fixture: several files, expected findings written below the lines they are about.
import { expect, test } from 'vitest';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { defaultRuleSettings, type RuleSettings } from '../../server/ruleSettings.js';
import type { Rule } from '../../server/rules/rule.js';
import { WorkspaceFindings } from '../../server/workspaceFindings.js';

/**
 * The fixture's files start with `# --- file: NAME`; findings are comments below a line: `#   ^^^ message start`. The
 * marks stand under the first and last character that are underlined.
 */
export function checkRule(rule: Rule, fixture: string, settings: Partial<RuleSettings> = {}): void {
  const findings = new WorkspaceFindings([rule]);
  const chosen = { ...defaultRuleSettings, packs: [rule.pack], ...settings };
  findings.configure({ key: JSON.stringify(chosen), of: () => chosen });
  const files = splitFiles(fixture);
  const manifests = files.map(file => ({ ...file, manifest: parseManifest(file.text) }));
  for (const { name, manifest } of manifests) {
    findings.update(
      name,
      manifest.documents.map(placed => placed.document),
    );
  }
  const actual = manifests.flatMap(({ name, manifest }) =>
    manifest.documents.flatMap(({ document, line }) =>
      findings.findings(name, document).map(finding => ({
        file: name,
        line: finding.range.start.line + line,
        from: finding.range.start.character,
        to: finding.range.end.character,
        message: finding.message,
      })),
    ),
  );
  const expected = files.flatMap(file => file.expected);
  expect(actual.map(describe)).toEqual(
    expected.map((entry, index) => {
      const message = actual[index]?.message ?? '';
      return describe({
        ...entry,
        message: message.startsWith(entry.message) ? message : entry.message,
      });
    }),
  );
}

/** The parts in which the cases of a rule differ: as many as `around` takes. */
type Parts = string | readonly string[];

/** The three cases that every rule has. */
export interface RuleCases {
  /** The fixture around the parts; the part itself where there is nothing around. */
  readonly around?: (...parts: string[]) => string;
  /** With its findings below the lines they are about. */
  readonly mistake: Parts;
  readonly fine: Parts;
  readonly halfTyped: Parts;
}

/** Tests a rule: it reports a mistake, and neither what works nor half-typed text. */
export function testRule(rule: Rule, cases: RuleCases): void {
  const { around = part => part, mistake, fine, halfTyped } = cases;
  const check = (parts: Parts): void => checkRule(rule, around(...[parts].flat()));
  test(`${rule.id} reports the mistake where it stands`, () => {
    expect([mistake].flat().join()).toMatch(/^# *\^/m);
    check(mistake);
  });
  test(`${rule.id} is silent about what works`, () => check(fine));
  test(`${rule.id} leaves half-typed text alone`, () => check(halfTyped));
}

interface Expected {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

function describe({ file, line, from, to, message }: Expected): string {
  return `${file}:${line}:${from}-${to} ${message}`;
}

function splitFiles(fixture: string): { name: string; text: string; expected: Expected[] }[] {
  const parts = fixture.split(/^# --- file: (\S+)\n/m);
  const files = parts.length === 1 ? ['manifest.yaml', parts[0] ?? ''] : parts.slice(1);
  return files.flatMap((name, index) =>
    index % 2 === 1 ? [] : [readFile(name, files[index + 1] ?? '')],
  );
}

function readFile(
  name: string,
  text: string,
): { name: string; text: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of text.split('\n')) {
    const mark = /^#\s*(\^+) (.*)$/.exec(line);
    if (mark === null) {
      lines.push(line);
    } else {
      const from = line.indexOf('^');
      const to = from + (mark[1] ?? '').length;
      expected.push({ file: name, line: lines.length - 1, from, to, message: mark[2] ?? '' });
    }
  }
  return { name, text: lines.join('\n'), expected };
}
