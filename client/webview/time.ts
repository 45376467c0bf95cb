// Virtual times as people read them. For the toolbar, the timeline and the list of causes.

/** `00:01:04.2` of milliseconds since the start; days come before, as `2d 03:04:05.0`. */
export function formatClock(timeMs: number): string {
  const tenths = Math.max(0, Math.floor(timeMs / 100));
  const seconds = Math.floor(tenths / 10);
  const days = Math.floor(seconds / 86_400);
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = `${parts.map(part => String(part).padStart(2, '0')).join(':')}.${tenths % 10}`;
  return days === 0 ? clock : `${days}d ${clock}`;
}

/** `13.0 s`, `2 m 5 s`, `3 h 12 m`: short, for lists. */
export function formatMoment(timeMs: number): string {
  const seconds = Math.max(0, timeMs) / 1000;
  if (seconds < 120) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.floor(seconds);
  return whole < 7200
    ? `${Math.floor(whole / 60)} m ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} m`;
}
