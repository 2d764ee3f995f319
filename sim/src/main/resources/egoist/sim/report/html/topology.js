/* The overlay on a map, epoch by epoch: who linked to whom, who changed and what it was worth. */

const causes = { s: 'first links', c: 'own choice', r: 'donated ring', o: 'seen changed' };

/** Of how many links of a run all are drawn; of more, those of some peers, about so many. */
const mostLinks = 1500, someLinks = 300;

/** Links as the log writes them: 3:12.5 17*:40. */
function parseLinks(written) {
  return written === '' ? [] : written.split(' ').map(part => {
    const [peer, cost] = part.split(':');
    return { to: parseInt(peer, 10), donated: peer.endsWith('*'), cost: cost === undefined ? null : Number(cost) };
  });
}

/** Land as rings of points; steps of a fifth of a degree. */
function landRings() {
  return data.land.map(steps => {
    const ring = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) ring.push([(x += steps[i]) / 5, (y += steps[i + 1]) / 5]);
    return ring;
  });
}

class Topology {
  constructor() {
    this.epoch = 0;
    this.policy = null;
    this.shown = { kept: true, fresh: true, dropped: true };
    this.pinned = null;
    this.hovered = null;
    this.all = false;
    this.slider = make('input', { type: 'range', min: 0, step: 1, id: 'epoch', 'aria-label': 'Epoch',
      oninput: () => this.go(Number(this.slider.value)) });
    this.back = make('button', { type: 'button', onclick: () => this.go(this.epoch - 1) }, '‹ Before');
    this.next = make('button', { type: 'button', onclick: () => this.go(this.epoch + 1) }, 'Next ›');
    byId('epochs').append(this.back, this.slider, this.next);
    byId('rewired').addEventListener('toggle', () => this.fillTable());
    this.rings = landRings();
  }

  /** Shows the run of the setting chosen on the page, if its links are known. */
  show(metric, n, k, point) {
    this.runs = data.topologies.filter(run => run.point === point && run.metric === metric && run.n === n && run.k === k);
    byId('topology').hidden = !data.topologies.length;
    const missing = !this.runs.length;
    for (const id of ['map', 'epochs', 'epoch-text', 'rewired', 'topology-choices']) byId(id).hidden = missing;
    byId('topology-intro').textContent = missing ? 'The links of this setting are not in this page. ' + data.omitted
      : 'The links of one replication. Move over a peer to see its links and what they cost; click to keep it. ' + data.omitted;
    if (missing) return;
    const names = this.runs.map(run => run.policy);
    if (!names.includes(this.policy)) this.policy = (ranked({ point, metric, n, k }).find(row => names.includes(row.policy)) || { policy: names[0] }).policy;
    this.pick(names);
    this.open();
  }

  pick(names) {
    const box = (key, label) => make('label', {}, make('input', { type: 'checkbox', checked: this.shown[key],
      onchange: event => { this.shown[key] = event.target.checked; this.draw(); } }), make('span', { class: 'key ' + key, 'aria-hidden': 'true' }), label);
    this.find = make('input', { type: 'number', min: 0, max: this.runs[0].n - 1, id: 'find', 'aria-label': 'Peer to follow',
      oninput: () => this.pin(this.find.value === '' ? null : Number(this.find.value)) });
    byId('topology-choices').replaceChildren(
      select('Policy ', names.map(name => ({ value: name, text: name })), this.policy, name => { this.policy = name; this.open(); }),
      box('kept', 'kept links'), box('fresh', 'new links'), box('dropped', 'dropped links'),
      make('label', {}, 'Follow peer ', this.find));
    if (this.share() < 1) {
      byId('topology-choices').append(make('label', {}, make('input', { type: 'checkbox', id: 'all-links', checked: this.all,
        onchange: event => { this.all = event.target.checked; this.tell(); this.draw(); } }), 'links of all peers'));
    }
  }

  /** The share of the peers whose links are drawn unless all are asked for: more would be a mass of lines. */
  share() {
    const links = this.runs[0].n * this.runs[0].k;
    return links <= mostLinks ? 1 : someLinks / links;
  }

