// The options of `drydock validate` about rules across objects: the same choices as the editor's settings.
import { type Command, InvalidArgumentError } from 'commander';
import { kustomizationRules } from '../server/kustomization/rules/index.js';
import type { RuleSettings } from '../server/ruleSettings.js';
import { rules } from '../server/rules/index.js';
import { UsageError } from './files.js';

const ruleIds: readonly string[] = [...rules, ...kustomizationRules].map(({ id }) => id);

/** What the options give. */
export interface RuleOptions {
  /** False with `--no-rules`. */
  readonly rules: boolean;
  readonly rule: readonly string[];
  readonly pack: readonly string[];
  readonly providedElsewhere: readonly string[];
}

const severities = ['warning', 'information', 'hint', 'off'] as const;
const packs = [...new Set(rules.map(({ pack }) => pack))].filter(pack => pack !== 'correctness');

/** Adds the options to a command. */
export function addRuleOptions(command: Command): Command {
  return command
    .option('--no-rules', 'leave out the rules across objects: only what the API server says')
    .option(
      '--rule <id=severity>',
      `how loud a rule speaks: ${severities.join(', ')}; may be repeated`,
      collect,
      [],
    )
    .option(
      '--pack <name>',
      `further rules: ${packs.join(', ')}; may be repeated`,
      (name: string, before: readonly string[]) => collect(toPack(name), before),
      [],
    )
    .option(
      '--provided-elsewhere <kind/name>',
      'object that exists although no file makes it, * for any name; may be repeated',
      (entry: string, before: readonly string[]) => collect(toEntry(entry), before),
      [],
    );
}

/** The settings that the options stand for. Throws where a rule or severity is unknown. */
export function toRuleSettings({ rules: on, ...options }: RuleOptions): RuleSettings {
  const chosen = options.rule.map(toSeverity);
  return {
    severities: Object.fromEntries(on ? chosen : ruleIds.map(id => [id, 'off'] as const)),
    packs: options.pack,
    providedElsewhere: options.providedElsewhere,
  };
}

function toSeverity(text: string): readonly [string, (typeof severities)[number]] {
  const [id = '', wanted = '', ...more] = text.split('=');
  const severity = severities.find(known => known === wanted);
  if (!ruleIds.includes(id)) {
    throw new UsageError(`--rule ${text}: there is no rule ${id}`);
  }
  if (severity === undefined || more.length > 0) {
    throw new UsageError(`--rule ${text}: write ${id}=SEVERITY, one of ${severities.join(', ')}`);
  }
  return [id, severity];
}

function toPack(name: string): string {
  if (!packs.some(known => known === name)) {
    throw new InvalidArgumentError(`known are ${packs.join(', ')}`);
  }
  return name;
}

function toEntry(entry: string): string {
  if (!/^[^\s/]+(\/[^\s/]+){1,2}$/.test(entry)) {
    throw new InvalidArgumentError('write Kind/name, group/Kind/name or Kind/*');
  }
  return entry;
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
