/* One figure as a picture and as a table. */

/** The figure's lower and upper edge of the band at a point, null without an interval; nothing that is drawn can be negative. */
const edges = (series, i) => series.half[i] === null ? null : [Math.max(0, series.y[i] - series.half[i]), series.y[i] + series.half[i]];

/** All of a curve's band as one polygon, or a bar with feet where there is but one point. */
function band(series, style) {
  const points = series.x.map((x, i) => ({ x, edge: edges(series, i) })).filter(point => point.edge);
  return {
    name: series.name, type: 'custom', silent: true, clip: true, z: 1, itemStyle: { color: style.color },
    encode: { x: 0, y: [1, 2] }, data: points.map(point => [point.x, ...point.edge]), tooltip: { show: false },
    renderItem: (params, api) => {
      if (params.dataIndex > 0) return null;
      const low = points.map(point => api.coord([point.x, point.edge[0]]));
      const high = points.map(point => api.coord([point.x, point.edge[1]]));
      if (points.length === 1) {
        const [x, bottom] = low[0], top = high[0][1];
        const stroke = { stroke: style.color, lineWidth: 2 };
        return { type: 'group', children: [[x, top, x, bottom], [x - 6, top, x + 6, top], [x - 6, bottom, x + 6, bottom]].map(
          ([x1, y1, x2, y2]) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: stroke })) };
      }
      return { type: 'polygon', shape: { points: high.concat(low.reverse()) }, style: { fill: style.color, opacity: 0.22 } };
    }
  };
}

function axis(name, more) {
  return Object.assign({
    name, nameLocation: 'middle', nameTextStyle: { color: color('--quiet'), fontSize: 12 },
    axisLabel: { color: color('--quiet'), hideOverlap: true, margin: 10 }, axisLine: { show: true, lineStyle: { color: color('--line') } },
    axisTick: { lineStyle: { color: color('--line') } }, splitLine: { lineStyle: { color: color('--line'), opacity: 0.6 } }
  }, more);
}

const tipStyle = () => ({
  backgroundColor: color('--paper'), borderColor: color('--line'), textStyle: { color: color('--ink'), fontSize: 13 }, confine: true
});

/** The legend's mark for a policy: the dash and the symbol cannot be told at that size, so a filled symbol. */
const legend = names => ({
  top: 0, left: 0, type: 'plain', itemWidth: 13, itemHeight: 10, textStyle: { color: color('--ink') },
  data: names.map(name => ({ name, icon: policyOf(name).symbol, itemStyle: { color: policyOf(name).color } }))
});

/** Where the plot begins below a legend, which takes as many rows as its names need. */
function below(names, width) {
  let rows = 1, used = 0;
  for (const name of names) {
    const room = 34 + 6.6 * name.length;
    if (used > 0 && used + room > width) {
      rows++;
      used = 0;
    }
    used += room;
  }
  return 14 + 20 * rows;
}

function linesOption(figure, width) {
  const names = figure.series.map(series => series.name);
  const all = figure.series.flatMap(series => series.x).filter(x => x !== null);
  const low = Math.min(...all), high = Math.max(...all);
  const whole = figure.id.endsWith('-k') || figure.id.endsWith('-n') || figure.id.endsWith('-time');
  const log = figure.id.endsWith('-n') && high >= 20 * low;
  const room = low === high ? 1 : (high - low) * 0.03;
  const few = figure.series.every(series => series.x.length <= 30) && figure.id !== 'paths';
  const x = log ? { type: 'log' }
    : { type: 'value', min: whole ? low - room : null, max: whole ? high + room : null, minInterval: whole ? 1 : 0, scale: !whole };
  if (whole && !log) {
    x.axisLabel = { color: color('--quiet'), hideOverlap: true, margin: 10, showMinLabel: null, showMaxLabel: null,
      formatter: value => Number.isInteger(value) ? String(value) : '' };
  }
  const y = figure.id === 'paths' ? { min: 0, max: 1 } : { scale: true };
  return {
    animation: false, textStyle: { color: color('--ink') }, legend: legend(names),
    grid: { left: 72, right: 14, top: below(names, width), bottom: 44 },
    xAxis: axis(figure.xLabel, Object.assign({ nameGap: 28 }, x)),
    yAxis: axis(figure.yLabel, Object.assign({ type: 'value', nameGap: 56 }, y)),
    tooltip: Object.assign({ trigger: figure.id === 'paths' ? 'item' : 'axis', formatter: found => lineTip(figure, [found].flat()) }, tipStyle()),
    series: figure.series.flatMap(series => {
      const style = policyOf(series.name);
      return [band(series, style), {
        name: series.name, type: 'line', z: 3, data: series.x.map((x, i) => [x, series.y[i]]), symbol: style.symbol, symbolSize: 7,
        showSymbol: few, itemStyle: { color: style.color },
        lineStyle: { color: style.color, width: 2, type: style.dash.length ? style.dash : 'solid' }, emphasis: { focus: 'series' }
      }];
    })
  };
}

