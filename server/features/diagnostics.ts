/**
 * Feature: diagnostics
 *
 * Errors are what the API server would say of the document by itself, each at the exact key or value; anything that
 * depends on other objects or is advice is a warning or less. Other YAML is left alone.
 *
 *     spec:
 *       replicsa: 3     # ← unknown field "spec.replicsa". Did you mean replicas?
 */
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { ManifestDocument, YamlProblem } from '../../core/manifest/node.js';
import { type ObjectInDocument, objectsOf } from '../../core/manifest/objects.js';
import type { FieldError } from '../../core/validation/fieldError.js';
import { type Span, spanOfError } from '../fieldRange.js';
import type { Finding, FindingData, Knowledge } from '../judgement.js';
import { rangeOf } from '../place.js';
import { placeAt, typeOfObject } from '../schemaPath.js';
import { nearestWord } from '../suggest.js';
import { explainUnknownKind } from '../unknownKind.js';

/** Findings beyond this many in one document are left out, and said so by the last one. */
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
  const { errors } = knowledge.validate(object.value(), { catalogue: knowledge.catalogue });
  return errors.map(error => errorFinding(document, object, error, knowledge));
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
  const data = replacementsFor(object, error, knowledge);
  const suggestion =
    error.type === 'UnknownField' && data?.replacements?.[0] !== undefined
      ? `. Did you mean ${data.replacements[0]}?`
      : '';
  const words = `${messageOf(error)}${suggestion}`;
  const message = error.explanation === undefined ? words : `${words}\n${error.explanation}`;
  return errorAt(document, span, { code: error.code, message, field: error.field, data });
}

/** The server's words; with the field where they do not name it and are not shown at it. */
function messageOf(error: FieldError): string {
  const namesField = error.type === 'UnknownField' || error.type === 'DuplicateField';
  return namesField || error.type === 'Decode' || error.field === ''
    ? error.message
    : `${error.field}: ${error.message}`;
}

function replacementsFor(
  object: ObjectInDocument,
  error: FieldError,
  { catalogue }: Knowledge,
): FindingData | undefined {
  const type = typeOfObject(catalogue, object);
  const last = error.path[error.path.length - 1];
  if (type === undefined || last === undefined) {
    return undefined;
  }
  if (error.type === 'UnknownField') {
    const parent = placeAt(type, error.path.slice(0, -1));
    const near =
      parent?.type.kind === 'object'
        ? nearestWord(String(last), parent.type.type.fields.keys())
        : undefined;
    return near === undefined ? undefined : { replacements: [near] };
  }
  const allowed =
    error.type === 'FieldValueNotSupported'
      ? placeAt(type, error.path)?.field?.enumeration
      : undefined;
  return allowed === undefined ? undefined : { replacements: nearestFirst(allowed.values, error) };
}

function nearestFirst(values: readonly string[], error: FieldError): readonly string[] {
  const written = /"([^"]*)"/.exec(error.message)?.[1] ?? '';
  const near = nearestWord(written, values);
  return near === undefined ? values : [near, ...values.filter(value => value !== near)];
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
