// A dry run of a file: posted to the console, answered with a report. Everything shown goes in as text, never as markup.
const texts = JSON.parse(document.getElementById('texts').textContent);
const language = texts['lang'];

let department = null;

function byId(id) {
  return document.getElementById(id);
}

function text(key, ...values) {
  return values.reduce((all, value, i) => all.replace('{' + i + '}', value), texts[key] || key);
}

function say(pair) {
  return pair ? (language === 'en' ? pair.en : pair.zh) : '';
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...content.filter(part => part !== undefined && part !== null));
  return made;
}

function code(name) {
  return element('span', 'code ' + (name.startsWith('W-') ? 'warning' : 'error'), name);
}

function codes(names) {
  return names.flatMap((name, i) => i === 0 ? [code(name)] : [' ', code(name)]);
}

function table(heads, rows) {
  const head = element('tr', '', ...heads.map(key => {
    const cell = element('th', '', text(key));
    cell.scope = 'col';
    return cell;
  }));
  const body = rows.map(cells => element('tr', '', ...cells.map(cell => Array.isArray(cell) ? element('td', '', ...cell)
    : typeof cell === 'number' ? element('td', 'n', String(cell)) : element('td', 'mono', cell === undefined ? '' : cell))));
  const scroll = element('div', 'scroll', element('table', '', element('thead', '', head), element('tbody', '', ...body)));
  scroll.tabIndex = 0;
  return scroll;
}

function card(key, ...content) {
  return element('section', 'card', element('div', 'head', element('h2', '', text(key))), ...content);
}

function counts(report) {
  const figure = (key, value, className) => element('div', '', element('dt', 'quiet', text(key)), element('dd', value ? className : '', String(value)));
  const list = element('dl', 'counts', figure('try.received', report.counts.received, ''),
    figure('try.would.registered', report.counts.registered, 'registered'), figure('try.would.rejected', report.counts.rejected, 'rejected'),
    figure('try.would.warned', report.counts.warned, 'warned'));
  list.id = 'counts';
  return element('section', 'card', list);
}

function unreadable(refusal) {
  return card('try.unreadable', element('p', 'names', code(refusal.code), ' ', say(refusal.title), ': ', refusal.detail), element('p', 'names quiet', say(refusal.cure)));
}

function found(report) {
  return card('try.found', table(['try.code', 'try.times', 'try.meaning', 'try.cure'],
    report.codes.map(c => [[code(c.code)], c.records, [say(c.title)], [say(c.cure)]])));
}

function record(shown) {
  return [element('h3', '', text('try.record', shown.record, shown.line) + ': ' + text('try.outcome.' + shown.outcome)),
    foundIn(shown.found.filter(f => f.field === 'record')),
    shown.steps.length ? table(['try.field', 'try.label', 'try.source', 'try.rule', 'try.before', 'try.after', 'try.found'], shown.steps.map(s =>
      [s.field, [say(s.label)], s.sources.join(' + '), [say(s.rule)], s.before, s.after, codes(s.codes)])) : null];
}

function foundIn(list) {
  return list.length ? element('ul', 'found', ...list.map(f => element('li', '', code(f.code), ' ' + f.field + ': ' + f.detail))) : null;
}

function fields(report) {
  return card('try.fields', table(['try.field', 'try.label', 'try.class', 'try.required', 'try.source', 'try.rule', 'try.filled', 'try.faulty'],
    report.fields.map(f => [f.field, [say(f.label)], [text('class.' + f.fieldClass)], [f.required ? text('try.yes') : ''], f.sources.join(' + '),
      [say(f.rule)], f.filled, f.faulty])));
}

function names(report) {
  const line = (key, list) => element('div', '', element('dt', '', text(key) + ' (' + list.length + ')'), element('dd', '', list.length ? list.join(', ') : text('try.none')));
  const list = element('dl', 'names', line('try.mapped', report.sources.mapped), line('try.empty', report.sources.empty),
    line('try.unread', report.sources.unread.concat(report.sources.more ? ['…'] : [])),
    line('try.neverFilled', report.neverFilled.map(f => f.field + (f.mapped ? '' : ' (' + text('try.noRule') + ')'))));
  list.id = 'names';
  return card('try.names', list);
}

function bad(report) {
  const parts = report.bad.flatMap(b => [element('h3', '', text('try.record', b.record, b.line)), foundIn(b.found),
    b.values.length ? element('p', 'names', b.values.map(v => v.source + '=' + v.text).join('  ')) : null, b.raw ? element('pre', '', b.raw) : null]);
  const made = card('try.bad', ...parts);
  made.id = 'bad';
  return made;
}

function show(report) {
  const parts = [counts(report)];
  if (report.unreadable) {
    parts.push(unreadable(report.unreadable));
  }
  if (report.codes.length) {
    parts.push(found(report));
  }
  if (report.bad.length) {
    parts.push(bad(report));
  }
  parts.push(names(report), fields(report));
  if (report.records.length) {
    parts.push(card('try.records', ...report.records.flatMap(record)));
  }
  byId('report').replaceChildren(...parts);
}

function fail(message) {
  byId('failure').textContent = message;
  byId('failure').hidden = !message;
}

async function run() {
  const file = byId('file').files[0];
  byId('report').replaceChildren();
  fail('');
  if (file.size > department.mostBytes) {
    fail(text('try.tooLarge', department.mostBytes / 1048576));
    return;
  }
  byId('run').disabled = true;
  byId('state').textContent = text('try.running');
  try {
    const answer = await fetch('try?feed=' + encodeURIComponent(byId('feed').value) + '&lang=' + language,
      {method: 'POST', body: file, headers: {'Content-Type': 'application/octet-stream'}, cache: 'no-store'});
    const body = await answer.json();
    if (answer.ok) {
      show(body);
    } else {
      fail(body.title + ' · ' + body.detail + ' (' + body.code + ')');
    }
  } catch (failure) {
    console.warn(failure);
    fail(text('try.failed'));
  }
  byId('run').disabled = false;
  byId('state').textContent = '';
}

async function begin() {
  department = await (await fetch('feeds.json', {cache: 'no-store'})).json();
  byId('name').textContent = say(department.name);
  byId('feed').replaceChildren(...department.feeds.map(feed => {
    const option = element('option', '', feed.id + ' · ' + say(feed.type));
    option.value = feed.id;
    return option;
  }));
  byId('back').href = '../../?lang=' + language;
  byId('file').addEventListener('change', () => {
    byId('run').disabled = byId('file').files.length === 0;
  });
  byId('run').disabled = byId('file').files.length === 0;
  byId('run').addEventListener('click', run);
}

begin().catch(failure => {
  console.warn(failure);
  fail(text('lost'));
});
