// Numbers that manifests may write as a share: `25%` of the replicas, or just 3.

/**
 * The count a value stands for, of a total; percentages are rounded as asked. undefined where the
 * text is neither a number nor a percentage. https://pkg.go.dev/k8s.io/apimachinery/pkg/util/intstr
 */
export function scaledValue(
  value: number | string,
  total: number,
  rounding: 'up' | 'down',
): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  const match = /^([+-]?\d+)%$/.exec(value);
  if (match === null) {
    return undefined;
  }
  const exact = (Number(match[1]) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
