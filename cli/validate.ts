// `drydock validate`: what the API server would say of manifests, for terminals, scripts and CI.
import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { kubernetesVersions } from '../core/kubernetes/catalogue.js';
import { validateDocument } from '../core/validation/index.js';
import { definitionObjectsIn } from '../server/customDefinitions.js';
import type { FileDiagnostic } from '../server/fileDiagnostics.js';
import { createLanguageService } from '../server/languageService.js';
import { pathFileTree } from '../server/nodeFileTree.js';
import { defaultSettings } from '../server/settings.js';
import { takenIn } from './builds.js';
import { loadCatalogue } from './bundles.js';
import { readSources, type SourceText, UsageError } from './files.js';
import {
  type FindingFormat,
  type FoundDiagnostic,
  findingFormats,
  findingPrinters,
  severityOf,
} from './output/findings.js';
import { addRuleOptions, type RuleOptions, toRuleSettings } from './ruleOptions.js';

interface ValidateOptions extends RuleOptions {
  readonly kubernetesVersion: string;
  readonly output: FindingFormat;
  readonly crds: readonly string[];
}

/** Files judged between two signs of life on a terminal. */
const filesPerProgress = 200;

/** Adds `validate` to the program; `finish` gets the exit code. */
export function validateCommand(program: Command, finish: (exitCode: number) => void): void {
  const command = program
    .command('validate')
    .description('say what the Kubernetes API server would say of manifests')
    .argument('<path...>', 'files or folders; - reads standard input')
    .option('--kubernetes-version <version>', 'version to check against', toVersion, '1.36')
    .option(
      '--crds <path>',
      'file or folder with CustomResourceDefinitions, may be repeated; those among the checked files count anyway',
      (path: string, before: readonly string[]) => [...before, path],
      [],
    );
  addRuleOptions(command)
    .addOption(
      new Option('-o, --output <format>', 'how to print').choices(findingFormats).default('text'),
    )
    .addHelpText('after', '\nExit code: 0 without errors, 1 with errors, 2 on bad usage.')
    .action((paths: string[], options: ValidateOptions) => {
      finish(validate(paths, options));
    });
}

function validate(paths: readonly string[], options: ValidateOptions): number {
  const sources = readSources(paths);
  if (sources.length === 0) {
    throw new UsageError(`no YAML or JSON files in ${paths.join(', ')}`);
  }
  const found = judge(sources, options);
  const print = findingPrinters[options.output];
  process.stdout.write(print(found, { files: sources.length, stream: process.stdout }));
  return found.some(diagnostic => diagnostic.severity === 'error') ? 1 : 0;
}

function judge(
  sources: readonly SourceText[],
  { kubernetesVersion, crds, ...options }: ValidateOptions,
): FoundDiagnostic[] {
  const files = pathFileTree;
  const service = createLanguageService({ loadCatalogue, validate: validateDocument, files });
  service.configure({ ...defaultSettings, kubernetesVersion, rules: toRuleSettings(options) });
  for (const { file, text } of [...readSources(crds), ...sources]) {
    service.storeDefinitions(file, definitionObjectsIn(text));
  }
  const isTerminal = process.stderr.isTTY === true;
  for (const { file, text } of sources) {
    service.openDocument(file, text, 1);
  }
  for (const { file, text } of takenIn(sources)) {
    service.indexFile(file, text);
  }
  const found = sources.flatMap(({ file }, index) => {
    if (isTerminal && index % filesPerProgress === filesPerProgress - 1) {
      process.stderr.write(`\r${index + 1} of ${sources.length} files`);
    }
    return service.diagnostics(file).map(diagnostic => toFound(file, diagnostic));
  });
  if (isTerminal) {
    process.stderr.write('\r\u001b[K');
  }
  return found;
}

function toFound(file: string, diagnostic: FileDiagnostic): FoundDiagnostic {
  const { document, range, severity, code, field, message, relatedInformation } = diagnostic;
  return {
    file,
    document,
    range,
    severity: severityOf(severity),
    code,
    field,
    message: typeof message === 'string' ? message : message.value,
    related: (relatedInformation ?? []).map(({ location, message: words }) => ({
      file: location.uri,
      range: location.range,
      message: words,
    })),
  };
}

function toVersion(text: string): string {
  const version = text.replace(/^v/, '').replace(/^(\d+\.\d+)\.\d+$/, '$1');
  if (!kubernetesVersions.some(known => known === version)) {
    throw new InvalidArgumentError(`known are ${kubernetesVersions.join(', ')}`);
  }
  return version;
}
