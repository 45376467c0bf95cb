/**
 * Rule: kustomization-field
 *
 * A field that kustomize does not have, or a value of another type: `kustomize build` refuses the file.
 *
 *     resource: [web.yaml]       # ← unknown field: resources?
 *     namePrefix: 1              # ← a number: write "1"
 *     images:
 *       - name: web
 *         newTag: 1.10           # ← YAML reads 1.1: write "1.10"
 */
import type { FieldError } from '../../../core/validation/fieldError.js';
import { decode } from '../../../core/validation/index.js';
import type { RuleFinding } from '../../rules/rule.js';
import { placeAt, typeWords } from '../../schemaPath.js';
import { nearestWord } from '../../suggest.js';
import type { KustomizationFile, KustomizationRule } from '../rule.js';

export const kustomizationField: KustomizationRule = {
  id: 'kustomization-field',
  severity: 'warning',
  pack: 'correctness',
  check(file) {
    const { errors, unknown } = decode(file.document.toValue() ?? {}, file.type);
    return [
      ...unknown.flatMap(error => unknownField(file, error)),
      ...errors.map(error => wrongType(file, error)),
      ...wrongValues(file),
    ];
  },
};

/** kustomize reads names of fields in any case. */
function unknownField({ type, document }: KustomizationFile, { path }: FieldError): RuleFinding[] {
  const name = String(path.at(-1));
  const parent = placeAt(type, path.slice(0, -1))?.type;
  const known = parent?.kind === 'object' ? [...parent.type.fields.keys()] : [];
  const isInOtherCase = known.some(each => each.toLowerCase() === name.toLowerCase());
  const { key } = document.find(path);
  const isHalfTyped = key !== undefined && !/^\s*:/.test(document.text.slice(key.end));
  if (isInOtherCase || isHalfTyped) {
    return [];
  }
  const near = nearestWord(name, known);
  const question = near === undefined ? '' : `. Did you mean ${near}?`;
  const replacements = near === undefined ? {} : { replacements: [near] };
  return [
    {
      path,
      atKey: true,
      message: `kustomize has no field ${name} here${question}`,
      data: { ...replacements, remove: path },
    },
  ];
}

function wrongType({ document, type }: KustomizationFile, { path }: FieldError): RuleFinding {
  const wanted = placeAt(type, path)?.type;
  const name = String(path.findLast(step => typeof step === 'string') ?? 'The file');
  const { value } = document.find(path);
  const isText = wanted?.kind === 'string' && value?.kind === 'scalar';
  const quoted = isText ? JSON.stringify(value.text) : undefined;
  const words = wanted === undefined ? 'a mapping' : `a ${typeWords(wanted)}`;
  return {
    path,
    message: `${name} must be ${words}${quoted === undefined ? '' : `: write ${quoted}`}`,
    ...(quoted === undefined ? {} : { data: { replacements: [quoted] } }),
  };
}

/** Values of which kustomize takes a few only. */
function wrongValues(file: KustomizationFile): RuleFinding[] {
  const { fields, type } = file;
  return ['apiVersion', 'kind'].flatMap(name => {
    const allowed = type.fields.get(name)?.enumeration?.values ?? [];
    const value = fields[name];
    return typeof value !== 'string' || value === '' || allowed.includes(value)
      ? []
      : [
          {
            path: [name],
            message: `kustomize wants ${name}: ${allowed.join(' or ')}`,
            data: { replacements: allowed },
          },
        ];
  });
}