  /** Whether the links of a peer are drawn; the same peers in every epoch, picked by a hash of their number. */
  isDrawn(peer) {
    return this.all || peer === this.pinned || (Math.imul(peer + 1, 2654435761) >>> 0) < this.share() * 2 ** 32;
  }

  open() {
    this.hovered = null;
    this.run = this.runs.find(run => run.policy === this.policy);
    this.world = data.worlds.find(world => world.point === this.run.point && world.n === this.run.n && world.seed === this.run.seed);
    this.last = this.run.log.reduce((most, entry) => Math.max(most, entry[0]), 0);
    this.slider.max = String(this.last);
    byId('epochs').hidden = this.last === 0;
    this.size();
    this.go(this.last);
  }

  size() {
    const map = byId('map'), width = map.clientWidth;
    const ratio = this.world.kind === 'geo' ? 0.5 : 0.8;
    map.style.height = Math.max(260, Math.min(640, Math.round(width * ratio))) + 'px';
    if (this.chart) this.chart.resize();
  }

  go(epoch) {
    this.epoch = Math.max(0, Math.min(this.last, epoch));
    this.slider.value = String(this.epoch);
    this.back.disabled = this.epoch === 0;
    this.next.disabled = this.epoch === this.last;
    const links = new Map(), before = new Map();
    this.changes = [];
    for (const entry of this.run.log) {
      if (entry[0] > this.epoch) break;
      if (entry[0] === this.epoch && !before.has(entry[1])) before.set(entry[1], links.get(entry[1]) || []);
      links.set(entry[1], entry[7]);
      if (entry[0] === this.epoch) this.changes.push(entry);
    }
    const parse = value => typeof value === 'string' ? parseLinks(value) : value;
    this.links = new Map([...links].map(([peer, value]) => [peer, parse(value)]));
    this.before = new Map([...before].map(([peer, value]) => [peer, parse(value)]));
    this.tell();
    this.draw();
    this.fillTable();
  }

  tell() {
    const time = this.run.times[this.epoch];
    const gained = [...this.before].map(([peer, old]) =>
      this.links.get(peer).filter(link => !old.some(other => other.to === link.to)).length).reduce((a, b) => a + b, 0);
    const head = 'Epoch ' + this.epoch + ' of ' + this.last + (time ? ' (' + time + ')' : '') + ': ';
    const story = this.last === 0 ? 'The links at the end of the run.'
      : this.epoch === 0 ? head + 'the links everyone started from.'
        : head + this.before.size + (this.before.size === 1 ? ' peer' : ' peers') + ' rewired, ' + gained
          + (gained === 1 ? ' link is' : ' links are') + ' new.';
    byId('epoch-text').textContent = story + this.tellDrawn();
    byId('map').setAttribute('aria-label', 'Map of ' + this.run.n + ' peers and their links under ' + this.run.policy + '. ' + story);
    byId('rewired').querySelector('summary').textContent = 'Who rewired and why';
    byId('rewired').hidden = this.epoch === 0 || !this.before.size;
  }

  tellDrawn() {
    if (this.all || this.share() === 1) return '';
    const drawn = [...this.links.keys()].filter(peer => this.isDrawn(peer));
    const links = list => list.reduce((sum, peer) => sum + this.links.get(peer).length, 0);
    return ' Drawn are the ' + links(drawn) + ' links of ' + drawn.length + ' peers, of ' + links([...this.links.keys()]) + ' links of '
      + this.links.size + '; a peer shows its own when you move over it.';
  }

  name(peer) {
    const place = this.world.names[peer];
    return peer + (place ? ' (' + place + ')' : '');
  }

