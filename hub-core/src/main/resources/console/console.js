'use strict';

// Asks for overview.json every two seconds and shows it. Everything shown goes in as text, never as markup.
const EVERY = 2000;
const PATIENCE = 5000;
const texts = JSON.parse(document.getElementById('texts').textContent);
const language = texts['lang'];
const zone = 'Asia/Shanghai';
const OUTCOMES = ['registered', 'unchanged', 'rejected', 'parked'];

const whole = new Intl.NumberFormat(language, {maximumFractionDigits: 0});
const clock = new Intl.DateTimeFormat(language, {timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
const dated = new Intl.DateTimeFormat(language, {timeZone: zone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const day = new Intl.DateTimeFormat('en-CA', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'});

let newest = null;
let series = [];
let timer = 0;

function byId(id) {
  return document.getElementById(id);
}

function text(key, ...values) {
  return values.reduce((all, value, i) => all.replace('{' + i + '}', value), texts[key] || key);
}

function rate(value) {
  return value === 0 ? '0' : value < 100 ? value.toFixed(1) : whole.format(value);
}

function size(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) {
    bytes /= 1024;
    unit++;
  }
  return (unit === 0 ? bytes : bytes.toFixed(bytes < 10 ? 1 : 0)) + ' ' + units[unit];
}

function element(name, className, content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (content !== undefined && content !== null) {
    made.append(content);
  }
  return made;
}

// Beijing time, with the date unless it is today there; UTC in the tooltip.
function moment(iso) {
  if (!iso) {
    return element('span', 'quiet', text('never'));
  }
  const at = new Date(iso);
  const today = newest && day.format(at) === day.format(new Date(newest.hub.time));
  const shown = element('time', '', (today ? clock : dated).format(at));
  shown.dateTime = iso;
  shown.title = iso.replace('T', ' ').replace('Z', '') + ' UTC';
  return shown;
}

function number(value, className) {
  return element('td', 'n ' + (value === 0 ? 'zero' : className || ''), whole.format(value));
}

function rateCell(value) {
  return element('td', 'n ' + (value === 0 ? 'zero' : 'busy'), rate(value));
}

function counts(row, d) {
  row.append(number(d.received), number(d.registered), number(d.unchanged), number(d.rejected, 'bad'), number(d.parked, 'odd'),
    number(d.warned, 'mild'), rateCell(d.rate10), rateCell(d.rate60));
}

function departmentRow(d) {
  const row = element('tr');
  const name = element('th', '', language === 'en' ? d.name.en : d.name.zh);
  name.scope = 'row';
  const trial = element('a', 'id', d.id + ' · ' + text('try'));
  trial.href = 'department/' + encodeURIComponent(d.id) + '/try?lang=' + language;
  name.append(trial);
  row.append(name);
  counts(row, d);
  row.append(element('td', '', moment(d.lastMessage)));
  return row;
}

function totalRow(departments) {
  const sum = {};
  for (const key of ['received', 'registered', 'unchanged', 'rejected', 'parked', 'warned', 'rate10', 'rate60']) {
    sum[key] = departments.reduce((all, d) => all + d[key], 0);
  }
  const row = element('tr');
  const name = element('th', '', text('total'));
  name.scope = 'row';
  row.append(name);
  counts(row, sum);
  row.append(element('td'));
  return row;
}

function svg(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

// A bar in proportion, and the same in words for whoever can't tell colours apart.
function mix(m) {
  const box = element('div', 'mix');
  const settled = OUTCOMES.reduce((all, outcome) => all + m[outcome], 0);
  const of = Math.max(m.records || 0, settled, 1);
  const bar = svg('svg', {viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true'});
  let x = 0;
  for (const outcome of OUTCOMES) {
    const width = m[outcome] === 0 ? 0 : Math.max(m[outcome] / of * 100, 2);
    bar.append(svg('rect', {class: outcome, x: x, y: 0, width: width, height: 8}));
    x += width;
  }
  const words = element('span', 'words');
  for (const outcome of [...OUTCOMES, 'warned']) {
    if (m[outcome] > 0) {
      const word = element('span', outcome, text(outcome) + ' ');
      word.append(element('b', '', whole.format(m[outcome])));
      words.append(words.childNodes.length ? ' · ' : '', word);
    }
  }
  box.append(bar, words);
  return box;
}

function messageRow(m, names) {
  const row = element('tr');
  const id = element('th', 'mono', m.id);
  id.scope = 'row';
  const state = element('td', '', element('span', 'state ' + m.state, text('state.' + m.state)));
  const outcomes = element('td', 'outcomes', mix(m));
  const from = element('td', 'from', names.get(m.department) || m.department);
  from.append(element('span', 'id', m.feed));
  row.append(id, from, element('td', '', moment(m.receivedAt)),
    element('td', 'n', size(m.bytes)), element('td', 'n', m.records === null ? '…' : whole.format(m.records)), state, outcomes);
  return row;
}

function noMessages() {
  const cell = element('td', 'none', text('messages.none'));
  cell.colSpan = 7;
  const row = element('tr');
  row.append(cell);
  return row;
}

function draw() {
  const top = Math.max(...series, 1) * 1.08;
  const step = 600 / (series.length - 1);
  const points = series.map((value, i) => (i * step).toFixed(1) + ' ' + (88 - value / top * 84).toFixed(1));
  byId('line').setAttribute('d', 'M' + points.join('L'));
  byId('area').setAttribute('d', 'M0 90L' + points.join('L') + 'L600 90Z');
  const peak = Math.max(...series);
  const now = series[series.length - 1];
  byId('rate-now').textContent = rate(now);
  byId('rate-peak').textContent = rate(peak);
  byId('rate-mean').textContent = rate(series.reduce((all, value) => all + value, 0) / series.length);
  byId('chart').setAttribute('aria-label', text('throughput.detail') + ': ' + text('throughput.now', rate(now), rate(peak)));
}

function point(event) {
  const box = byId('chart').getBoundingClientRect();
  const at = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  const i = Math.round(at * (series.length - 1));
  if (!(i in series)) {
    return;
  }
  const back = series.length - 1 - i;
  const x = i / (series.length - 1);
  byId('cursor').setAttribute('d', 'M' + x * 600 + ' 0V90');
  const readout = byId('readout');
  readout.textContent = (back === 0 ? text('now') : text('ago', back)) + ' · ' + rate(series[i]) + ' ' + text('throughput.unit');
  readout.hidden = false;
  const offset = byId('chart').offsetLeft + x * box.width;
  const half = readout.offsetWidth / 2;
  readout.style.left = Math.min(Math.max(offset, half), byId('chart-box').clientWidth - half) + 'px';
}

function unpoint() {
  byId('readout').hidden = true;
  byId('cursor').setAttribute('d', '');
}

function show(page) {
  newest = page;
  series = page.throughput;
  const names = new Map(page.departments.map(d => [d.id, language === 'en' ? d.name.en : d.name.zh]));
  byId('version').textContent = page.hub.version;
  byId('name').textContent = page.hub.name;
  byId('log-size').textContent = whole.format(page.hub.logSize);
  byId('checkpoint').replaceChildren(moment(page.hub.checkpointTime));
  byId('started').replaceChildren(moment(page.hub.started));
  byId('departments').replaceChildren(...page.departments.map(departmentRow));
  byId('total').replaceChildren(totalRow(page.departments));
  byId('messages').replaceChildren(...(page.messages.length ? page.messages.map(m => messageRow(m, names)) : [noMessages()]));
  draw();
}

function connection(live) {
  const status = byId('status');
  const word = text(live ? 'live' : 'lost');
  status.className = 'status ' + (live ? 'live' : 'lost-now');
  // Set only when it changes: a screen reader speaks it each time.
  if (byId('status-text').textContent !== word) {
    byId('status-text').textContent = word;
  }
  document.body.classList.toggle('stale', !live && newest !== null);
  const lost = byId('lost');
  if (live) {
    lost.hidden = true;
  } else if (lost.hidden) {
    lost.textContent = text('lost') + (newest ? ' · ' + text('lost.detail', clock.format(new Date(newest.hub.time))) : '');
    lost.hidden = false;
  }
}

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await fetch('overview.json', {cache: 'no-store', signal: AbortSignal.timeout(PATIENCE)});
    if (!answer.ok) {
      throw new Error('overview.json: ' + answer.status);
    }
    show(await answer.json());
    connection(true);
  } catch (failure) {
    console.warn(failure);
    connection(false);
  }
  if (!document.hidden) {
    timer = setTimeout(refresh, EVERY);
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refresh();
  }
});
byId('chart-box').addEventListener('pointermove', point);
byId('chart-box').addEventListener('pointerleave', unpoint);
refresh();
