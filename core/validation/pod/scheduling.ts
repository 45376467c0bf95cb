// Tolerations, taints, spread constraints and scheduling gates.
import type { Taint, Toleration, TopologySpreadConstraint } from '../../../schemas/built/types.js';
import { checkLabelSelector, labelValue, qualifiedName } from '../labels.js';
import type { Place } from '../place.js';
import { checkMatchLabelKeys } from './affinity.js';

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const actions = ['DoNotSchedule', 'ScheduleAnyway'];
const inclusionPolicies = ['Honor', 'Ignore'];
const notPositive = 'must be greater than zero';

/** A pod's tolerations. */
export function checkTolerations(tolerations: readonly Toleration[], at: Place): void {
  for (const [index, toleration] of tolerations.entries()) {
    checkToleration(toleration, at.item(index));
  }
}

/** A node's taints. */
export function checkTaints(taints: readonly Taint[], at: Place): void {
  const seen = new Set<string>();
  for (const [index, taint] of taints.entries()) {
    const atTaint = at.item(index);
    const { key = '', value = '', effect = '' } = taint;
    atTaint.field('key').invalidEach(key, qualifiedName(key));
    const valueErrors = labelValue(value);
    if (valueErrors.length > 0) {
      atTaint.field('value').invalid(value, valueErrors.join(';'));
    }
    if (effect === '') {
      atTaint.field('effect').required();
    } else if (!effects.includes(effect)) {
      atTaint.field('effect').notSupported(effect, effects);
    }
    if (seen.has(`${effect} ${key}`)) {
      const shown = JSON.stringify({ Key: key, Value: value, Effect: effect, TimeAdded: null });
      const detail = 'taints must be unique by key and effect pair';
      atTaint.report('FieldValueDuplicate', `Duplicate value: ${shown}: ${detail}`);
    }
    seen.add(`${effect} ${key}`);
  }
}

/** A pod's spread constraints. */
export function checkSpreadConstraints(
  constraints: readonly TopologySpreadConstraint[],
  at: Place,
): void {
  for (const [index, constraint] of constraints.entries()) {
    checkSpreadConstraint(constraint, at.item(index));
    const isRepeated = constraints
      .slice(index + 1)
      .some(
        other =>
          other.topologyKey === constraint.topologyKey &&
          other.whenUnsatisfiable === constraint.whenUnsatisfiable,
      );
    if (isRepeated) {
      const { topologyKey, whenUnsatisfiable } = constraint;
      at.item(index)
        .fieldShownAs('topologyKey', '{topologyKey, whenUnsatisfiable}')
        .duplicate(`{${topologyKey}, ${whenUnsatisfiable}}`);
    }
  }
}

/** Gates: qualified names, each once. */
export function checkSchedulingGates(
  gates: readonly { readonly name?: string }[],
  at: Place,
): void {
  const seen = new Set<string>();
  for (const [index, gate] of gates.entries()) {
    const name = gate.name ?? '';
    at.item(index).invalidEach(name, qualifiedName(name));
    if (seen.has(name)) {
      at.item(index).duplicate(name);
    }
    seen.add(name);
  }
}

function checkToleration(toleration: Toleration, at: Place): void {
  const { key = '', operator = '', value = '', effect = '' } = toleration;
  if (key !== '') {
    at.field('key').invalidEach(key, qualifiedName(key));
  } else if (operator !== 'Exists') {
    const meaning = 'which means "match all values and all keys"';
    at.field('operator').invalid(
      operator,
      `operator must be Exists when \`key\` is empty, ${meaning}`,
    );
  }
  if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute') {
    const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    at.field('effect').invalid(effect, detail);
  }
  checkOperator(operator, value, at.field('operator'));
  if (effect !== '' && !effects.includes(effect)) {
    at.field('effect').notSupported(effect, effects);
  }
}

function checkOperator(operator: string, value: string, at: Place): void {
  switch (operator) {
    case '':
    case 'Equal': {
      const errors = labelValue(value);
      if (errors.length > 0) {
        at.invalid(value, errors.join(';'));
      }
      return;
    }
    case 'Exists':
      if (value !== '') {
        at.invalid(value, "value must be empty when `operator` is 'Exists'");
      }
      return;
    default:
      at.notSupported(operator, ['Equal', 'Exists']);
  }
}

function checkSpreadConstraint(constraint: TopologySpreadConstraint, at: Place): void {
  const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint;
  if (maxSkew <= 0) {
    at.field('maxSkew').invalid(maxSkew, notPositive);
  }
  if (topologyKey === '') {
    at.field('topologyKey').required('can not be empty');
  }
  if (!actions.includes(whenUnsatisfiable)) {
    at.field('whenUnsatisfiable').notSupported(whenUnsatisfiable, actions);
  }
  if (minDomains !== undefined) {
    if (minDomains <= 0) {
      at.field('minDomains').invalid(minDomains, notPositive);
    }
    if (whenUnsatisfiable !== 'DoNotSchedule') {
      const only = 'can only use minDomains if whenUnsatisfiable=DoNotSchedule';
      at.field('minDomains').invalid(minDomains, `${only}, not ${whenUnsatisfiable}`);
    }
  }
  for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
    const policy = constraint[name];
    if (policy !== undefined && !inclusionPolicies.includes(policy)) {
      at.field(name).notSupported(policy, inclusionPolicies);
    }
  }
  checkMatchLabelKeys(
    constraint.matchLabelKeys,
    constraint.labelSelector,
    at.field('matchLabelKeys'),
  );
  checkLabelSelector(constraint.labelSelector, at.field('labelSelector'));
}