  fillTable() {
    const body = byId('rewired').querySelector('div');
    if (!byId('rewired').open || byId('rewired').hidden) {
      body.replaceChildren();
      return;
    }
    const most = 200, unit = unitOf(this.run.metric);
    const list = links => links.length ? links.map(link => link.to + (link.donated ? '*' : '')
      + (link.cost === null ? '' : ' (' + text(link.cost, 3) + ')')).join(', ') : 'none';
    const rows = [];
    const now = new Map([...this.before]);
    for (const [, peer, cause, costBefore, costAfter, lostBefore, lostAfter, written] of this.changes.slice(0, most)) {
      const old = now.get(peer) || [], fresh = typeof written === 'string' ? parseLinks(written) : written;
      now.set(peer, fresh);
      const gone = old.filter(link => !fresh.some(other => other.to === link.to));
      const come = fresh.filter(link => !old.some(other => other.to === link.to));
      rows.push([this.name(peer), causes[cause], list(gone), list(come),
        text(costBefore) + (lostBefore ? ' (' + lostBefore + ' unreached)' : ''),
        text(costAfter) + (lostAfter ? ' (' + lostAfter + ' unreached)' : '')]);
    }
    const inUnit = unit ? ' (' + unit + ')' : '';
    body.replaceChildren(tableElement([['peer', 'cause', 'dropped' + inUnit, 'new' + inUnit, 'cost before', 'cost after'], ...rows]));
    if (this.changes.length > most) {
      body.append(make('p', { class: 'quiet' }, 'and ' + (this.changes.length - most) + ' more in rewirings.csv'));
    }
    body.append(make('p', { class: 'quiet' }, '* a donated link'));
  }

  pin(peer) {
    this.pinned = peer !== null && peer >= 0 && peer < this.run.n ? peer : null;
    this.tell();
    this.draw();
  }

  hover(peer) {
    this.hovered = peer;
    this.chart.setOption({ series: [{ id: 'focus', data: this.focus() }] });
  }

  /** Lines from the peers that are looked at. */
  focus() {
    return [...new Set([this.pinned, this.hovered])].filter(peer => peer !== null)
      .flatMap(peer => (this.links.get(peer) || []).map(link => ({ coords: [this.at(peer), this.at(link.to)] })));
  }

  /** Lines of one kind, each from a peer to a peer. */
  segments(kind) {
    const lines = [];
    const add = (from, link) => lines.push({ coords: [this.at(from), this.at(link.to)], from, link });
    for (const [peer, links] of this.links) {
      if (!this.isDrawn(peer)) continue;
      const old = this.before.get(peer);
      const isNew = link => this.epoch > 0 && old !== undefined && !old.some(other => other.to === link.to);
      if (kind === 'dropped') (old || []).filter(link => !links.some(other => other.to === link.to)).forEach(link => add(peer, link));
      else links.filter(link => isNew(link) === (kind === 'fresh')).forEach(link => add(peer, link));
    }
    return lines;
  }

  at(peer) {
    return [this.world.x[peer], this.world.y[peer]];
  }

  draw() {
    if (!this.run || byId('map').hidden) return;
    const renderer = root.dataset.printing && this.run.n <= 1000 ? 'svg' : 'canvas';
    if (this.chart && this.renderer !== renderer) {
      this.chart.dispose();
      this.chart = null;
    }
    if (!this.chart) {
      this.renderer = renderer;
      this.chart = echarts.init(byId('map'), null, { renderer });
      this.chart.on('click', point => {
        if (point.seriesId === 'peers') this.pin(this.pinned === point.dataIndex ? null : point.dataIndex);
      });
      this.chart.on('mouseover', point => { if (point.seriesId === 'peers') this.hover(point.dataIndex); });
      this.chart.on('mouseout', point => { if (point.seriesId === 'peers') this.hover(null); });
    }
    byId('topology-choices').style.setProperty('--fresh', policyOf(this.run.policy).color);
    this.chart.setOption(this.option(), true);
    this.chart.getZr().flush();
  }

