// Ages as `kubectl get` prints them: duration.HumanDuration of apimachinery.

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** `59s`, `2m3s`, `15m`, `3h20m`, `2d4h`, `400d`, `3y10d`; `<invalid>` for what lies in the future or is no time. */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / SECOND_MS);
  if (Number.isNaN(seconds) || seconds < -1) {
    return '<invalid>';
  }
  if (seconds < 0) {
    return '0s';
  }
  if (seconds < 120) {
    return `${seconds}s`;
  }
  const minutes = Math.trunc(durationMs / MINUTE_MS);
  if (minutes < 10) {
    return withRest([minutes, 'm'], [seconds % 60, 's']);
  }
  return minutes < 180 ? `${minutes}m` : longDuration(Math.trunc(durationMs / HOUR_MS), minutes);
}

function longDuration(hours: number, minutes: number): string {
  const days = Math.trunc(hours / 24);
  if (hours < 8) {
    return withRest([hours, 'h'], [minutes % 60, 'm']);
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (hours < 24 * 8) {
    return withRest([days, 'd'], [hours % 24, 'h']);
  }
  if (days < 365 * 2) {
    return `${days}d`;
  }
  const years = Math.trunc(days / 365);
  return days < 365 * 8 ? withRest([years, 'y'], [days % 365, 'd']) : `${years}y`;
}

function withRest(
  [count, unit]: readonly [number, string],
  [rest, restUnit]: readonly [number, string],
): string {
  return rest === 0 ? `${count}${unit}` : `${count}${unit}${rest}${restUnit}`;
}

/** The age of a timestamp, `<unknown>` where there is none. */
export function ageOf(timestamp: string | null | undefined, nowMs: number): string {
  return timestamp === undefined || timestamp === null || timestamp === ''
    ? '<unknown>'
    : humanDuration(nowMs - Date.parse(timestamp));
}
