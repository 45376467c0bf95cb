// Names of time zones of CronJobs.
import { isTimeZone } from '../kubernetes/cron.js';

const segment = /^[A-Za-z.\-_0-9+]{1,14}$/;

/** What is wrong with a time zone's name, undefined where nothing is. */
export function timeZoneFault(name: string): string | undefined {
  if (name === '') {
    return 'timeZone must be nil or non-empty string';
  }
  const unknown = `unknown time zone ${name}`;
  if (!name.split('/').every(part => segment.test(part))) {
    return unknown;
  }
  if (name.toLowerCase() === 'local') {
    return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  }
  return hasZoneSpelling(name) && isTimeZone(name) ? undefined : unknown;
}

/** The server looks zones up by file name, so the case of letters counts. */
function hasZoneSpelling(name: string): boolean {
  return name.split('/').every(part => /^[A-Z0-9]/.test(part));
}
