/* The page: choices, sentences, the summary table, and all figures of what was chosen. */

const distinct = key => [...new Set(data.summary.map(row => row[key]))];
const choices = { point: distinct('point'), metric: distinct('metric'), n: distinct('n'), k: distinct('k') };
const chosen = { point: choices.point[0], metric: choices.metric[0], n: choices.n[0], k: choices.k.includes(3) ? 3 : choices.k[Math.floor((choices.k.length - 1) / 2)] };
const slots = [...new Set(data.figures.map(figure => figure.id))].map(id => new Slot(id));
const sweepMap = new SweepMap();
const topology = new Topology();
let order = { key: null, down: false };

function rowsOf(setting) {
  return data.summary.filter(row => Object.entries(setting).every(([key, value]) => row[key] === value));
}

/** The rows of a metric, n and k, best first; full mesh, which breaks the limit of k links, last. */
function ranked(setting) {
  const sign = wider(setting.metric) ? -1 : 1;
  return rowsOf(setting).filter(row => row.cost !== null)
    .sort((a, b) => (a.policy === 'full-mesh') - (b.policy === 'full-mesh') || sign * (a.cost - b.cost));
}

function sentence(setting) {
  const unit = unitOf(setting.metric), rows = ranked(setting), limited = rows.filter(row => row.policy !== 'full-mesh');
  const where = 'With ' + setting.n + ' peers and ' + setting.k + (setting.k === 1 ? ' link' : ' links') + ' each, ';
  if (!limited.length) return where + 'there are no results.';
  const [best, second] = limited, cost = row => withHalf(row.cost, row.half) + (unit ? ' ' + unit : '');
  let line = where + best.policy + ' is best at ' + cost(best);
  if (second) {
    const factor = wider(setting.metric) ? best.cost / second.cost : second.cost / best.cost;
    const apart = Math.abs(best.cost - second.cost) > (best.half || 0) + (second.half || 0);
    line += '; next is ' + second.policy + ' at ' + cost(second) + ', ' + text(factor, 3) + ' times ' + (wider(setting.metric) ? 'less' : 'as much')
      + (apart ? '' : ' (their intervals overlap)');
  }
  const mesh = rows.find(row => row.policy === 'full-mesh');
  if (mesh) line += '. A link to everybody would give ' + cost(mesh);
  return line + '.';
}

function showHeadline() {
  const notes = data.meta.notes.map(note => make('p', { class: 'quiet' }, 'Note: ' + note));
  byId('headline').replaceChildren(make('p', {}, sentence(chosen)), ...notes);
}

const columns = [
  ['policy', 'policy', row => row.policy], ['k', 'k', row => String(row.k)], ['cost', 'mean cost', row => withHalf(row.cost, row.half)],
  ['ratio', 'ratio to best response', row => withHalf(row.ratio, row.ratioHalf)], ['rewired', 'peers rewired / epoch', row => text(row.rewired, 3)],
  ['links', 'links changed / epoch', row => text(row.links, 3)], ['efficiency', 'efficiency (1/ms)', row => text(row.efficiency, 3)],
  ['unreachable', 'pairs without a path', row => text(row.unreachable, 3)], ['bits', 'control bit/s per peer', row => text(row.bits, 3)],
  ['seeds', 'seeds', row => String(row.seeds)]
];

