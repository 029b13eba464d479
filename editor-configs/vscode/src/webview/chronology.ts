// Draws the chronology: a bar a month, upward for the shelf and downward for the drafts; a click on a bar lists its month,
// a click on an event opens its place. Texts are set as text, never as HTML.

import { readableDate } from './readable_date';

interface DatedEvent {
  edtf: string;
  month: string;
  text: string;
  count: number;
  location: unknown;
  inDraft: boolean;
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
const field = (id: string) => document.getElementById(id) as HTMLInputElement;
const svgNamespace = 'http://www.w3.org/2000/svg';
const longestList = 300;
const halfHeight = 48;

let events: DatedEvent[] = [];
let chosenMonth: string | undefined;

/** Months since the year 0, so that they can be subtracted. */
function monthNumber(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return (year ?? 0) * 12 + (number ?? 1) - 1;
}

function monthName(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The years that hold nine tenths of what is dated, and all that the drafts date. */
function setYears(): void {
  const years = events.flatMap((event) => Array<number>(Math.min(event.count, 50)).fill(Number(event.month.slice(0, 4))));
  if (years.length === 0) return;
  years.sort((a, b) => a - b);
  const ofDrafts = events.filter((event) => event.inDraft).map((event) => Number(event.month.slice(0, 4)));
  const at = (share: number) => years[Math.min(years.length - 1, Math.floor(years.length * share))] ?? 0;
  field('from').value = String(Math.min(at(0.05), ...ofDrafts));
  field('to').value = String(Math.max(at(0.95), ...ofDrafts));
}

function wanted(): DatedEvent[] {
  const from = Number(field('from').value);
  const to = Number(field('to').value);
  const words = field('words').value.toLowerCase().split(/\s+/).filter(Boolean);
  return events.filter((event) => {
    const year = Number(event.month.slice(0, 4));
    const text = `${event.edtf} ${readableDate(event.edtf)} ${event.text}`.toLowerCase();
    return year >= from && year <= to && (event.inDraft ? field('draft') : field('corpus')).checked && words.every((word) => text.includes(word));
  });
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function plot(shown: DatedEvent[]): void {
  const target = document.getElementById('plot') as HTMLElement;
  target.replaceChildren();
  const first = Number(field('from').value) * 12;
  const months = Number(field('to').value) * 12 + 12 - first;
  if (shown.length === 0 || months <= 0 || months > 12 * 400) return;
  const sums = { shelf: new Map<number, number>(), drafts: new Map<number, number>() };
  for (const event of shown) {
    const sum = event.inDraft ? sums.drafts : sums.shelf;
    const at = monthNumber(event.month) - first;
    sum.set(at, (sum.get(at) ?? 0) + event.count);
  }
  const step = Math.max(2, Math.min(24, (target.clientWidth - 10) / months));
  const width = months * step;
  const svg = shape('svg', { width, height: halfHeight * 2 + 18 });
  // The square root lets one mention be seen beside a hundred.
  const highest = Math.sqrt(Math.max(1, ...sums.shelf.values(), ...sums.drafts.values()));
  const bars = (sum: Map<number, number>, kind: 'shelf' | 'drafts') => {
    for (const [at, count] of sum) {
      const height = Math.max(2, (Math.sqrt(count) / highest) * halfHeight);
      const name = monthName(first + at);
      const bar = shape('rect', {
        class: name === chosenMonth ? `${kind} chosen` : kind,
        x: at * step,
        y: kind === 'shelf' ? halfHeight - height : halfHeight + 1,
        width: Math.max(1.5, step - 1),
        height,
        tabindex: 0,
        'data-month': name,
      });
      const title = shape('title', {});
      title.textContent = `${readableDate(name)}: ${count} ${kind === 'shelf' ? 'on the shelf' : 'in the drafts'}`;
      bar.append(title);
      svg.append(bar);
    }
  };
  svg.append(shape('line', { x1: 0, x2: width, y1: halfHeight, y2: halfHeight, class: 'axis' }));
  const everyYears = Math.max(1, Math.ceil(36 / (12 * step)));
  for (let at = 0; at < months; at += 12 * everyYears) {
    const label = shape('text', { x: at * step, y: halfHeight * 2 + 14, class: 'year' });
    label.textContent = String((first + at) / 12);
    svg.append(label);
  }
  bars(sums.shelf, 'shelf');
  bars(sums.drafts, 'drafts');
  target.append(svg);
}

function list(shown: DatedEvent[]): void {
  const target = document.getElementById('events') as HTMLElement;
  const chosen = chosenMonth === undefined ? shown : shown.filter((event) => event.month === chosenMonth);
  target.replaceChildren(
    ...chosen.slice(0, longestList).map((event) => {
      const item = document.createElement('li');
      const link = document.createElement('button');
      link.type = 'button';
      link.className = event.inDraft ? 'drafts' : 'shelf';
      link.addEventListener('click', () => vscode.postMessage({ open: event.location }));
      const date = document.createElement('time');
      date.textContent = readableDate(event.edtf);
      date.title = event.edtf;
      const text = document.createElement('span');
      const quoted = event.text.replace(/^#+\s*/, ''); // a heading of Markdown
      text.textContent = event.count > 1 ? `${quoted} (${event.count} times)` : quoted;
      link.append(date, text);
      item.append(link);
      return item;
    }),
  );
  const more = chosen.length > longestList ? `, the first ${longestList} listed` : '';
  (document.getElementById('count') as HTMLOutputElement).value =
    (chosenMonth ? `${readableDate(chosenMonth)}: ` : '') + `${chosen.length} ${chosen.length === 1 ? 'date' : 'dates'}${more}`;
}

function draw(): void {
  const shown = wanted();
  if (chosenMonth !== undefined && !shown.some((event) => event.month === chosenMonth)) chosenMonth = undefined;
  plot(shown);
  list(shown);
}

function choose(target: EventTarget | null): void {
  const month = (target as Element | null)?.getAttribute('data-month') ?? undefined;
  chosenMonth = month === chosenMonth ? undefined : month;
  draw();
}

document.getElementById('plot')?.addEventListener('click', (click) => choose(click.target));
document.getElementById('plot')?.addEventListener('keydown', (press) => {
  if (press.key === 'Enter' || press.key === ' ') choose(press.target);
});
document.getElementById('filters')?.addEventListener('input', draw);
document.getElementById('filters')?.addEventListener('submit', (submit) => submit.preventDefault());
window.addEventListener('resize', draw);
window.addEventListener('message', ({ data }: MessageEvent<{ events: DatedEvent[] }>) => {
  const isFirst = events.length === 0;
  events = data.events;
  (document.getElementById('nothing') as HTMLElement).hidden = events.length > 0;
  if (isFirst) setYears();
  draw();
});
vscode.postMessage({ ready: true });