function lineTip(figure, found) {
  const lines = found.filter(point => point.seriesType === 'line');
  if (!lines.length) return '';
  const tip = make('div', { class: 'tip' }, make('b', {}, figure.xLabel + ': ' + text(lines[0].value[0])));
  for (const point of lines) {
    const series = figure.series.find(candidate => candidate.name === point.seriesName);
    tip.append(make('div', {}, swatch(policyOf(series.name).color),
      series.name + ': ' + withHalf(series.y[point.dataIndex], series.half[point.dataIndex])));
  }
  return tip;
}

function barsOption(figure, width) {
  const names = figure.series.map(series => series.name);
  const tones = ['#2f86c9', '#d55e00', '#009e73', '#b565a7', '#c08a00', '#3aa6b9', '#8c6d46', '#808890'];
  return {
    animation: false, textStyle: { color: color('--ink') },
    legend: { top: 0, left: 0, type: 'plain', itemWidth: 13, itemHeight: 10, textStyle: { color: color('--ink') } },
    grid: { left: 74, right: 14, top: below(names, width), bottom: 44 },
    xAxis: axis('', { type: 'category', data: figure.categories }),
    yAxis: axis(figure.yLabel, { type: 'value', nameGap: 58 }),
    tooltip: Object.assign({ trigger: 'item', formatter: point => make('div', { class: 'tip' },
      make('b', {}, point.name), point.seriesName + ': ' + text(point.value)) }, tipStyle()),
    series: figure.series.map((series, i) => ({
      name: series.name, type: 'bar', stack: 'all', data: series.y, itemStyle: { color: tones[i % tones.length] }, barMaxWidth: 70
    }))
  };
}

function heatOption(figure, width, shown) {
  const series = figure.series.find(candidate => candidate.name === shown) || figure.series[0];
  const values = figure.series.flatMap(each => each.z).filter(z => z !== null);
  const low = Math.min(...values), high = Math.max(...values);
  return {
    animation: false, textStyle: { color: color('--ink') }, grid: { left: 84, right: 14, top: 10, bottom: 84 },
    xAxis: axis(figure.xLabel, { type: 'category', data: figure.columns, nameGap: 26 }),
    yAxis: axis(figure.yLabel, { type: 'category', data: figure.rows, nameGap: 66 }),
    visualMap: {
      min: low, max: high, orient: 'horizontal', left: 'center', bottom: 0, calculable: true,
      textStyle: { color: color('--quiet') }, formatter: value => text(value, 3),
      inRange: { color: ['#fde725', '#7ad151', '#22a884', '#2a788e', '#414487', '#440154'] }
    },
    tooltip: Object.assign({ formatter: point => make('div', { class: 'tip' },
      make('b', {}, figure.xLabel + ' = ' + figure.columns[point.value[0]] + ', ' + figure.yLabel + ' = ' + figure.rows[point.value[1]]),
      text(point.value[2])) }, tipStyle()),
    series: [{
      type: 'heatmap', data: series.x.map((x, i) => ({ value: [x, series.y[i], series.z[i]],
        label: { color: series.z[i] < low + 0.55 * (high - low) ? '#000' : '#fff' } })),
      label: { show: figure.columns.length * figure.rows.length <= 80, formatter: point => text(point.value[2], 3) }
    }]
  };
}

