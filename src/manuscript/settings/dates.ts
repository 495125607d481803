const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

const MONTH = String.raw`(?<month>[a-z]{3,9})\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
/** `March 2024`, `March 5, 2024`, `5 March 2024`. */
const IN_ENGLISH = [MONTH, `${MONTH} ${DAY}`, `${DAY} ${MONTH}`].map(
  (before) => new RegExp(String.raw`^${before},? (?<year>\d{4})$`, 'i'),
);

/** A date by ISO 8601 of one that is written so, or in English; undefined for what is no date. */
export function isoDate(written: string): string | undefined {
  const iso = /^\d/.test(written) && /^[\d-]+$/.test(written) ? written : fromEnglish(written);
  return iso !== undefined && isDate(iso) ? iso : undefined;
}

function fromEnglish(written: string): string | undefined {
  const said = written.replace(/\s+/g, ' ');
  for (const form of IN_ENGLISH) {
    const { year, month = '', day } = form.exec(said)?.groups ?? {};
    const short = month.toLowerCase();
    // the four letters of Sept. too
    const number =
      1 + MONTHS.findIndex((name) => name === short || (short.length < 5 && name.startsWith(short)));
    if (year === undefined || number === 0) continue;
    return [year, String(number), ...(day === undefined ? [] : [day])]
      .map((part) => part.padStart(2, '0'))
      .join('-');
  }
  return undefined;
}

function isDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}
