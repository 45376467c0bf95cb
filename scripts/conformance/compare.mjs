// Compares a set of recorded verdicts with ours and counts.
import { isFound, isRefused, isStrictWarning, judge } from './judge.mjs';

/** Rows: `{ name, text, accepted, scored, errors, warnings, code, message }`. */
export function compareVerdicts(core, catalogue, rows) {
  const result = {
    rows: 0,
    agreed: 0,
    named: 0,
    found: 0,
    falseErrors: 0,
    ms: 0,
    misses: [],
    differences: [],
    textDifferences: [],
  };
  for (const row of rows.filter(each => each.scored)) {
    const start = performance.now();
    const ours = judge(core, catalogue, row.text);
    result.ms += performance.now() - start;
    result.rows += 1;
    const refused = isRefused(row, row.accepted);
    const weRefuse = ours.errors.length > 0;
    if (refused === weRefuse) {
      result.agreed += 1;
    } else {
      result.differences.push({ row, ours, kind: refused ? 'missed' : 'false error' });
    }
    if (!refused) {
      result.falseErrors += ours.errors.length;
    }
    countFields(row, ours, result);
    noteTexts(row, ours, result);
  }
  return result;
}

function countFields(row, ours, result) {
  if (row.code !== 422) {
    return;
  }
  const fields = new Map((row.errors ?? []).map(error => [error.field, error]));
  for (const named of fields.values()) {
    result.named += 1;
    if (isFound(ours.errors, named)) {
      result.found += 1;
    } else {
      result.misses.push({ row, ours, named });
    }
  }
}

/** Differences in wording and surplus errors on refused rows: not scored, but shown. */
function noteTexts(row, ours, result) {
  if (ours.errors.some(error => error.yaml)) {
    return;
  }
  const warned = (row.warnings ?? []).filter(warning => !isStrictWarning(warning));
  if (row.accepted && !sameSet(warned, ours.warnings)) {
    result.textDifferences.push({
      row,
      error: { field: 'warnings', message: ours.warnings.join(' | ') },
      theirs: warned,
    });
  }
  if (
    row.code === 400 &&
    ours.errors.length > 0 &&
    !(row.message ?? '').endsWith(ours.errors[0].message)
  ) {
    result.textDifferences.push({ row, error: ours.errors[0], theirs: [row.message ?? ''] });
  }
  if (row.code !== 422) {
    return;
  }
  const theirs = new Set(
    (row.errors ?? []).map(error => `${error.field}: ${stable(error.message)}`),
  );
  const strict = ours.errors.filter(error => error.type !== 'UnknownField');
  for (const error of strict) {
    if (!theirs.has(`${error.field}: ${stable(error.message)}`)) {
      result.textDifferences.push({ row, error, theirs: [...theirs] });
    }
  }
  const order = (row.errors ?? []).map(error => error.field).join(' ');
  const ourOrder = [...new Set(strict.map(error => `${error.field}: ${stable(error.message)}`))]
    .map(text => text.slice(0, text.indexOf(': ')))
    .join(' ');
  if (order !== ourOrder) {
    result.textDifferences.push({
      row,
      error: { field: 'order', message: ourOrder },
      theirs: [order],
    });
  }
}

function sameSet(first, second) {
  return first.length === second.length && first.every(each => second.includes(each));
}

function stable(text) {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>')
    .replace(/"(\S*?)[a-z0-9]{5}": /g, '"$1": ');
}
