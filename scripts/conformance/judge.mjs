// Our verdict on a text that holds one document, in the form in which recordings are compared.

/** Judges the text as an editor does: YAML problems, then every object in it. */
export function judge(core, catalogue, text) {
  const manifest = core.parseManifest(text);
  const errors = [];
  const warnings = [];
  for (const { document } of manifest.documents) {
    for (const problem of document.problems) {
      if (problem.severity === 'error') {
        errors.push({ field: '', message: problem.message, code: problem.code, yaml: true });
      }
    }
    if (errors.some(error => !/duplicate/i.test(error.code))) {
      continue;
    }
    for (const object of core.objectsOf(document)) {
      const verdict = core.validateDocument(object.value(), { catalogue });
      errors.push(...verdict.errors);
      warnings.push(...verdict.warnings);
    }
  }
  return { errors, warnings };
}

/** Whether a recorded row means that an editor must show an error. */
export function isRefused(row, accepted) {
  return !accepted || (row.warnings ?? []).some(isStrictWarning);
}

/** Unknown fields and duplicate keys: warnings to the server, errors to kubectl. */
export function isStrictWarning(warning) {
  return (
    /^unknown field /.test(warning) ||
    /already set in map$/.test(warning) ||
    /^duplicate field /.test(warning)
  );
}

/** Whether one of our errors stands at a field the server names, or at its nearest ancestor for what is required. */
export function isFound(errors, named) {
  return errors.some(error => {
    if (error.field === named.field) {
      return true;
    }
    if (named.type !== 'FieldValueRequired' && named.reason !== 'FieldValueRequired') {
      return (
        `${error.field}`.startsWith(`${named.field}[`) &&
        !error.field.slice(named.field.length).includes('.')
      );
    }
    return error.field !== '' && named.field.startsWith(error.field);
  });
}
