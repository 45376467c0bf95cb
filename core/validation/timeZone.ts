// Names of time zones.

const segment = /^[A-Za-z.\-_0-9+]{1,14}$/;
const known = new Map<string, boolean>();
const maxKnown = 1000;

/** What is wrong with a time zone's name, undefined where nothing is. */
export function timeZoneFault(name: string): string | undefined {
  if (name === '') {
    return 'timeZone must be nil or non-empty string';
  }
  if (!name.split('/').every(part => segment.test(part))) {
    return `unknown time zone ${name}`;
  }
  if (name.toLowerCase() === 'local') {
    return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  }
  return isKnownZone(name) ? undefined : `unknown time zone ${name}`;
}

function isKnownZone(name: string): boolean {
  const answer = known.get(name) ?? (hasZoneSpelling(name) && isInDatabase(name));
  if (known.size < maxKnown) {
    known.set(name, answer);
  }
  return answer;
}

/** The server looks zones up by file name, so the case of letters counts. */
function hasZoneSpelling(name: string): boolean {
  return name.split('/').every(part => /^[A-Z0-9]/.test(part)) && !/^[+-]/.test(name);
}

function isInDatabase(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // Asking for a zone is the only way to learn that there is none: the listed ones leave aliases out.
    return false;
  }
}