/** The numbers of a figure as rows of cells, header first. */
function tableOf(figure) {
  if (figure.kind === 'heat') {
    return [['policy', figure.xLabel, figure.yLabel, 'value']].concat(figure.series.flatMap(series => series.x.map((x, i) =>
      [series.name, figure.columns[x], figure.rows[series.y[i]], withHalf(series.z[i], series.half[i])])));
  }
  if (figure.kind === 'bars') {
    return [[figure.yLabel, ...figure.categories]].concat(figure.series.map(series => [series.name, ...series.y.map(y => text(y))]));
  }
  const byLevel = figure.id === 'paths';
  const keys = [...new Set(figure.series.flatMap(series => byLevel ? series.y : series.x))].sort((a, b) => a - b);
  const head = [byLevel ? figure.yLabel : figure.xLabel, ...figure.series.map(series => series.name)];
  return [head].concat(keys.map(key => [text(key), ...figure.series.map(series => {
    const i = (byLevel ? series.y : series.x).indexOf(key);
    return i < 0 ? '–' : byLevel ? text(series.x[i]) : withHalf(series.y[i], series.half[i]);
  })]));
}

function tableElement([head, ...rows]) {
  return make('table', {}, make('thead', {}, make('tr', {}, ...head.map(cell => make('th', { scope: 'col' }, cell)))),
    make('tbody', {}, ...rows.map(row => make('tr', {}, ...row.map(cell => make('td', {}, cell))))));
}

/** A place on the page for all figures of one kind, of which the choices pick one. */
class Slot {
  constructor(id) {
    this.id = id;
    this.title = make('h3', {});
    this.caption = make('p', {});
    this.pick = make('div', { class: 'row' });
    this.plot = make('div', { class: 'plot', role: 'img', id: 'plot-' + id });
    this.table = make('div', { class: 'scroll', tabindex: '0', role: 'region' });
    this.details = make('details', { ontoggle: () => this.fillTable() }, make('summary', {}, 'Table'), this.table);
    this.element = make('figure', { id: 'figure-' + id }, make('figcaption', {}, this.title, this.caption, this.pick), this.plot, this.details);
  }

  /** @param more choices of the figure's own, to stand above it */
  show(figure, ...more) {
    this.figure = figure;
    this.element.hidden = !figure;
    if (!figure) return;
    const setting = [figure.n ? 'n = ' + figure.n : '', figure.k ? 'k = ' + figure.k : ''].filter(Boolean).join(', ');
    this.title.textContent = figure.title + (setting ? ' (' + setting + ')' : '');
    this.caption.textContent = figure.caption;
    this.plot.setAttribute('aria-label', figure.title + ', ' + figure.metric + ', ' + setting + ': '
      + figure.series.map(series => series.name).join(', ') + '. The numbers are in the table below.');
    this.table.setAttribute('aria-label', 'Table of ' + figure.title);
    this.pick.replaceChildren(...more);
    if (figure.kind === 'heat') {
      this.shown = figure.series.some(series => series.name === this.shown) ? this.shown : figure.series[0].name;
      this.pick.append(select('Policy ', figure.series.map(series => ({ value: series.name, text: series.name })), this.shown,
        name => { this.shown = name; this.draw(); }));
    }
    this.fillTable();
    this.draw();
  }

  draw() {
    if (!this.figure) return;
    this.chart = this.chart || echarts.init(this.plot, null, { renderer: 'svg' });
    const option = { lines: linesOption, bars: barsOption, heat: heatOption }[this.figure.kind];
    this.chart.setOption(option(this.figure, this.plot.clientWidth, this.shown), true);
    this.chart.getZr().flush();
  }

  fillTable() {
    this.table.replaceChildren(...(this.details.open && this.figure ? [tableElement(tableOf(this.figure))] : []));
  }

  resize() {
    if (!this.chart || !this.figure) return;
    this.chart.resize();
    this.draw();
  }
}
