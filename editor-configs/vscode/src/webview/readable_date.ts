// EDTF as a reader of history writes it: "1922-04-01/1922-04-04" is 1–4 April 1922. What is no plain year, month or day,
// or a range of them, stays as it is.

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Of a plain date: its words from the smallest unit to the year, as ["4", "April", "1922"]. */
function words(edtf: string): string[] | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(edtf) ?? [];
  if (year === undefined) return undefined;
  return [day && String(Number(day)), month && monthNames[Number(month) - 1], String(Number(year))].filter((word) => word !== undefined && word !== '') as string[];
}

export function readableDate(edtf: string): string {
  const [begin = '', end = begin] = edtf.split('/');
  const from = words(begin);
  const to = words(end);
  if (from === undefined || to === undefined) return edtf;
  if (begin === end) return from.join(' ');
  const isAlike = from.length === to.length;
  // What both have in common, the year at least, is said once.
  while (isAlike && from.length > 1 && from.at(-1) === to[from.length - 1]) from.pop();
  return from.join(' ') + (from.length === 1 ? '–' : ' – ') + to.join(' ');
}
