// JSON merge patch, RFC 7386: `application/merge-patch+json`, and the three-way form kubectl apply uses for
// custom resources.

import { definedKeys, isEqualJson, isMap, type JsonMap } from './jsonValue.js';

/** The target with the patch applied: null deletes a key, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isMap(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else if (value !== undefined) {
      result[key] = mergePatch(result[key], value);
    }
  }
  return result;
}

/**
 * The merge patch that brings `current` to `modified`: what `modified` adds or changes against `current`, and
 * what it drops against `original` (the configuration applied last).
 */
export function threeWayMergePatch(
  original: JsonMap,
  modified: JsonMap,
  current: JsonMap,
): JsonMap {
  const deletions = keepNulls(mergeDiff(original, modified));
  const additions = dropNulls(mergeDiff(current, modified));
  return overlay(deletions, additions);
}

function mergeDiff(from: JsonMap, to: JsonMap): JsonMap {
  const diff: Record<string, unknown> = {};
  for (const key of definedKeys(from)) {
    if (to[key] === undefined) {
      diff[key] = null;
    }
  }
  for (const key of definedKeys(to)) {
    const [before, after] = [from[key], to[key]];
    if (isMap(before) && isMap(after)) {
      const nested = mergeDiff(before, after);
      if (Object.keys(nested).length > 0) {
        diff[key] = nested;
      }
    } else if (!isEqualJson(before, after)) {
      diff[key] = after;
    }
  }
  return diff;
}

function keepNulls(patch: JsonMap): JsonMap {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      kept[key] = null;
    } else if (isMap(value) && Object.keys(keepNulls(value)).length > 0) {
      kept[key] = keepNulls(value);
    }
  }
  return kept;
}

function dropNulls(patch: JsonMap): JsonMap {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch)) {
    if (value !== null) {
      kept[key] = isMap(value) ? dropNulls(value) : value;
    }
  }
  return kept;
}

function overlay(below: JsonMap, above: JsonMap): JsonMap {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = result[key];
    result[key] = isMap(under) && isMap(value) ? overlay(under, value) : value;
  }
  return result;
}