function showSummary() {
  const setting = { point: chosen.point, metric: chosen.metric, n: chosen.n };
  const rows = rowsOf(setting);
  const used = columns.filter(([key]) => rows.some(row => row[key] !== null && !(['unreachable', 'bits'].includes(key) && row[key] === 0)));
  const best = new Set(choices.k.map(k => ranked({ ...setting, k })[0]).filter(row => row && row.policy !== 'full-mesh'));
  if (order.key) {
    rows.sort((a, b) => (order.down ? -1 : 1) * (typeof a[order.key] === 'string' ? a[order.key].localeCompare(b[order.key])
      : (a[order.key] === null) - (b[order.key] === null) || a[order.key] - b[order.key]));
  }
  const unit = unitOf(chosen.metric);
  const heads = used.map(([key, name]) => make('th', { scope: 'col', 'aria-sort': order.key === key ? (order.down ? 'descending' : 'ascending') : false },
    make('button', { type: 'button', 'data-sort': key, onclick: () => sortBy(key) }, name + (key === 'cost' && unit ? ' (' + unit + ')' : '')
      + (order.key === key ? (order.down ? ' ▾' : ' ▴') : ''))));
  const body = rows.map((row, i) => make('tr', { class: [best.has(row) ? 'best' : '', !order.key && i && rows[i - 1].k !== row.k ? 'apart' : ''].join(' ') },
    ...used.map(([key, , write]) => key === 'policy' ? make('td', {}, swatch(policyOf(row.policy).color), row.policy + (best.has(row) ? ' ★' : ''))
      : make('td', {}, write(row)))));
  byId('summary').replaceChildren(make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...body)));
  const still = rows.filter(row => row.unconverged).length;
  byId('summary-note').textContent = '★ best of its k among the policies that keep to k links. Means over the seeds ± half the 95 % confidence interval;'
    + ' ratios are paired, seed by seed, in the same world.' + (still ? ' In ' + still + (still === 1 ? ' row' : ' rows') + ' some runs were still rewiring at the end.' : '');
}

function sortBy(key) {
  order = { key, down: order.key === key && !order.down };
  showSummary();
  byId('summary').querySelector('[data-sort="' + key + '"]').focus();
}

function showAll() {
  showHeadline();
  showSummary();
  for (const slot of slots) {
    slot.show(data.figures.find(figure => figure.id === slot.id && figure.point === chosen.point && figure.metric === chosen.metric
      && (!figure.n || figure.n === chosen.n) && (!figure.k || figure.k === chosen.k)));
  }
  sweepMap.show(chosen);
  byId('figures').hidden = !slots.concat(sweepMap.slot).some(slot => slot.figure);
  topology.show(chosen.metric, chosen.n, chosen.k, chosen.point);
}

function showChoices() {
  const swept = axes.filter(name => valuesOf(name).length > 1);
  const now = (data.summary.find(row => row.point === chosen.point) || { at: {} }).at;
  const names = { metric: 'Metric ', n: 'Peers n ', k: 'Links k ' };
  const varied = Object.keys(names).filter(key => choices[key].length > 1);
  byId('choices').replaceChildren(
    ...swept.map(name => select(name + ' ', valuesOf(name).map(value => ({ value, text: value })), now[name], value => {
      chosen.point = pointWith(chosen.point, name, value);
      showChoices();
      showAll();
      [...byId('choices').querySelectorAll('select')][swept.indexOf(name)].focus();
    })),
    ...varied.map(key => select(names[key],
      choices[key].map(value => ({ value, text: String(value) })), chosen[key], value => { chosen[key] = value; showAll(); })));
  document.querySelector('.choices').hidden = !(swept.length || varied.length);
}

function showFrame() {
  const meta = data.meta;
  byId('name').textContent = meta.name;
  byId('description').textContent = meta.description;
  byId('provenance').textContent = ['Egoist ' + meta.version, meta.commit && 'commit ' + meta.commit, meta.seed && 'seed ' + meta.seed,
    data.runs + ' replications'].filter(Boolean).join(' · ');
  byId('scenario').textContent = meta.scenario;
  byId('scenario').parentElement.hidden = !meta.scenario;
  const entries = [['Command', meta.command], ['Scenario hash', meta.hash], ['Status', meta.status]];
  byId('manifest').replaceChildren(...entries.filter(([, value]) => value)
    .flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
}

/** Draws everything to the room it has. */
function fit() {
  slots.concat(sweepMap.slot).forEach(slot => slot.resize());
  if (topology.run) {
    topology.size();
    topology.draw();
  }
}

let resizing = 0;
addEventListener('resize', () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => {
    if (!root.dataset.printing) fit();
  });
});
printListeners.push(fit);

byId('plots').append(...(sweepMap.usable ? [sweepMap.slot.element] : []), ...slots.map(slot => slot.element));
showFrame();
showChoices();
setPaper();
showAll();
paperListeners.push(() => {
  slots.concat(sweepMap.slot).forEach(slot => slot.draw());
  topology.draw();
});
requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.ready = String(Math.round(performance.now())); }));
