// CEL: `format.dns1123Label().validate(text)` and the other named formats.
import { type Environment, Optional } from '@marcbachmann/cel-js';
import { hasFormat } from '../../customResources/formats.js';
import { qualifiedName } from '../../validation/labels.js';
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  nameIsLabel,
  nameIsSubdomain,
} from '../../validation/names.js';

type Check = (text: string) => readonly string[];

class CelFormat {
  readonly check: Check;

  constructor(check: Check) {
    this.check = check;
  }
}

class FormatNamespace {
  readonly name = 'format';
}

const named: Readonly<Record<string, Check>> = {
  dns1123Label,
  dns1123Subdomain,
  dns1035Label,
  dns1123LabelPrefix: text => nameIsLabel(text, true),
  dns1123SubdomainPrefix: text => nameIsSubdomain(text, true),
  dns1035LabelPrefix: text => dns1035Label(text.replace(/-$/, 'a')),
  qualifiedName,
  labelValue: text =>
    text.length <= 63 && /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text)
      ? []
      : ['a valid label must be an empty string or consist of alphanumeric characters'],
  uri: text => (hasFormat(text, 'uri') ? [] : ['invalid URI']),
  uuid: text => (hasFormat(text, 'uuid') ? [] : ['does not match the UUID format']),
  byte: text => (hasFormat(text, 'byte') ? [] : ['invalid base64']),
  date: text => (hasFormat(text, 'date') ? [] : ['invalid date']),
  datetime: text => (hasFormat(text, 'datetime') ? [] : ['invalid datetime']),
};

/** Registers the formats. */
export function addFormatFunctions(environment: Environment): void {
  environment
    .registerType('kubernetes.NamedFormat', CelFormat)
    .registerType('FormatNamespace', FormatNamespace)
    .registerConstant('format', 'FormatNamespace', new FormatNamespace())
    .registerFunction('FormatNamespace.named(string): optional<dyn>', (_: unknown, name: string) =>
      named[name] === undefined ? Optional.none() : Optional.of(new CelFormat(named[name])),
    )
    .registerFunction(
      'kubernetes.NamedFormat.validate(string): optional<dyn>',
      ({ check }: CelFormat, text: string) => {
        const faults = check(text);
        return faults.length === 0 ? Optional.none() : Optional.of(faults);
      },
    );
  for (const [name, check] of Object.entries(named)) {
    const format = new CelFormat(check);
    environment.registerFunction(`FormatNamespace.${name}(): kubernetes.NamedFormat`, () => format);
  }
}