  option() {
    const policy = policyOf(this.run.policy), many = this.run.n > 400, geo = this.world.kind === 'geo';
    const [left, right, bottom, top] = this.frame();
    const lines = (id, kind, style, z) => ({
      id, type: 'lines', coordinateSystem: 'cartesian2d', z, silent: true, polyline: false, large: many, largeThreshold: 2000,
      data: this.shown[kind] ? this.segments(kind) : [], lineStyle: Object.assign({ curveness: 0.12 }, style)
    });
    const dense = many && (this.all || this.share() === 1);
    const peers = this.world.x.map((x, peer) => {
      const changed = this.epoch > 0 && this.before.has(peer);
      return { value: [x, this.world.y[peer]], symbolSize: peer === this.pinned ? 15 : many ? (changed ? 5 : 3) : changed ? 10 : 7,
        itemStyle: { color: changed ? policy.color : color('--ink'), borderColor: color('--paper'), borderWidth: many ? 0 : 1 } };
    });
    const hide = { show: false, type: 'value' };
    return {
      animation: false, backgroundColor: color('--paper'), grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: Object.assign({ min: left, max: right }, hide), yAxis: Object.assign({ min: bottom, max: top }, hide),
      dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true },
        { type: 'inside', yAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true }],
      tooltip: Object.assign({ trigger: 'item', formatter: point => point.seriesId === 'peers' ? this.tip(point.dataIndex) : '' }, tipStyle()),
      series: [
        ...(geo ? [this.land()] : []),
        lines('kept', 'kept', { color: color('--link'), width: dense ? 0.5 : 1, opacity: dense ? 0.35 : 0.6 }, 2),
        lines('dropped', 'dropped', { color: color('--quiet'), width: 1, opacity: 0.7, type: 'dashed' }, 3),
        lines('fresh', 'fresh', { color: policy.color, width: dense ? 0.8 : many ? 1.2 : 1.8, opacity: dense ? 0.5 : 0.9 }, 4),
        { id: 'focus', type: 'lines', coordinateSystem: 'cartesian2d', z: 5, silent: true, data: this.focus(), symbol: ['none', 'arrow'],
          symbolSize: 9, lineStyle: { color: color('--accent'), width: 3, opacity: 1, curveness: 0.12 } },
        { id: 'peers', type: 'scatter', z: 6, data: peers }
      ]
    };
  }

  /** The part of the world to show, its sides in the proportion of the map on the page. */
  frame() {
    const map = byId('map'), ratio = map.clientWidth / Math.max(1, map.clientHeight);
    const span = values => [Math.min(...values), Math.max(...values)];
    let [left, right] = span(this.world.x), [bottom, top] = span(this.world.y);
    const room = 0.06 * Math.max(right - left, top - bottom, 1e-9);
    [left, right, bottom, top] = [left - room, right + room, bottom - room, top + room];
    const missing = (top - bottom) * ratio - (right - left);
    if (missing > 0) [left, right] = [left - missing / 2, right + missing / 2];
    else [bottom, top] = [bottom + missing / ratio / 2, top - missing / ratio / 2];
    return [left, right, bottom, top];
  }

  land() {
    return {
      id: 'land', type: 'custom', silent: true, clip: true, z: 1, data: this.rings.map((ring, i) => i), tooltip: { show: false },
      renderItem: (params, api) => ({
        type: 'polygon', shape: { points: this.rings[params.dataIndex].map(point => api.coord(point)) },
        style: { fill: color('--land'), stroke: color('--shore'), lineWidth: 0.7 }
      })
    };
  }

  tip(peer) {
    const unit = unitOf(this.run.metric), links = this.links.get(peer) || [];
    const list = found => found.length ? found.map(link => this.name(link.to) + (link.donated ? ' donated' : '')
      + (link.cost === null ? '' : ', ' + text(link.cost) + ' ' + unit)).map(line => make('div', {}, '→ ' + line)) : [make('div', {}, 'none')];
    const tip = make('div', { class: 'tip' }, make('b', {}, 'Peer ' + this.name(peer)), make('div', {}, 'links'), ...list(links.slice(0, 12)));
    if (links.length > 12) tip.append(make('div', {}, '… ' + links.length + ' in all'));
    const old = this.before.get(peer);
    if (this.epoch > 0 && old) {
      const entries = this.changes.filter(entry => entry[1] === peer), last = entries[entries.length - 1];
      const gone = old.filter(link => !links.some(other => other.to === link.to));
      tip.append(make('div', {}, 'dropped in this epoch'), ...list(gone.slice(0, 12)),
        make('div', {}, 'cost ' + text(entries[0][3]) + ' → ' + text(last[4]) + ' ' + unit + ' (' + causes[last[2]] + ')'));
    }
    return tip;
  }
}
