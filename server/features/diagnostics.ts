/**
 * Feature: diagnostics
 *
 * Errors are what the API server would say of the document by itself, each at the exact key or value; anything that
 * depends on other objects or is advice is a warning or less. Other YAML is left alone.
 *
 *     spec:
 *       replicsa: 3     # ← unknown field "spec.replicsa". Did you mean replicas?
 */
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { deprecationWarning, findApiLifecycle } from '../../core/kubernetes/apiLifecycle.js';
import { encodeText } from '../../core/kubernetes/base64.js';
import type { ObjectType } from '../../core/kubernetes/schema.js';
import type { ManifestDocument, YamlProblem } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import type { FieldError } from '../../core/validation/fieldError.js';
import { type Span, spanOfError } from '../fieldRange.js';
import { parseField } from '../fieldText.js';
import { replacementsFor } from '../invalidValue.js';
import type { Finding, FindingData, Knowledge } from '../judgement.js';
import { meantQuantities } from '../meantValue.js';
import { rangeOf } from '../place.js';
import { placeAt, type SchemaPlace, typeOfObject, typeWords } from '../schemaPath.js';
import { nearestWord } from '../suggest.js';
import { explainUnknownKind } from '../unknownKind.js';

/** Findings beyond this many in one document are left out. */
const findingsMax = 200;

/** Everything there is to say about one document. */
export function judgeDocument(document: ManifestDocument, knowledge: Knowledge): Finding[] {
  const speaks = ['kubernetes', 'list', 'kustomization'].includes(document.nature);
  if (!speaks) {
    return [];
  }
  const yaml = document.problems.map(problem => yamlFinding(document, problem));
  const objects = objectsOf(document).flatMap(object => judgeObject(document, object, knowledge));
  const isBroken = document.problems.some(problem => problem.code !== 'duplicate-key');
  const faults = isBroken ? withoutEchoes(objects, yaml) : objects;
  return [...yaml, ...faults].slice(0, findingsMax);
}

/** Faults that follow from broken YAML: what seems missing, and what stands on the broken lines. */
function withoutEchoes(findings: readonly Finding[], yaml: readonly Finding[]): Finding[] {
  const lines = new Set(yaml.map(({ range }) => range.start.line));
  return findings.filter(({ code, range }) => code !== 'required' && !lines.has(range.start.line));
}

function yamlFinding(document: ManifestDocument, problem: YamlProblem): Finding {
  return {
    range: rangeOf(document, problem),
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: problem.code,
    message: problem.message,
    field: '',
  };
}

function judgeObject(
  document: ManifestDocument,
  object: ObjectInDocument,
  knowledge: Knowledge,
): Finding[] {
  const { apiVersion, kind } = object;
  if (apiVersion === undefined || kind === undefined || apiVersion === '' || kind === '') {
    return untyped(document, object);
  }
  if (typeOfObject(knowledge.catalogue, object) === undefined) {
    return unknownKind(document, object, explainUnknownKind(knowledge.catalogue, apiVersion, kind));
  }
  const { catalogue } = knowledge;
  const { errors, warnings, hints = [] } = knowledge.validate(object.value(), { catalogue });
  return [
    ...deprecation(document, object, catalogue.version),
    ...errors.map(error => errorFinding(document, object, error, knowledge)),
    ...warnings
      .filter(warning => !warning.startsWith(`${apiVersion} ${kind} is deprecated`))
      .map(warning => warningFinding(document, object, warning)),
    ...hints.map(hint => ({
      ...errorFinding(document, object, hint, knowledge),
      severity: DiagnosticSeverity.Hint,
    })),
  ];
}

/** Warns of API versions that are deprecated now or in the next release. */
function deprecation(
  document: ManifestDocument,
  { apiVersion = '', kind = '', path }: ObjectInDocument,
  version: string,
): Finding[] {
  if (findApiLifecycle(apiVersion, kind) === undefined) {
    return [];
  }
  const next = version.replace(/\d+$/, minor => String(Number(minor) + 1));
  const message = deprecationWarning(apiVersion, kind, next);
  if (message === undefined) {
    return [];
  }
  const span = spanOfError(document, path, { path: ['apiVersion'] });
  const finding = errorAt(document, span, { code: 'deprecated-api', message, field: 'apiVersion' });
  return [{ ...finding, severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated] }];
}

/** An object must name its apiVersion and kind, as strings. */
function untyped(document: ManifestDocument, object: ObjectInDocument): Finding[] {
  return (['apiVersion', 'kind'] as const)
    .filter(key => object[key] === undefined || object[key] === '')
    .map(key => {
      const span = spanOfError(document, object.path, { path: [key] });
      const message = `Object '${key === 'kind' ? 'Kind' : 'apiVersion'}' is missing: say ${key}`;
      return errorAt(document, span, { code: 'untyped-object', message, field: key });
    });
}

function unknownKind(
  document: ManifestDocument,
  object: ObjectInDocument,
  unknown: ReturnType<typeof explainUnknownKind>,
): Finding[] {
  const span = spanOfError(document, object.path, { path: [unknown.at] });
  const { code, message, at, replacements } = unknown;
  const severity =
    unknown.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Hint;
  const data = replacements.length === 0 ? undefined : { replacements };
  return [{ ...errorAt(document, span, { code, message, field: at, data }), severity }];
}

