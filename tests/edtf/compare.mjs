// Compares this project's reading of EDTF with that of the npm package `edtf`: thousands of generated
// expressions of levels 0 to 2, whether they are valid, their level, and the first and last day that
// they can mean. Where the two differ on purpose, `knownDifference` says why; any other difference
// is told and fails.
//
//   node compare.mjs PACKAGE PROGRAM [COUNT [SEED]]
//
// PACKAGE is the folder of the installed package, PROGRAM is built from describe_edtf.cpp.
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import path from 'node:path'

const [folder, program, count = '20000', seed = '1'] = process.argv.slice(2)
const { default: edtf, parse } = await import(pathToFileURL(path.join(folder, 'index.js')))

// A small generator of its own, so that a seed means the same expressions everywhere.
let state = Number(seed) >>> 0
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
const one = (list) => list[below(list.length)]
const often = (percent) => below(100) < percent
const digits = (value, width) => String(value).padStart(width, '0')

function year() {
  if (often(4)) return `-${digits(1 + below(9998), 4)}`
  if (often(3)) return `Y${often(30) ? '-' : ''}${10000 + below(900000000)}`
  if (often(2)) return `Y${often(30) ? '-' : ''}${1 + below(99)}E${4 + below(4)}`
  const plain = digits(often(80) ? 1500 + below(600) : below(10000), 4)
  if (often(3)) return `${plain}S${1 + below(4)}`
  if (often(10)) return plain.slice(0, 3) + 'X'
  if (often(6)) return plain.slice(0, 2) + 'XX'
  if (often(2)) return plain.slice(0, 1) + 'XXX'
  return plain
}
const month = () => (often(6) ? 'XX' : often(3) ? one(['0X', '1X']) : digits(1 + below(12), 2))
const day = () => (often(6) ? 'XX' : often(3) ? one(['0X', '1X', '2X', 'X4']) : digits(1 + below(31), 2))
const season = () => digits(21 + below(21), 2)
const qualifier = () => one(['?', '~', '%'])

function date() {
  const parts = [year()]
  if (/^Y|S/.test(parts[0])) return parts[0]
  if (often(12)) return `${parts[0]}-${season()}`
  if (often(70)) parts.push(month())
  if (parts.length === 2 && often(70)) parts.push(day())
  let text = parts.join('-')
  if (often(6)) text = parts.map((part) => (often(40) ? qualifier() + part : part)).join('-')
  else if (often(6)) text = parts.map((part) => (often(40) ? part + qualifier() : part)).join('-')
  else if (often(10)) text += qualifier()
  return text
}
const time = () => `T${digits(below(24), 2)}:${digits(below(60), 2)}:${digits(below(60), 2)}${often(40) ? 'Z' : ''}`
const full = () => `${digits(1500 + below(600), 4)}-${digits(1 + below(12), 2)}-${digits(1 + below(28), 2)}`
const end = () => (often(12) ? '..' : often(8) ? '' : date())
function members() {
  const list = []
  for (let i = 1 + below(3); i >= 0; --i) list.push(often(20) ? `${date()}..${date()}` : date())
  if (often(15)) list[0] = `..${date()}`
  if (often(15)) list[list.length - 1] = `${date()}..`
  return list.join(',')
}
// One character changed, put in or left out: mostly no EDTF any more.
function spoilt(text) {
  const at = below(text.length + 1)
  return text.slice(0, at) + (often(60) ? one([...'0123456789-/X?~%T.Y ']) : '') + text.slice(at + below(2))
}
function expression() {
  const text = often(5)
    ? full() + time()
    : often(25) ? `${end()}/${end()}` : often(6) ? `[${members()}]` : often(6) ? `{${members()}}` : date()
  return often(15) ? spoilt(text) : text
}

const asDay = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '-'
  const when = new Date(value)
  if (Number.isNaN(when.getTime())) return '-'
  const wanted = when.getUTCFullYear()
  const written = (wanted < 0 ? '-' : '') + digits(Math.abs(wanted), 4)
  return `${Math.abs(wanted) > 9999 ? 'Y' + wanted : written}-${digits(when.getUTCMonth() + 1, 2)}-${digits(when.getUTCDate(), 2)}`
}
function theirs(text) {
  try {
    const level = parse(text).level
    const value = edtf(text)
    return { level: String(level), first: asDay(value.min), last: asDay(value.max) }
  } catch {
    return { level: 'invalid' }
  }
}

// Why the two readings may differ here; undefined where they must not.
function knownDifference(text, ours, other) {
  if (ours.level === 'invalid') {
    if (/^(\.\.)?\/(\.\.)?$/.test(text)) return 'the package takes intervals without any date'
    if (/(^|[/[{,.?~%-])\d{3}[?~%]*($|[/\]},.])/.test(text)) return 'the package has a decade of three digits'
    if (/\/.*T|T.*\//.test(text)) return 'the package takes times in intervals'
    if (/02-(29|3)|(0[469]|11)-31/.test(text.replace(/[?~%]/g, ''))) return 'the package takes days that a month has not'
    if (/-XX-3|-[01]X-3/.test(text.replace(/[?~%]/g, ''))) return 'the package takes such days of an unknown month'
    return undefined
  }
  if (other.level === 'invalid') {
    if (/-(2[1-9]|3\d|4[01])([?~%]|\/|\.\.|,|\]|\}|$)/.test(text)) return 'the package takes parts of a year only alone and unqualified'
    if (/^[^[{]*\//.test(text)) return 'the package refuses intervals that end before they begin, and some ends'
    if (/^[[{]/.test(text)) return 'the package has fewer members of sets'
    if (/[?~%]/.test(text)) return 'the package has fewer places of qualifiers'
    if (/X/.test(text)) return 'the package has fewer places of unspecified digits'
    if (/S/.test(text)) return 'the package has fewer years with significant digits'
    if (/^Y-?\d+$/.test(text)) return 'the package has fewer long years'
    return undefined
  }
  const plain = text.replace(/[?~%]/g, '')
  if (ours.level !== other.level) {
    if (/X|[?~%]/.test(text)) return 'the package counts unspecified digits and qualifiers by other levels'
    if (/^-|[/[{,]-|\.\.-/.test(text)) return 'years before 1 are of level 1 in the specification, of 0 in the package'
    if (/Y/.test(text)) return 'long years'
    if (/-(2[1-9]|3\d|4[01])/.test(text)) return 'parts of a year'
    return undefined
  }
  if (ours.first === other.first && ours.last === other.last) return 'none'
  if (/^Y/.test(text) && other.first === '-') return 'JavaScript has no days so far away'
  if (ours.first === '-' || ours.last === '-') return 'an open or unknown end has no day here'
  if (/^[[{]/.test(text)) return 'the package leaves out the ends of spans in sets'
  if (/(^|[^\d])-?\d{4}-(2[1-9]|3[0-9]|4[01])/.test(plain)) return 'the package has its own months of seasons'
  if (/S|E/.test(text)) return 'the package ignores significant digits'
  if (/^-|\/-/.test(text)) return 'the package counts unspecified digits of years before 1 from the other end'
  if (/X/.test(plain)) return 'unspecified digits beside a day that some months have not'
  return undefined
}

const texts = new Set()
while (texts.size < Number(count)) {
  const text = expression()
  if (!/[\r\n]/.test(text) && text.length > 0) texts.add(text)
}
const run = spawnSync(program, { input: [...texts].join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 28 })
if (run.status !== 0) throw new Error(`${program} failed: ${run.stderr}`)
const lines = run.stdout.trimEnd().split('\n')

let same = 0
let failures = 0
const differences = new Map()
for (const line of lines) {
  const [text, level, first, last] = line.split('\t')
  const ours = { level, first, last }
  const other = theirs(text)
  if (level === 'invalid' && other.level === 'invalid') {
    ++same
    continue
  }
  const why = level === 'unfaithful' ? undefined : knownDifference(text, ours, other)
  if (why === 'none') ++same
  else if (why) differences.set(why, (differences.get(why) ?? 0) + 1)
  else {
    if (++failures <= 30) console.log(`differs: ${text}\n   here ${JSON.stringify(ours)}\n   edtf ${JSON.stringify(other)}`)
  }
}
console.log(`${lines.length} expressions: ${same} read alike, ${failures} otherwise`)
for (const [why, number] of [...differences].sort((a, b) => b[1] - a[1])) console.log(`  ${number}: ${why}`)
process.exit(failures === 0 && lines.length === texts.size ? 0 : 1)