function errorFinding(
  document: ManifestDocument,
  object: ObjectInDocument,
  error: FieldError,
  knowledge: Knowledge,
): Finding {
  const span = spanOfError(document, object.path, error);
  const help = helpFor(document, object, error, knowledge);
  const words = `${messageOf(error)}${help.suffix ?? ''}`;
  const explanation = help.explanation ?? error.explanation;
  const message = explanation === undefined ? words : `${words}\n${explanation}`;
  return errorAt(document, span, {
    code: error.code,
    message,
    field: error.field,
    data: help.data,
  });
}

/** The server's words; with the field where they do not name it. */
function messageOf(error: FieldError): string {
  const namesField = error.type === 'UnknownField' || error.type === 'DuplicateField';
  return namesField || error.type === 'Decode' || error.field === ''
    ? error.message
    : `${error.field}: ${error.message}`;
}

/** What a person can do about a fault, beyond the server's words. */
interface Help {
  readonly suffix?: string;
  readonly explanation?: string;
  readonly data?: FindingData;
}

function helpFor(
  document: ManifestDocument,
  object: ObjectInDocument,
  error: FieldError,
  { catalogue }: Knowledge,
): Help {
  const type = typeOfObject(catalogue, object);
  if (type === undefined) {
    return {};
  }
  switch (error.type) {
    case 'UnknownField':
      return unknownFieldHelp(type, error);
    case 'FieldValueNotSupported': {
      const allowed = placeAt(type, error.path)?.field?.enumeration;
      return allowed === undefined
        ? {}
        : { data: { replacements: nearestFirst(allowed.values, error) } };
    }
    case 'FieldValueInvalid':
      return invalidHelp(document, object, error);
    case 'Decode':
      return wrongTypeHelp(document, object, error, placeAt(type, error.path));
    default:
      return {};
  }
}

function invalidHelp(
  document: ManifestDocument,
  object: ObjectInDocument,
  error: FieldError,
): Help {
  const { value, exact } = document.find([...object.path, ...error.path]);
  const written = exact && value?.kind === 'scalar' ? value.value : undefined;
  const replacements = written === undefined ? [] : replacementsFor(error.message, written);
  return replacements.length === 0 ? {} : { data: { replacements } };
}

function unknownFieldHelp(type: ObjectType, error: FieldError): Help {
  const last = error.path[error.path.length - 1];
  const parent = placeAt(type, error.path.slice(0, -1));
  const near =
    parent?.type.kind === 'object'
      ? nearestWord(String(last), parent.type.type.fields.keys())
      : undefined;
  return near === undefined
    ? {}
    : { suffix: `. Did you mean ${near}?`, data: { replacements: [near] } };
}

/** The decoder speaks of Go types: say what is wanted, and that quotes make a string of anything. */
function wrongTypeHelp(
  document: ManifestDocument,
  object: ObjectInDocument,
  error: FieldError,
  place: SchemaPlace | undefined,
): Help {
  if (place === undefined) {
    return {};
  }
  const written = document.find([...object.path, ...error.path]);
  const { value } = written;
  const name = error.path.findLast(step => typeof step === 'string') ?? 'The value';
  const wanted = `${name} must be ${withArticle(typeWords(place.type))}.`;
  if (/quantit/.test(error.message) && written.exact && value?.kind === 'scalar') {
    const replacements = meantQuantities(value.text);
    return {
      explanation: wanted,
      ...(replacements.length === 0 ? {} : { data: { replacements } }),
    };
  }
  if (!written.exact || value?.kind !== 'scalar' || place.type.kind !== 'string') {
    return { explanation: wanted };
  }
  if (error.message.includes('illegal base64')) {
    return {
      explanation: 'Values under data are base64; plain text belongs under stringData.',
      data: { replacements: [encodeText(value.text)] },
    };
  }
  const quoted = JSON.stringify(value.text);
  const read = typeof value.value === 'boolean' ? 'a boolean' : 'a number';
  return {
    explanation: `${wanted} YAML reads ${value.text} as ${read}: write ${quoted}.`,
    data: { replacements: [quoted] },
  };
}

function withArticle(words: string): string {
  return /^[aeio]/i.test(words) ? `an ${words}` : `a ${words}`;
}

function nearestFirst(values: readonly string[], error: FieldError): readonly string[] {
  const written = /"([^"]*)"/.exec(error.message)?.[1] ?? '';
  const near = values.find(value => initialsOf(value) === written) ?? nearestWord(written, values);
  return near === undefined ? values : [near, ...values.filter(value => value !== near)];
}

/** `RWO` is what kubectl prints for `ReadWriteOnce`. */
function initialsOf(value: string): string {
  return value.replace(/[^A-Z]/g, '');
}

/** A warning of the server begins with its field, mostly. */
function warningFinding(
  document: ManifestDocument,
  object: ObjectInDocument,
  warning: string,
): Finding {
  const { field, path } = parseField(warning);
  const span = spanOfError(document, object.path, { path });
  const what = { code: 'server-warning', message: warning, field };
  return { ...errorAt(document, span, what), severity: DiagnosticSeverity.Warning };
}

function errorAt(
  document: ManifestDocument,
  span: Span,
  what: Pick<Finding, 'code' | 'message' | 'field'> & { readonly data?: FindingData | undefined },
): Finding {
  const { code, message, field, data } = what;
  const finding = {
    range: rangeOf(document, span),
    severity: DiagnosticSeverity.Error,
    code,
    message,
    field,
  };
  return data === undefined ? finding : { ...finding, data };
}
